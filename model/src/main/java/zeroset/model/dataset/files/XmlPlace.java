package zeroset.model.dataset.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import zeroset.model.dataset.DatasetException;

/// An element of an XML file that knows where it stands: complaints read `cameras.xml:
/// chunk/sensor[0]/resolution ...`.
///
/// Document types, and with them entities that grow or that name other files, are refused.
public final class XmlPlace {

    private static final long MAX_BYTES = 64L << 20;

    private final Path file;
    private final String place;
    private final Element element;

    private XmlPlace(Path file, String place, Element element) {
        this.file = file;
        this.place = place;
        this.element = element;
    }

    /// The outermost element of a file.
    ///
    /// @throws DatasetException when it is missing, larger than 64 MB, or not XML
    public static XmlPlace read(Path file) throws DatasetException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new DatasetException(file + ": expected at most " + (MAX_BYTES >> 20) + " MB of XML, found "
                        + (Files.size(file) >> 20) + " MB");
            }
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Thrower());
            try (var stream = Files.newInputStream(file)) {
                var top = builder.parse(stream).getDocumentElement();
                return new XmlPlace(file, top.getTagName(), top);
            }
        } catch (NoSuchFileException e) {
            throw new DatasetException(file + ": does not exist", e);
        } catch (SAXParseException e) {
            throw new DatasetException(
                    file + ": line " + e.getLineNumber() + ": expected XML, found " + DatasetException.reason(e)
                            + "; the file may be truncated, restore it from its source",
                    e);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new DatasetException(file + ": cannot be read: " + DatasetException.reason(e), e);
        }
    }

    /// The default handler prints to standard error.
    private static final class Thrower implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    /// The file this element stands in.
    public Path file() {
        return file;
    }

    /// The elements of a name directly below this one.
    public List<XmlPlace> children(String name) {
        var children = new ArrayList<XmlPlace>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                children.add(new XmlPlace(file, place + "/" + name + "[" + children.size() + "]", child));
            }
        }
        return children;
    }

    /// The elements of a name anywhere below this one.
    public List<XmlPlace> descendants(String name) {
        var found = element.getElementsByTagName(name);
        var descendants = new ArrayList<XmlPlace>();
        for (int i = 0; i < found.getLength(); i++) {
            if (found.item(i) instanceof Element child) {
                descendants.add(new XmlPlace(file, name + "[" + i + "]", child));
            }
        }
        return descendants;
    }

    /// The first element of a name directly below this one.
    public Optional<XmlPlace> find(String name) {
        return children(name).stream().findFirst();
    }

    /// The first element of a name directly below this one.
    ///
    /// @throws DatasetException when there is none
    public XmlPlace get(String name) throws DatasetException {
        return find(name).orElseThrow(() -> problem("expected an element <" + name + ">"));
    }

    /// An attribute; empty where there is none.
    public Optional<String> attribute(String name) {
        return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
    }

    /// An attribute as a number of pixels, 1 to 1,000,000.
    public int pixels(String name) throws DatasetException {
        var text = attribute(name).orElseThrow(() -> problem("expected an attribute " + name));
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= 1 && value <= 1_000_000) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new DatasetException(
                    file + ": " + place + ": expected a number of pixels in " + name + ", found "
                            + TextLine.shown(text),
                    e);
        }
        throw problem("expected " + name + " of 1 to 1000000 px, found " + TextLine.shown(text));
    }

    /// The text of this element as finite numbers.
    ///
    /// @param count how many there must be
    public double[] numbers(int count) throws DatasetException {
        var text = element.getTextContent().strip();
        var words = text.isEmpty() ? new String[0] : text.split("\\s+");
        if (words.length != count) {
            throw problem("expected " + count + " numbers, found " + words.length);
        }
        var numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = finite(words[i]);
        }
        return numbers;
    }

    /// The number in an element directly below this one.
    ///
    /// @param otherwise what it is where there is no such element
    public double number(String name, double otherwise) throws DatasetException {
        var child = find(name);
        return child.isPresent() ? child.get().numbers(1)[0] : otherwise;
    }

    private double finite(String word) throws DatasetException {
        try {
            double value = Double.parseDouble(word);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new DatasetException(file + ": " + place + ": expected a number, found " + TextLine.shown(word), e);
        }
        throw problem("expected a finite number, found " + TextLine.shown(word));
    }

    /// A complaint: `file: place: problem`.
    public DatasetException problem(String problem) {
        return new DatasetException(file + ": " + place + ": " + problem);
    }

    /// Turns a refusal by a value's own constructor into a complaint about this place.
    public <T> T check(Supplier<T> build) throws DatasetException {
        try {
            return build.get();
        } catch (IllegalArgumentException e) {
            throw new DatasetException(file + ": " + place + ": " + DatasetException.reason(e), e);
        }
    }

    @Override
    public String toString() {
        return place;
    }
}
