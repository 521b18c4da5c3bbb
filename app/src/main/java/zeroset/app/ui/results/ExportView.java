package zeroset.app.ui.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import zeroset.app.job.MeshSettings;
import zeroset.app.ui.Texts;

/// The inspector's third tab: a mesh, a picture, a film. One of them is unfolded at a time.
public final class ExportView extends VBox {

    private final MeshExportViewModel meshModel;
    private final TitledPane mesh;
    private final TitledPane picture;
    private final TitledPane film;

    /// @param ask asks where to write
    public ExportView(
            MeshExportViewModel meshModel,
            PictureExportViewModel pictureModel,
            FilmExportViewModel filmModel,
            Function<Optional<Path>, Optional<Path>> ask) {
        this.meshModel = meshModel;
        setId("export");
        getStyleClass().addAll("inspector-page", "export-page");
        mesh = fold("export.mesh", new MeshExportView(meshModel, ask));
        picture = fold("export.picture", new PictureExportView(pictureModel, ask));
        film = fold("export.film", new FilmExportView(filmModel, ask));
        getChildren().addAll(mesh, picture, film);
        for (var pane : List.of(mesh, picture, film)) {
            pane.expandedProperty().subscribe((_, unfolded) -> {
                if (unfolded) {
                    unfold(pane);
                }
            });
        }
        unfoldMesh();
    }

    /// What is chosen for the next mesh.
    public MeshSettings meshSettings() {
        return meshModel.settingsProperty().get();
    }

    private static TitledPane fold(String key, Node content) {
        var pane = new TitledPane(Texts.of(key), content);
        pane.setId(key.replace('.', '-') + "-pane");
        pane.setAnimated(false);
        pane.setExpanded(false);
        pane.getStyleClass().add("fold");
        return pane;
    }

    private void unfold(TitledPane chosen) {
        for (var pane : List.of(mesh, picture, film)) {
            pane.setExpanded(pane == chosen);
        }
    }

    /// Unfolds the mesh.
    public void unfoldMesh() {
        unfold(mesh);
    }

    /// Unfolds the picture.
    public void unfoldPicture() {
        unfold(picture);
    }

    /// Unfolds the film.
    public void unfoldFilm() {
        unfold(film);
    }
}
