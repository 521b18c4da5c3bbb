package zeroset.model.bench;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/// Draws growth in doubly logarithmic charts, in which a power is a straight line and its exponent the slope.
final class GrowthPlot {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 330;

    private GrowthPlot() {}

    /// Writes one picture, two charts a row where that fills every row.
    static void write(List<GrowthCurve> curves, Path png) throws IOException {
        var charts = curves.stream().map(GrowthPlot::chart).toList();
        int columns = charts.size() % 2 == 0 ? 2 : 1;
        try (var out = Files.newOutputStream(png)) {
            BitmapEncoder.saveBitmap(charts, charts.size() / columns, columns, out, BitmapEncoder.BitmapFormat.PNG);
        }
    }

    private static XYChart chart(GrowthCurve curve) {
        var chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(curve.name())
                .build();
        var style = chart.getStyler();
        style.setXAxisLogarithmic(true);
        style.setYAxisLogarithmic(true);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotGridLinesColor(Color.LIGHT_GRAY);
        style.setLegendPosition(Styler.LegendPosition.InsideNW);
        add(chart, "processor time, s", curve.timeExponent(), curve.sizes(), curve.seconds());
        add(chart, "heap, MB", curve.memoryExponent(), curve.sizes(), curve.megabytes());
        return chart;
    }

    private static void add(XYChart chart, String what, double exponent, int[] sizes, List<Double> values) {
        chart.addSeries(
                String.format(Locale.ROOT, "%s (exponent %.2f)", what, exponent),
                Arrays.stream(sizes).mapToDouble(size -> size).toArray(),
                values.stream().mapToDouble(value -> Math.max(1e-3, value)).toArray());
    }
}
