package zeroset.model.project;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import zeroset.model.training.LossTerms;
import zeroset.model.training.TrainingEvent;

/// Losses and metrics over time as a table that every spreadsheet reads: `history.csv`.
final class HistoryCsv {

    private static final String HEADING =
            "step,seconds,fraction,total,color,eikonal,mask,curvature,cues,psnr_train,inv_s,samples_per_second";
    private static final int COLUMNS = 12;

    private HistoryCsv() {}

    static byte[] write(List<TrainingEvent.Progress> history) {
        var text = new StringBuilder(HEADING).append('\n');
        for (var at : history) {
            var losses = at.losses();
            text.append(at.step());
            for (double value : new double[] {
                at.seconds(),
                at.fraction(),
                losses.total(),
                losses.color(),
                losses.eikonal(),
                losses.mask(),
                losses.curvature(),
                losses.cues(),
                at.trainPsnr(),
                at.invS(),
                at.samplesPerSecond()
            }) {
                text.append(',').append((float) value); // six digits are what anybody looks at
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The reports in a table. What is no report is left out: the heading, a torn end, what somebody wrote there.
    static List<TrainingEvent.Progress> read(String text) {
        var history = new ArrayList<TrainingEvent.Progress>();
        String whole = text.substring(0, text.lastIndexOf('\n') + 1); // a torn number is another number
        whole.lines().forEach(line -> {
            var cells = line.split(",", COLUMNS + 1);
            if (cells.length == COLUMNS) {
                try {
                    history.add(report(cells));
                } catch (NumberFormatException e) {
                    // no numbers, no report
                }
            }
        });
        return history;
    }

    private static TrainingEvent.Progress report(String[] cells) {
        var numbers = new double[COLUMNS];
        for (int i = 1; i < COLUMNS; i++) {
            numbers[i] = Double.parseDouble(cells[i]);
        }
        return new TrainingEvent.Progress(
                Integer.parseInt(cells[0]),
                numbers[1],
                numbers[2],
                0, // how long it would take then is of no interest now
                new LossTerms(numbers[3], numbers[4], numbers[5], numbers[6], numbers[7], numbers[8]),
                numbers[9],
                numbers[10],
                numbers[11]);
    }
}
