package zeroset.model.config;

/// How long a run lasts. Schedules (levels, learning rates, annealing) run over the share of the budget that is
/// spent.
public sealed interface Budget {

    /// A number of optimisation steps: repeatable bit for bit on one machine.
    ///
    /// @param steps > 0
    record Steps(int steps) implements Budget {
        /// Checks the count.
        public Steps {
            if (steps <= 0) {
                throw new IllegalArgumentException("number of steps must be > 0, was " + steps);
            }
        }

        @Override
        public double progress(int step, double seconds) {
            return Math.min(1, (double) step / steps);
        }
    }

    /// Wall time of training. How many steps fit depends on the machine and its load, so two runs differ.
    ///
    /// @param seconds > 0
    record Time(double seconds) implements Budget {
        /// Checks the duration.
        public Time {
            if (!(seconds > 0) || !Double.isFinite(seconds)) {
                throw new IllegalArgumentException("training time must be finite and > 0 s, was " + seconds);
            }
        }

        @Override
        public double progress(int step, double elapsed) {
            return Math.min(1, elapsed / seconds);
        }
    }

    /// Share of the budget that is spent, 0..1.
    ///
    /// @param step optimisation steps done
    /// @param seconds wall time of training so far
    double progress(int step, double seconds);
}
