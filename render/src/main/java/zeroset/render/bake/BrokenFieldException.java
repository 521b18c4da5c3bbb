package zeroset.render.bake;

/// The network gave numbers that are not finite. The message is a sentence for people.
public final class BrokenFieldException extends Exception {

    private static final long serialVersionUID = 1;

    BrokenFieldException(String what, int step) {
        super("The field at step " + step + " holds " + what
                + " that are not numbers: training has diverged. The last good surface stays in view; stop and start"
                + " again from an earlier checkpoint or with a lower learning rate.");
    }
}
