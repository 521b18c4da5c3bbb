package zeroset.model.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/// The optional folder of larger data sets: system property `zeroset.data`, else `../shared/data` beside the
/// repository.
/// Tests that need it are skipped, with the reason, where it is absent.
public final class TestData {

    private TestData() {}

    /// A file or folder of the optional data.
    ///
    /// @throws TestAbortedException when it is not there
    public static Path require(String name) {
        var stated = System.getProperty("zeroset.data");
        var folder = stated == null || stated.isBlank() ? Path.of("..", "..", "shared", "data") : Path.of(stated);
        var path = folder.resolve(name);
        if (!Files.exists(path)) {
            throw new TestAbortedException("skipped: the optional data "
                    + path.toAbsolutePath().normalize() + " is not there; set -Dzeroset.data=FOLDER to run this test");
        }
        return path;
    }
}
