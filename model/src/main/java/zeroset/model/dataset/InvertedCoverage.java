package zeroset.model.dataset;

import java.nio.file.Path;
import java.util.Optional;

/// A photograph whose mask or alpha channel means the opposite of what it says.
///
/// @param source the photograph as it is
record InvertedCoverage(PhotographSource source) implements PhotographSource {

    /// The opposite of a photograph: of an inverted one the photograph as it is.
    static PhotographSource of(PhotographSource photograph) {
        return photograph instanceof InvertedCoverage(PhotographSource asItIs)
                ? asItIs
                : new InvertedCoverage(photograph);
    }

    @Override
    public Path path() {
        return source.path();
    }

    @Override
    public Optional<Path> maskFile() {
        return source.maskFile();
    }

    @Override
    public Photograph load() throws DatasetException {
        return source.load().withInvertedCoverage();
    }

    @Override
    public Photograph load(int reduction) throws DatasetException {
        return source.load(reduction).withInvertedCoverage();
    }

    @Override
    public boolean isChanged() {
        return true;
    }
}
