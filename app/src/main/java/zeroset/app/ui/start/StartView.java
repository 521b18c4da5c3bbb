package zeroset.app.ui.start;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import zeroset.app.preferences.Recent;
import zeroset.app.ui.Figures;
import zeroset.app.ui.Texts;
import zeroset.app.ui.shell.Command;
import zeroset.app.ui.shell.CommandSet;

/// What a window shows while nothing is open: where to drop a folder, what was open before, and a sample to try.
public final class StartView extends ScrollPane {

    private static final double CARD = 176;
    private static final double PICTURE_HEIGHT = 108;

    private final StartViewModel model;
    private final FlowPane recents = new FlowPane();
    private final VBox recentSection = new VBox();

    /// Shows the way in.
    public StartView(StartViewModel model, CommandSet commands) {
        this.model = model;
        setId("start");
        setFitToWidth(true);
        setFitToHeight(true);
        getStyleClass().add("start");

        recents.getStyleClass().add("recents");
        var title = new Label(Texts.of("start.recent"));
        title.getStyleClass().add("headline");
        recentSection.getStyleClass().add("form");
        recentSection.getChildren().addAll(title, recents);

        var page = new VBox(hero(commands), recentSection);
        page.getStyleClass().add("start-page");
        page.setAlignment(Pos.CENTER);
        page.setMaxWidth(4 * CARD + 3 * 12);
        var center = new StackPane(page);
        center.getStyleClass().add("start-center");
        setContent(center);
        followRecents(model.recents());
    }

    private static Node hero(CommandSet commands) {
        var icon = FontIcon.of(Material2OutlinedMZ.PHOTO_LIBRARY);
        icon.getStyleClass().add("hero-icon");
        var title = new Label(Texts.of("start.title"));
        title.getStyleClass().add(Styles.TITLE_3);
        title.setWrapText(true);
        var hint = new Label(Texts.of("start.hint"));
        hint.getStyleClass().add("caption");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.setTextAlignment(TextAlignment.CENTER);
        var open = new Button(Texts.of("start.open"), FontIcon.of(Command.OPEN.icon()));
        open.setId("start-open");
        open.getStyleClass().add(Styles.ACCENT);
        commands.attach(open, Command.OPEN);
        var sample = new Button(Texts.of("start.sample"));
        sample.setId("start-sample");
        commands.attach(sample, Command.OPEN_SAMPLE);
        var buttons = new HBox(open, sample);
        buttons.getStyleClass().add("hero-buttons");
        var box = new VBox(icon, title, hint, buttons);
        box.setId("drop-target");
        box.getStyleClass().add("drop-target");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private void followRecents(ObservableValue<List<Recent>> list) {
        list.subscribe(newest -> {
            recents.getChildren().setAll(newest.stream().map(this::card).toList());
            recentSection.setVisible(!newest.isEmpty());
            recentSection.setManaged(!newest.isEmpty());
        });
    }

    private Node card(Recent recent) {
        var picture = new ImageView();
        picture.setFitWidth(CARD - 2);
        picture.setFitHeight(PICTURE_HEIGHT);
        picture.setPreserveRatio(true);
        // Read in the background: a slow disk must not hold up the window. Kept as small as it is sharp at 200 %: a
        // dozen
        // photographs as they come from a camera are a gigabyte.
        recent.thumbnail()
                .ifPresent(file -> picture.setImage(
                        new Image(file.toUri().toString(), 2 * CARD, 2 * PICTURE_HEIGHT, true, true, true)));
        var frame = new StackPane(FontIcon.of(Material2OutlinedMZ.PHOTO_LIBRARY), picture);
        frame.getStyleClass().add("recent-picture");
        frame.setMinHeight(PICTURE_HEIGHT);
        var name = new Label(recent.name());
        name.getStyleClass().add("strong");
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        var place = new Label(Figures.path(recent.location()));
        place.getStyleClass().add("caption");
        place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var text = new VBox(name, place);
        text.getStyleClass().add("recent-text");
        var box = new VBox(frame, text);
        box.setPrefWidth(CARD);
        box.setMaxWidth(CARD);
        var button = new Button(null, box);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setId("recent-" + recent.name());
        button.getStyleClass().add("recent-card");
        button.setAccessibleText(Texts.of("start.recent.open", recent.name()));
        button.setTooltip(new Tooltip(recent.location().toString()));
        button.setOnAction(_ -> model.open(recent.location()));
        return button;
    }
}
