package dev.locksmith.benchmarks.plot;

import java.util.List;
import java.util.Locale;

/** A picture that is written element by element; its colours show on light and dark pages. */
final class Svg {

    static final String INK = "#7d8590";
    static final String FAINT = "#7d859055";

    private static final List<String> COLOURS =
            List.of(
                    "#8b949e", "#2f81f7", "#e0823d", "#3fb950", "#a371f7", "#db61a2", "#c9a227",
                    "#39c5cf");

    private final StringBuilder text = new StringBuilder();

    Svg(int width, int height, String title) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\" role=\"img\">",
                width, height, width);
        add("<title>%s</title>", escaped(title));
        text(8, 18, "start", title, "bold");
    }

    /** The colour of the series with this number. */
    static String colour(int series) {
        return COLOURS.get(series % COLOURS.size());
    }

    Svg rectangle(double x, double y, double width, double height, String colour) {
        return add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                x, y, Math.max(width, 0.5), height, colour);
    }

    Svg line(double x1, double y1, double x2, double y2, String colour) {
        return add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
                x1, y1, x2, y2, colour);
    }

    Svg dashed(double x1, double y1, double x2, double y2, String colour) {
        return add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
                        + " stroke-dasharray=\"5 4\"/>",
                x1, y1, x2, y2, colour);
    }

    Svg dot(double x, double y, String colour) {
        return add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>", x, y, colour);
    }

    /** Text that starts, ends or has its middle here. */
    Svg text(double x, double y, String anchor, String content) {
        return text(x, y, anchor, content, "normal");
    }

    private Svg text(double x, double y, String anchor, String content, String weight) {
        return add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-weight=\"%s\" fill=\"%s\">"
                        + "%s</text>",
                x, y, anchor, weight, INK, escaped(content));
    }

    private Svg add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    private static String escaped(String content) {
        return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String toString() {
        return text + "</svg>\n";
    }
}
