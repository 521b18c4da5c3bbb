package zeroset.app.ui.doctor;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import zeroset.app.ui.RasterImage;
import zeroset.app.ui.Texts;
import zeroset.model.doctor.DoctorReport;
import zeroset.model.doctor.Finding;
import zeroset.model.doctor.Severity;
import zeroset.model.doctor.ViewCoverage;
import zeroset.render.scene.Raster;

/// The inspector's page on the photographs: verdict, findings with remedies, from where the object is seen, and
/// what was recognised.
public final class DoctorView extends VBox {

    private static final int COVERAGE_HEIGHT = 150; // pixels; twice as wide, which fits the narrowest inspector

    private final Label verdict = new Label();
    private final VBox content = new VBox();

    /// Shows the examination.
    public DoctorView(DoctorViewModel model) {
        setId("doctor");
        getStyleClass().add("inspector-page");
        var hint = wrapped(Texts.of("doctor.hint"), "caption");
        var examine = new Button(Texts.of("doctor.examine"));
        examine.setId("doctor-examine");
        examine.setOnAction(_ -> model.examine());
        model.runningProperty().subscribe(running -> {
            examine.setDisable(running);
            examine.setText(Texts.of(running ? "doctor.running" : "doctor.examine"));
        });
        verdict.setId("doctor-verdict");
        verdict.getStyleClass().add("headline");
        verdict.setWrapText(true);
        verdict.setMinHeight(USE_PREF_SIZE);
        content.getStyleClass().add("form");
        getChildren().addAll(hint, examine, verdict, content);
        model.reportProperty().subscribe(this::show);
    }

    private void show(Optional<DoctorReport> report) {
        content.getChildren().clear();
        verdict.setText(report.map(DoctorReport::verdict).orElse(""));
        verdict.setVisible(report.isPresent());
        verdict.setManaged(report.isPresent());
        report.ifPresent(this::fill);
    }

    private void fill(DoctorReport report) {
        report.findings().forEach(finding -> content.getChildren().add(card(finding)));
        report.coverage().ifPresent(this::addCoverage);
        for (var fact : report.facts()) {
            content.getChildren().add(wrapped(fact.name() + ": " + fact.text(), "caption"));
        }
    }

    private static VBox card(Finding finding) {
        var sentence = wrapped(finding.sentence(), "message-sentence");
        sentence.setGraphic(FontIcon.of(
                switch (finding.severity()) {
                    case ERROR -> Material2OutlinedAL.ERROR_OUTLINE;
                    case WARNING -> Material2OutlinedMZ.WARNING;
                    case HINT -> Material2OutlinedAL.INFO;
                }));
        sentence.setAccessibleText(Texts.of(
                        switch (finding.severity()) {
                            case ERROR -> "doctor.error";
                            case WARNING -> "doctor.warning";
                            case HINT -> "doctor.hint-finding";
                        })
                + " "
                + finding.sentence());
        if (finding.severity() == Severity.ERROR) {
            sentence.getStyleClass().add(Styles.DANGER);
        }
        var card =
                new VBox(sentence, wrapped(finding.evidence(), "caption"), wrapped(finding.remedy(), "message-remedy"));
        card.getStyleClass().addAll("card", "form", "doctor-finding");
        return card;
    }

    private void addCoverage(ViewCoverage coverage) {
        var picture = new ImageView(
                RasterImage.of(new Raster(2 * COVERAGE_HEIGHT, COVERAGE_HEIGHT, coverage.picture(COVERAGE_HEIGHT))));
        picture.setId("doctor-coverage");
        var text = Texts.of("doctor.coverage", Math.round(100 * coverage.share(3)));
        picture.setAccessibleText(text);
        content.getChildren().addAll(picture, wrapped(text, "caption"));
    }

    private static Label wrapped(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
