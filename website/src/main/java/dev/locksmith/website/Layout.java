package dev.locksmith.website;

import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A page as it is shown: with the way to all others beside it. */
record Layout(Navigation navigation, Links links) {

    String of(MarkdownPage page) throws IOException {
        return resource("page.html")
                .replace("{title}", escaped(page.title()))
                .replace("{up}", Links.upFrom(page))
                .replace("{navigation}", parts(page))
                .replace("{before}", step(page, navigation.before(page), "prev"))
                .replace("{after}", step(page, navigation.after(page), "next"))
                .replace("{content}", content(page));
    }

    private String content(MarkdownPage page) {
        return HtmlRenderer.builder()
                .extensions(MarkdownPage.extensions())
                .attributeProviderFactory(
                        context ->
                                (node, tag, attributes) -> {
                                    if (node instanceof Link link) {
                                        attributes.put(
                                                "href", links.onSite(page, link.getDestination()));
                                    } else if (node instanceof Image image) {
                                        attributes.put(
                                                "src", links.onSite(page, image.getDestination()));
                                    } else if (tag.equals("pre")) {
                                        // What scrolls must be reached with the keyboard.
                                        attributes.put("tabindex", "0");
                                    }
                                })
                .build()
                .render(page.root());
    }

    private String parts(MarkdownPage page) {
        StringBuilder html = new StringBuilder();
        for (Navigation.Part part : navigation.parts()) {
            html.append("<h2>").append(escaped(part.title())).append("</h2>\n<ul>\n");
            for (Navigation.Entry entry : part.entries()) {
                boolean isHere = entry.name().equals(page.name());
                html.append(entry.isBelow() ? "<li class=\"below\">" : "<li>")
                        .append(link(page, entry, isHere ? " aria-current=\"page\"" : ""));
            }
            html.append("</ul>\n");
        }
        return html.toString();
    }

    private static String step(MarkdownPage page, Navigation.@Nullable Entry entry, String way) {
        return entry == null ? "" : link(page, entry, " rel=\"" + way + "\"");
    }

    private static String link(MarkdownPage page, Navigation.Entry entry, String more) {
        return "<a href=\""
                + Links.upFrom(page)
                + Links.output(entry.name())
                + "\""
                + more
                + ">"
                + escaped(entry.title())
                + "</a>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String resource(String name) throws IOException {
        try (InputStream stream = Layout.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException("no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
