package zeroset.app.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import zeroset.app.ui.Texts;

/// The panel on the right: training, region, export.
final class Inspector extends TabPane {

    private final Tab training;
    private final Tab region;
    private final Tab export;

    Inspector(Node trainingPage, Node regionPage, Node exportPage) {
        setId("inspector");
        getStyleClass().add("inspector");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        setMinWidth(300);
        training = tab("inspector.training", trainingPage);
        region = tab("inspector.region", regionPage);
        export = tab("inspector.export", exportPage);
        getTabs().addAll(training, region, export);
    }

    private static Tab tab(String key, Node page) {
        var scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var tab = new Tab(Texts.of(key), scroll);
        tab.setId("tab-" + key.substring(key.indexOf('.') + 1));
        return tab;
    }

    void showTraining() {
        getSelectionModel().select(training);
    }

    void showRegion() {
        getSelectionModel().select(region);
    }

    void showExport() {
        getSelectionModel().select(export);
    }
}
