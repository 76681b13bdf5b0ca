package dev.locksmith.website;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages in the order in which they are read, in parts. */
record Navigation(List<Part> parts) {

    /** Some pages under a heading. */
    record Part(String title, List<Entry> entries) {}

    /**
     * A page.
     *
     * @param name the path of its file in the checkout
     * @param isBelow whether it belongs to an entry before it
     */
    record Entry(String title, String name, boolean isBelow) {}

    /** Reads it from the page of contents: each heading begins a part, each link is an entry. */
    static Navigation of(MarkdownPage contents, Links links) {
        List<Part> parts = new ArrayList<>();
        contents.root()
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Heading heading) {
                                if (heading.getLevel() > 1) {
                                    String title = MarkdownPage.words(heading);
                                    parts.add(new Part(title, new ArrayList<>()));
                                }
                            }

                            @Override
                            public void visit(Link link) {
                                if (!parts.isEmpty() && !Links.isOutside(link.getDestination())) {
                                    parts.get(parts.size() - 1)
                                            .entries()
                                            .add(
                                                    new Entry(
                                                            MarkdownPage.words(link),
                                                            links.target(
                                                                    contents,
                                                                    link.getDestination()),
                                                            listsAround(link) > 1));
                                }
                            }
                        });
        return new Navigation(parts);
    }

    private static long listsAround(Node node) {
        return Stream.iterate(node, at -> at != null, Node::getParent)
                .filter(BulletList.class::isInstance)
                .count();
    }

    boolean has(MarkdownPage page) {
        return indexOf(page) >= 0;
    }

    /** The page that is read before this one; null if it is the first. */
    @Nullable Entry before(MarkdownPage page) {
        int at = indexOf(page);
        return at > 0 ? all().get(at - 1) : null;
    }

    /** The page that is read after this one; null if it is the last. */
    @Nullable Entry after(MarkdownPage page) {
        int at = indexOf(page);
        return at >= 0 && at + 1 < all().size() ? all().get(at + 1) : null;
    }

    private int indexOf(MarkdownPage page) {
        return all().stream().map(Entry::name).toList().indexOf(page.name());
    }

    private List<Entry> all() {
        return parts.stream().flatMap(part -> part.entries().stream()).toList();
    }
}
