package zeroset.app.bench;

import java.util.OptionalDouble;

/// What was measured of one stage.
///
/// @param stage its name
/// @param unit what it works through, plural: `samples`
/// @param perSecond units a second
/// @param flopPerUnit operations of one unit by formula; empty where arithmetic is not what it does
/// @param bytesPerUnit bytes of one unit to or from memory or file by formula; empty where memory is not what it waits
///     for
public record StageFigure(
        String stage, String unit, double perSecond, OptionalDouble flopPerUnit, OptionalDouble bytesPerUnit) {

    /// A stage of which only the speed is known.
    public static StageFigure speed(String stage, String unit, double perSecond) {
        return new StageFigure(stage, unit, perSecond, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /// The same stage with the operations of one unit.
    public StageFigure withFlop(double perUnit) {
        return new StageFigure(stage, unit, perSecond, OptionalDouble.of(perUnit), bytesPerUnit);
    }

    /// The same stage with the bytes of one unit.
    public StageFigure withBytes(double perUnit) {
        return new StageFigure(stage, unit, perSecond, flopPerUnit, OptionalDouble.of(perUnit));
    }

    /// Operations a second.
    public OptionalDouble flopPerSecond() {
        return flopPerUnit.isPresent() ? OptionalDouble.of(perSecond * flopPerUnit.getAsDouble()) : flopPerUnit;
    }

    /// Bytes a second.
    public OptionalDouble bytesPerSecond() {
        return bytesPerUnit.isPresent() ? OptionalDouble.of(perSecond * bytesPerUnit.getAsDouble()) : bytesPerUnit;
    }
}
