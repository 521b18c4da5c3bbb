package zeroset.model.doctor;

import java.util.Arrays;

/// Gauss-Newton on few parameters, blind to residuals that are far out (Geman and McClure's cost, its width
/// shrinking from wide to the noise so that the fit may start far away). Jacobians are differences.
final class RobustFit {

    /// What is minimised.
    interface Problem {
        /// Residuals in pixels; infinite ones count as hopeless.
        ///
        /// @param parameters where
        /// @param dest receives them
        void residuals(double[] parameters, double[] dest);
    }

    /// Where the fit ended. Immutable.
    static final class Result {

        private final double[] parameters;
        private final double[] deviations;
        private final double cost;

        private Result(double[] parameters, double[] deviations, double cost) {
            this.parameters = parameters;
            this.deviations = deviations;
            this.cost = cost;
        }

        /// A copy of the parameters of least cost.
        double[] parameters() {
            return parameters.clone();
        }

        /// Standard deviation of a parameter, from the residuals' own spread.
        double deviation(int parameter) {
            return deviations[parameter];
        }

        /// Mean cost, 0 (all fit) to 1 (none does).
        double cost() {
            return cost;
        }
    }

    private static final int STEPS = 6; // per width

    private final Problem problem;
    private final int count;
    private final double[] units;
    private final double noise;

    /// @param count number of residuals
    /// @param units a small change of each parameter, for the differences
    /// @param noise width of the cost at the end, pixels
    RobustFit(Problem problem, int count, double[] units, double noise) {
        this.problem = problem;
        this.count = count;
        this.units = units.clone();
        this.noise = noise;
    }

    /// Fits.
    ///
    /// @param start where to begin
    /// @param widest width of the cost at the beginning, pixels
    Result from(double[] start, double widest) {
        var parameters = start.clone();
        for (double width = widest; ; width = Math.max(noise, 0.5 * width)) {
            for (int i = 0; i < STEPS; i++) {
                if (!step(parameters, width)) {
                    break;
                }
            }
            if (width <= noise) {
                return new Result(parameters, deviations(parameters), cost(parameters));
            }
        }
    }

    /// Mean cost at the final width.
    double cost(double[] parameters) {
        return cost(parameters, noise);
    }

    private double cost(double[] parameters, double width) {
        var residuals = new double[count];
        problem.residuals(parameters, residuals);
        double sum = 0;
        for (double residual : residuals) {
            double squared = residual * residual / (width * width);
            sum += Double.isFinite(squared) ? squared / (1 + squared) : 1;
        }
        return count == 0 ? 0 : sum / count;
    }

    /// One step downhill.
    ///
    /// @return whether it helped
    private boolean step(double[] parameters, double width) {
        var system = new NormalEquations(parameters, width);
        double before = cost(parameters, width);
        double damping = 1e-4;
        for (int i = 0; i < 5; i++) {
            var change = system.solve(damping);
            var next = parameters.clone();
            for (int k = 0; k < next.length; k++) {
                next[k] += change[k];
            }
            if (cost(next, width) < before) {
                System.arraycopy(next, 0, parameters, 0, next.length);
                return true;
            }
            damping *= 30;
        }
        return false;
    }

    private double[] deviations(double[] parameters) {
        return new NormalEquations(parameters, noise).deviations();
    }

    /// The linearised problem, weighted.
    private final class NormalEquations {

        private final double[][] matrix;
        private final double[] right;
        private double squares;
        private double weights;

        NormalEquations(double[] parameters, double width) {
            int n = parameters.length;
            matrix = new double[n][n];
            right = new double[n];
            var here = new double[count];
            problem.residuals(parameters, here);
            var jacobian = new double[n][count];
            for (int k = 0; k < n; k++) {
                var moved = parameters.clone();
                moved[k] += units[k];
                problem.residuals(moved, jacobian[k]);
                for (int i = 0; i < count; i++) {
                    jacobian[k][i] = (jacobian[k][i] - here[i]) / units[k];
                }
            }
            for (int i = 0; i < count; i++) {
                add(jacobian, here[i], i, width);
            }
        }

        private void add(double[][] jacobian, double residual, int i, double width) {
            if (!Double.isFinite(residual)) {
                return;
            }
            for (var column : jacobian) {
                if (!Double.isFinite(column[i])) {
                    return; // a ray pair on the verge of meeting behind a camera
                }
            }
            double reach = 1 + residual * residual / (width * width);
            double weight = 1 / (reach * reach);
            weights += weight;
            squares += weight * residual * residual;
            for (int k = 0; k < right.length; k++) {
                right[k] -= weight * jacobian[k][i] * residual;
                for (int l = 0; l < right.length; l++) {
                    matrix[k][l] += weight * jacobian[k][i] * jacobian[l][i];
                }
            }
        }

        double[] solve(double damping) {
            return solve(damping, right);
        }

        private double[] solve(double damping, double[] side) {
            int n = side.length;
            var a = new double[n][];
            for (int k = 0; k < n; k++) {
                a[k] = Arrays.copyOf(matrix[k], n + 1);
                // Relative to the diagonal, so that units do not matter; 1e-12: a parameter nothing depends on stays.
                a[k][k] += damping * matrix[k][k] + 1e-12;
                a[k][n] = side[k];
            }
            return eliminated(a);
        }

        double[] deviations() {
            double variance = squares / Math.max(1, weights - right.length);
            var deviations = new double[right.length];
            for (int k = 0; k < right.length; k++) {
                var unit = new double[right.length];
                unit[k] = 1;
                deviations[k] = Math.sqrt(Math.max(0, variance * solve(0, unit)[k]));
            }
            return deviations;
        }
    }

    /// Gaussian elimination with pivots; the last column is the right side.
    private static double[] eliminated(double[][] a) {
        int n = a.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
            }
            var swap = a[column];
            a[column] = a[pivot];
            a[pivot] = swap;
            for (int row = column + 1; row < n; row++) {
                double factor = a[row][column] / a[column][column];
                for (int k = column; k <= n; k++) {
                    a[row][k] -= factor * a[column][k];
                }
            }
        }
        var solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double sum = a[row][n];
            for (int k = row + 1; k < n; k++) {
                sum -= a[row][k] * solution[k];
            }
            solution[row] = sum / a[row][row];
        }
        return solution;
    }
}
