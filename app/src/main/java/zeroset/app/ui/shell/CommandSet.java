package zeroset.app.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// What each command does now, whether it can be given, and whether it is on. Menus, buttons and keys all go through
/// here, so they never disagree.
public final class CommandSet {

    private final Map<Command, Action> actions = new EnumMap<>(Command.class);

    /// @param run what happens
    /// @param disabled whether it cannot be given
    /// @param selected whether it is on, for commands that are switches
    private record Action(
            Runnable run,
            BooleanProperty disabled,
            @Nullable ObservableValue<Boolean> selected,
            StringProperty text) {}

    /// A command that can always be given.
    public void set(Command command, Runnable run) {
        set(command, run, new SimpleBooleanProperty(true));
    }

    /// A command that can be given at times.
    public void set(Command command, Runnable run, ObservableValue<Boolean> enabled) {
        put(command, run, enabled, null);
    }

    /// A switch.
    ///
    /// @param on whether it is on; `run` changes it
    public void setSwitch(Command command, Runnable run, ObservableValue<Boolean> on) {
        put(command, run, new SimpleBooleanProperty(true), on);
    }

    /// A switch that can be turned at times.
    public void setSwitch(
            Command command, Runnable run, ObservableValue<Boolean> on, ObservableValue<Boolean> enabled) {
        put(command, run, enabled, on);
    }

    /// A switch that turns a property over.
    public void setSwitch(Command command, BooleanProperty property) {
        setSwitch(command, () -> property.set(!property.get()), property);
    }

    /// One choice among several.
    public <T> void setChoice(Command command, Property<T> property, T value) {
        setSwitch(command, () -> property.setValue(value), property.map(value::equals));
    }

    private void put(
            Command command, Runnable run, ObservableValue<Boolean> enabled, @Nullable ObservableValue<Boolean> on) {
        var disabled = new SimpleBooleanProperty();
        disabled.bind(enabled.map(possible -> !possible));
        actions.put(command, new Action(run, disabled, on, new SimpleStringProperty(command.text())));
    }

    /// Gives a command; nothing happens when it cannot be given now.
    public void run(Command command) {
        var action = action(command);
        if (!action.disabled().get()) {
            action.run().run();
        }
    }

    /// Whether it cannot be given now.
    public ObservableValue<Boolean> disabled(Command command) {
        return action(command).disabled();
    }

    /// Whether it is a switch.
    public boolean isSwitch(Command command) {
        return action(command).selected() != null;
    }

    /// Whether it is on; always false for what is no switch.
    public ObservableValue<Boolean> selected(Command command) {
        var selected = action(command).selected();
        return selected == null ? new SimpleBooleanProperty(false) : selected;
    }

    /// Its name in menus, which may say more than the command's own: `Undo move region`.
    public StringProperty text(Command command) {
        return action(command).text();
    }

    /// Makes a button give a command: availability, state, name for screen readers and tooltip.
    public void attach(ButtonBase button, Command command) {
        button.setOnAction(_ -> {
            run(command);
            if (button instanceof ToggleButton toggle) {
                toggle.setSelected(selected(command).getValue()); // the command decides, not the click
            }
        });
        button.disableProperty().bind(action(command).disabled());
        button.accessibleTextProperty().bind(text(command));
        button.setTooltip(new Tooltip(command.textWithKey()));
        if (button.getId() == null) {
            button.setId(command.id());
        }
        if (button instanceof ToggleButton toggle) {
            toggle.setSelected(selected(command).getValue());
            selected(command).addListener((_, _, on) -> toggle.setSelected(on));
        }
    }

    private Action action(Command command) {
        var action = actions.get(command);
        if (action == null) {
            throw new IllegalStateException(command + " does nothing yet");
        }
        return action;
    }
}
