package dev.locksmith.benchmarks.plot;

import java.util.List;

/**
 * Lines over two logarithmic axes: what grows in proportion is a straight line that rises with
 * those of the grid.
 */
record LineChart(String title, String across, String up, List<Line> lines) {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int RIGHT = 210;
    private static final int TOP = 36;
    private static final int BOTTOM = 44;

    /** A point. */
    record Point(double x, double y) {}

    /** A line with its name. */
    record Line(String label, List<Point> points) {}

    String draw() {
        Svg svg = new Svg(WIDTH, HEIGHT, title);
        List<Point> all = lines.stream().flatMap(line -> line.points().stream()).toList();
        Axis x = Axis.over(all.stream().map(Point::x).toList(), LEFT, WIDTH - RIGHT);
        Axis y = Axis.over(all.stream().map(Point::y).toList(), HEIGHT - BOTTOM, TOP);
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), TOP, x.at(tick), HEIGHT - BOTTOM, Svg.FAINT);
            svg.text(x.at(tick), HEIGHT - BOTTOM + 16, "middle", Axis.name(tick));
        }
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), Svg.FAINT);
            svg.text(LEFT - 6, y.at(tick) + 4, "end", Axis.name(tick));
        }
        svg.text(WIDTH - RIGHT, HEIGHT - 8, "end", across);
        svg.text(LEFT - 6, TOP - 6, "end", up);
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i).points(), x, y, Svg.colour(i));
            double at = TOP + 14 + 20 * i;
            svg.rectangle(WIDTH - RIGHT + 16, at - 9, 10, 10, Svg.colour(i));
            svg.text(WIDTH - RIGHT + 31, at, "start", lines.get(i).label());
        }
        return svg.toString();
    }

    private static void draw(Svg svg, List<Point> points, Axis x, Axis y, String colour) {
        for (int i = 0; i < points.size(); i++) {
            Point to = points.get(i);
            svg.dot(x.at(to.x()), y.at(to.y()), colour);
            if (i > 0) {
                Point from = points.get(i - 1);
                svg.line(x.at(from.x()), y.at(from.y()), x.at(to.x()), y.at(to.y()), colour);
            }
        }
    }
}
