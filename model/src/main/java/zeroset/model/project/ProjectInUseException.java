package zeroset.model.project;

import java.nio.file.Path;

/// Another process, or another window of this one, trains into the project. It can still be opened for reading.
public final class ProjectInUseException extends ProjectException {

    private static final long serialVersionUID = 1;

    private final transient Path project;

    /// For one project.
    ///
    /// @param project its folder
    public ProjectInUseException(Path project, String message) {
        super(message);
        this.project = project;
    }

    /// The project's folder.
    public Path project() {
        return project;
    }
}
