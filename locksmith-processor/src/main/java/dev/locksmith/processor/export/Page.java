package dev.locksmith.processor.export;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
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
        URL resource = Page.class.getResource(name);
        if (resource == null) {
            throw new IOException("the checker's jar has no " + name);
        }
        URLConnection connection = resource.openConnection();
        // A cached jar is one for all compilations in this process: another may close it.
        connection.setUseCaches(false);
        try (InputStream stream = connection.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
