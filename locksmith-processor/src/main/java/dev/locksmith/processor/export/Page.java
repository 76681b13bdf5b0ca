package dev.locksmith.processor.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The report as one page of HTML that needs nothing else, neither files nor the network. */
record Page(SourcePlaces places) {

    /**
     * The whole file: a frame, its style, its script, and the data that the script shows.
     *
     * @param isComplete whether all was looked at
     */
    String of(Iterable<Exported> findings, Inventory inventory, boolean isComplete)
            throws IOException {
        String data = new PageData(places).of(findings, inventory, isComplete).compact();
        StringBuilder page = new StringBuilder();
        for (String line : (Iterable<String>) resource("report.html").lines()::iterator) {
            switch (line.strip()) {
                case "<!-- style -->" -> page.append(resource("report.css"));
                case "<!-- script -->" -> {
                    page.append(resource("report-graph.js"));
                    page.append(resource("report.js"));
                }
                // No text of a program ends the element that it stands in.
                case "<!-- data -->" -> page.append(data.replace("<", "\\u003c"));
                default -> page.append(line);
            }
            page.append('\n');
        }
        return page.toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Page.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException("the checker's jar has no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
