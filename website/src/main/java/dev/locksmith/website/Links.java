package dev.locksmith.website;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where links lead: in the checkout, as they are written, and on the site.
 *
 * @param pages all pages, by their names
 */
record Links(Path root, Map<String, MarkdownPage> pages) {

    /** Where files of the checkout are shown that are no pages. */
    private static final String SOURCE = "https://locksmith.dev/source/";

    /** A link that leads out of the site. */
    static boolean isOutside(String link) {
        return link.startsWith("https://") || link.startsWith("http://");
    }

    /** The file of the site that a page, or a picture, becomes. */
    static String output(String name) {
        String path =
                name.startsWith("docs/")
                        ? name.substring("docs/".length())
                        : name.toLowerCase(java.util.Locale.ROOT);
        return path.endsWith(".md")
                ? path.substring(0, path.length() - ".md".length()) + ".html"
                : path;
    }

    /** The page that a link of another page leads to, or the file, as a path of the checkout. */
    String target(MarkdownPage from, String link) {
        String path = link.contains("#") ? link.substring(0, link.indexOf('#')) : link;
        if (path.isEmpty()) {
            return from.name();
        }
        Path folder = root.resolve(from.name()).getParent();
        Path file = (folder == null ? root : folder).resolve(path).normalize();
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** What the link is on the site. */
    String onSite(MarkdownPage from, String link) {
        if (isOutside(link)) {
            return link;
        }
        String target = target(from, link);
        String anchor = link.contains("#") ? link.substring(link.indexOf('#')) : "";
        if (target.equals(from.name()) && !anchor.isEmpty()) {
            return anchor;
        }
        return pages.containsKey(target) || target.endsWith(".svg")
                ? upFrom(from) + output(target) + anchor
                : SOURCE + target;
    }

    /** What leads from a page to the top of the site. */
    static String upFrom(MarkdownPage page) {
        return "../".repeat((int) output(page.name()).chars().filter(each -> each == '/').count());
    }

    /** The links of a page that lead nowhere. */
    List<String> problems(MarkdownPage page) {
        List<String> problems = new ArrayList<>();
        for (String link : page.links()) {
            if (isOutside(link)) {
                continue;
            }
            String target = target(page, link);
            MarkdownPage other = pages.get(target);
            String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
            if (!Files.exists(root.resolve(target))) {
                problems.add(page.name() + " links to " + link + ", which is not there");
            } else if (!anchor.isEmpty() && (other == null || !other.anchors().contains(anchor))) {
                problems.add(
                        page.name() + " links to " + link + ", where there is no such heading");
            }
        }
        return problems;
    }
}
