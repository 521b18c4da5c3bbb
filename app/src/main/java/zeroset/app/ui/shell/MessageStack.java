package zeroset.app.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import zeroset.app.ui.Texts;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.workspace.Problem;
import zeroset.app.workspace.WorkspaceState;

/// The messages that float over the top of the picture: what failed, what to look at, what the renderer says.
final class MessageStack extends VBox {

    private static final int MOST_NOTICES = 3; // the rest comes when these are put away
    private static final double WIDTH = 560;

    private final WorkspaceModel model;
    private final Consumer<Problem.Action> actions;
    private final ObjectProperty<Optional<String>> rendererNotice = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> ownProblem = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> examination = new SimpleObjectProperty<>(Optional.empty());
    private Optional<String> dismissedRendererNotice = Optional.empty();

    /// @param actions does what a problem offers
    MessageStack(WorkspaceModel model, Consumer<Problem.Action> actions) {
        this.model = model;
        this.actions = actions;
        setId("messages");
        getStyleClass().add("messages");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPickOnBounds(false);
        model.part(WorkspaceState::problem).subscribe((_, _) -> rebuild());
        model.part(WorkspaceState::notices).subscribe((_, _) -> rebuild());
        rendererNotice.subscribe((_, _) -> rebuild());
        ownProblem.subscribe((_, _) -> rebuild());
        examination.subscribe((_, _) -> rebuild());
        rebuild();
    }

    /// What the renderer has to say.
    void showRendererNotice(Optional<String> notice) {
        rendererNotice.set(notice);
    }

    /// What is wrong with the photographs, if anything is.
    void showExamination(Optional<Problem> found) {
        examination.set(found);
    }

    /// Something failed in the window itself.
    void showProblem(Problem problem) {
        ownProblem.set(Optional.of(problem));
    }

    private void rebuild() {
        List<Node> cards = new ArrayList<>();
        ownProblem.get().ifPresent(problem -> cards.add(card(problem, () -> ownProblem.set(Optional.empty()))));
        model.state().problem().ifPresent(problem -> cards.add(card(problem, model.workspace()::dismissProblem)));
        examination
                .get()
                .ifPresent(found ->
                        cards.add(card(MessageCard.Kind.WARNING, found, () -> examination.set(Optional.empty()))));
        rendererNotice
                .get()
                .filter(notice -> !dismissedRendererNotice.equals(Optional.of(notice)))
                .ifPresent(notice -> cards.add(plain(MessageCard.Kind.NOTICE, notice, () -> {
                    dismissedRendererNotice = Optional.of(notice);
                    rebuild();
                })));
        model.state().notices().stream()
                .limit(MOST_NOTICES)
                .forEach(notice -> cards.add(plain(
                        MessageCard.Kind.WARNING,
                        notice,
                        () -> model.workspace().dismissNotice(notice))));
        getChildren().setAll(cards);
    }

    private MessageCard card(Problem problem, Runnable dismiss) {
        return card(MessageCard.Kind.PROBLEM, problem, dismiss);
    }

    private MessageCard card(MessageCard.Kind kind, Problem problem, Runnable dismiss) {
        return new MessageCard(
                kind,
                problem.sentence(),
                problem.remedy(),
                problem.details(),
                problem.action().map(action -> new MessageCard.Action(text(action), () -> actions.accept(action))),
                dismiss);
    }

    private static MessageCard plain(MessageCard.Kind kind, String sentence, Runnable dismiss) {
        return new MessageCard(kind, sentence, "", "", Optional.empty(), dismiss);
    }

    private static String text(Problem.Action action) {
        return switch (action) {
            case Problem.Action.Relink _ -> Texts.of("problem.relink");
            case Problem.Action.OpenReadOnly _ -> Texts.of("problem.open-read-only");
            case Problem.Action.NewRun _ -> Texts.of("problem.new-run");
            case Problem.Action.InvertMasks _ -> Texts.of("problem.invert-masks");
            case Problem.Action.StartAgain _ -> Texts.of("problem.start-again");
            case Problem.Action.AnotherSeed _ -> Texts.of("problem.another-seed");
            case Problem.Action.LargerRegion _ -> Texts.of("problem.larger-region");
        };
    }
}
