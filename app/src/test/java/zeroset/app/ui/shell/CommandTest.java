package zeroset.app.ui.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void noTwoCommandsShareAKey() {
        var keys = new HashMap<Object, Command>();
        var doubled = new ArrayList<String>();
        for (var command : Command.values()) {
            command.key().ifPresent(key -> {
                var other = keys.put(key, command);
                if (other != null) {
                    doubled.add(key.getDisplayText() + ": " + other + ", " + command);
                }
            });
        }
        assertEquals(List.of(), doubled);
    }

    @Test
    void flightKeysAreFree() {
        var flights = List.of("W", "A", "S", "D", "Q", "E");
        assertAll(Stream.of(Command.values())
                .filter(command -> command.key().isPresent())
                .map(command -> () -> assertTrue(
                        !flights.contains(command.key().get().getDisplayText()), command + " takes a key of flight")));
    }

    @Test
    void everyCommandButTheSampleHasAKey() {
        assertEquals(
                List.of(Command.OPEN_SAMPLE),
                Stream.of(Command.values())
                        .filter(command -> command.key().isEmpty())
                        .toList());
    }
}
