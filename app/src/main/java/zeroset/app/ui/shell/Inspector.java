package zeroset.app.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import zeroset.app.ui.Texts;

/// The panel on the right: training, region, export, and the photographs' examination.
final class Inspector extends TabPane {

    private final Tab training;
    private final Tab region;
    private final Tab export;
    private final Tab doctor;

    Inspector(Node trainingPage, Node regionPage, Node exportPage, Node doctorPage) {
        setId("inspector");
        getStyleClass().add("inspector");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        setMinWidth(300);
        training = tab("inspector.training", trainingPage);
        region = tab("inspector.region", regionPage);
        export = tab("inspector.export", exportPage);
        doctor = tab("inspector.doctor", doctorPage);
        getTabs().addAll(training, region, export, doctor);
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

    void showDoctor() {
        getSelectionModel().select(doctor);
    }
}
