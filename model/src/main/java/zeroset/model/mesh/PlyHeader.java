package zeroset.model.mesh;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the header of a PLY file declares.
///
/// @param order byte order of a binary body; null for text
/// @param elements in file order
record PlyHeader(@Nullable ByteOrder order, List<Element> elements) {

    /// A kind of record and how many there are.
    record Element(String name, long count, List<Property> properties) {}

    /// A value, or a list of values where there is a type of its length.
    record Property(String name, @Nullable Type countType, Type type) {}

    /// A number type.
    enum Type {
        INT8(1),
        UINT8(1),
        INT16(2),
        UINT16(2),
        INT32(4),
        UINT32(4),
        FLOAT32(4),
        FLOAT64(8);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }

        boolean isInteger() {
            return this != FLOAT32 && this != FLOAT64;
        }

        static @Nullable Type of(String name) {
            return switch (name) {
                case "char", "int8" -> INT8;
                case "uchar", "uint8" -> UINT8;
                case "short", "int16" -> INT16;
                case "ushort", "uint16" -> UINT16;
                case "int", "int32" -> INT32;
                case "uint", "uint32" -> UINT32;
                case "float", "float32" -> FLOAT32;
                case "double", "float64" -> FLOAT64;
                default -> null;
            };
        }
    }

    /// Reads the lines of a header, without `end_header`.
    static PlyHeader parse(Path file, List<String> lines) throws MeshReadException {
        if (lines.isEmpty() || !lines.getFirst().strip().equals("ply")) {
            throw new MeshReadException(file, "line 1", "a PLY file starts with \"ply\"");
        }
        ByteOrder order = null;
        boolean formatSeen = false;
        var elements = new ArrayList<Element>();
        for (int i = 1; i < lines.size(); i++) {
            String place = "header line " + (i + 1);
            String[] words = lines.get(i).strip().split("\\s+");
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "format" -> {
                    order = format(file, place, words);
                    formatSeen = true;
                }
                case "element" -> {
                    Element element = element(file, place, words);
                    if (elements.stream().anyMatch(other -> other.name().equals(element.name()))) {
                        throw new MeshReadException(file, place, "there is an element " + element.name() + " already");
                    }
                    elements.add(element);
                }
                case "property" -> {
                    if (elements.isEmpty()) {
                        throw new MeshReadException(file, place, "a property stands before the first element");
                    }
                    elements.getLast().properties().add(property(file, place, words));
                }
                case "comment", "obj_info", "" -> {}
                default -> throw new MeshReadException(file, place, "unknown keyword \"" + words[0] + "\"");
            }
        }
        if (!formatSeen) {
            throw new MeshReadException(file, "header", "there is no format line");
        }
        return new PlyHeader(order, List.copyOf(elements));
    }

    private static @Nullable ByteOrder format(Path file, String place, String[] words) throws MeshReadException {
        return switch (words.length > 1 ? words[1] : "") {
            case "ascii" -> null;
            case "binary_little_endian" -> ByteOrder.LITTLE_ENDIAN;
            case "binary_big_endian" -> ByteOrder.BIG_ENDIAN;
            default ->
                throw new MeshReadException(
                        file, place, "format must be ascii, binary_little_endian or binary_big_endian");
        };
    }

    private static Element element(Path file, String place, String[] words) throws MeshReadException {
        long count = -1;
        if (words.length == 3) {
            try {
                count = Long.parseLong(words[2]);
            } catch (NumberFormatException e) {
                count = -1;
            }
        }
        if (count < 0) {
            throw new MeshReadException(file, place, "expected \"element NAME COUNT\"");
        }
        return new Element(words[1], count, new ArrayList<>());
    }

    private static Property property(Path file, String place, String[] words) throws MeshReadException {
        if (words.length == 5 && words[1].equals("list")) {
            Type countType = Type.of(words[2]);
            Type type = Type.of(words[3]);
            if (countType != null && countType.isInteger() && type != null) {
                return new Property(words[4], countType, type);
            }
        } else if (words.length == 3) {
            Type type = Type.of(words[1]);
            if (type != null) {
                return new Property(words[2], null, type);
            }
        }
        throw new MeshReadException(
                file, place, "expected \"property TYPE NAME\" or \"property list TYPE TYPE NAME\" with number types");
    }
}
