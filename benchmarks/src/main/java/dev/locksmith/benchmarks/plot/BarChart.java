package dev.locksmith.benchmarks.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Groups of horizontal bars, each with its number beside it.
 *
 * @param format how numbers are written
 * @param mark where a dashed line stands, such as a target
 */
record BarChart(String title, String format, OptionalDouble mark, List<Bar> bars) {

    private static final int LETTER = 7;
    private static final int WIDTH = 760;
    private static final int ROOM = 60;
    private static final int THICK = 15;
    private static final int HEAD = 32;

    /**
     * One bar.
     *
     * @param group bars of a group stand together under its name
     * @param parts the lengths that follow each other in it, each in a colour of its own
     */
    record Bar(String group, String label, List<Double> parts) {
        double sum() {
            return parts.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** The picture; colours tell labels apart. */
    String draw() {
        return draw(List.of());
    }

    /** The picture; colours tell parts apart, which have these names. */
    String draw(List<String> parts) {
        Svg svg = new Svg(WIDTH, height() + (parts.isEmpty() ? 0 : 24), title);
        List<String> labels = bars.stream().map(Bar::label).distinct().toList();
        int left = 16 + LETTER * labels.stream().mapToInt(String::length).max().orElse(0);
        double longest = bars.stream().mapToDouble(Bar::sum).max().orElse(1);
        double scale = (WIDTH - left - ROOM) / Math.max(longest, mark.orElse(0));
        double y = HEAD;
        String group = "";
        for (Bar bar : bars) {
            if (!bar.group().equals(group)) {
                group = bar.group();
                y += THICK;
                svg.text(8, y + 4, "start", group);
                y += 9;
            }
            svg.text(left - 8, y + THICK - 4, "end", bar.label());
            double x = left;
            for (int i = 0; i < bar.parts().size(); i++) {
                double width = bar.parts().get(i) * scale;
                int series = bar.parts().size() > 1 ? i + 1 : numberOf(bar.label(), labels);
                svg.rectangle(x, y, width, THICK - 3, Svg.colour(series));
                x += width;
            }
            svg.text(x + 5, y + THICK - 4, "start", String.format(Locale.ROOT, format, bar.sum()));
            y += THICK;
        }
        if (mark.isPresent()) {
            double x = left + mark.getAsDouble() * scale;
            svg.dashed(x, HEAD, x, y, Svg.INK);
        }
        legend(svg, parts, left, y + 18);
        return svg.toString();
    }

    /** Too many labels have one colour. */
    private static int numberOf(String label, List<String> labels) {
        return labels.size() > 8 ? 1 : labels.indexOf(label);
    }

    private int height() {
        List<String> groups = new ArrayList<>(bars.stream().map(Bar::group).distinct().toList());
        return HEAD + groups.size() * (THICK + 9) + bars.size() * THICK + 12;
    }

    private static void legend(Svg svg, List<String> parts, double left, double y) {
        double x = left;
        for (int i = 0; i < parts.size(); i++) {
            svg.rectangle(x, y - 9, 10, 10, Svg.colour(i + 1));
            svg.text(x + 14, y, "start", parts.get(i));
            x += 30 + 7 * parts.get(i).length();
        }
    }
}
