package zeroset.app.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zeroset.app.preferences.PreferenceStore;
import zeroset.app.preferences.Theme;
import zeroset.app.ui.States;
import zeroset.app.ui.WindowStage;

@Timeout(90)
class ContrastTest {
    /// WCAG 2.1, success criterion 1.4.3: text against its background.
    private static final double LEAST = 4.5;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK"})
    void textStandsOutFromWhatLiesBehindIt(Theme theme) {
        PreferenceStore.in(folder).update(now -> now.withTheme(theme));
        try (var stage = new WindowStage(folder, 1440, 900)) {
            var weak = new ArrayList<String>();
            collect(stage, weak);
            for (var state : List.of(States.withWarnings(), States.finished(), States.failed())) {
                stage.workspace().become(state);
                stage.settle();
                var tabs = stage.find("inspector", TabPane.class);
                for (int i = 0; i < 3; i++) {
                    int tab = i;
                    WindowStage.onFx(() -> {
                        tabs.getSelectionModel().select(tab);
                        return true;
                    });
                    stage.settle();
                    collect(stage, weak);
                }
            }
            assertEquals(List.of(), weak.stream().distinct().toList());
        }
    }

    private static void collect(WindowStage stage, List<String> weak) {
        WindowStage.onFx(() -> {
            visit(stage.scene().getRoot(), Color.WHITE, 1, weak);
            return true;
        });
    }

    /// @param behind what lies behind the node
    /// @param opacity of everything the node stands in
    private static void visit(Node node, Color behind, double opacity, List<String> weak) {
        if (!node.isVisible() || node.isDisabled()) {
            return; // what cannot be used may be faint
        }
        double shown = opacity * node.getOpacity();
        var back = behind;
        if (node instanceof Region region && region.getBackground() != null) {
            for (var fill : region.getBackground().getFills()) {
                if (fill.getFill() instanceof Color color) {
                    back = back.interpolate(
                            new Color(color.getRed(), color.getGreen(), color.getBlue(), 1), color.getOpacity());
                }
            }
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank()
                && labeled.getTextFill() instanceof Color text) {
            var seen = back.interpolate(
                    new Color(text.getRed(), text.getGreen(), text.getBlue(), 1), text.getOpacity() * shown);
            double ratio = contrast(seen, back);
            if (ratio < LEAST) {
                weak.add(String.format(
                        "%.2f %s \"%s\" %s on %s",
                        ratio,
                        node instanceof Label ? "label" : node.getTypeSelector(),
                        labeled.getText(),
                        seen,
                        back));
            }
        }
        if (node instanceof Parent parent) {
            var below = back;
            parent.getChildrenUnmodifiable().forEach(child -> visit(child, below, shown, weak));
        }
    }

    private static double contrast(Color a, Color b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
