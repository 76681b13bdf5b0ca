package dev.locksmith.website;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A page as it was written.
 *
 * @param name the path of its file in the checkout
 * @param title its first heading
 * @param anchors what links to its headings call them
 * @param links where its links and pictures lead, as written
 */
record MarkdownPage(String name, Node root, String title, Set<String> anchors, List<String> links) {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    static MarkdownPage read(String name, String text) {
        Node root = PARSER.parse(text);
        Set<String> anchors = new LinkedHashSet<>();
        List<String> links = new ArrayList<>();
        List<String> headings = new ArrayList<>();
        IdGenerator ids = IdGenerator.builder().build();
        root.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Heading heading) {
                        String words = words(heading);
                        headings.add(words);
                        anchors.add(ids.generateId(words));
                        visitChildren(heading);
                    }

                    @Override
                    public void visit(Link link) {
                        links.add(link.getDestination());
                        visitChildren(link);
                    }

                    @Override
                    public void visit(Image image) {
                        links.add(image.getDestination());
                    }
                });
        return new MarkdownPage(
                name, root, headings.isEmpty() ? name : headings.get(0), anchors, links);
    }

    /** The words of a node, without their marks. */
    static String words(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text text) {
                        words.append(text.getLiteral());
                    }

                    @Override
                    public void visit(Code code) {
                        words.append(code.getLiteral());
                    }
                });
        return words.toString();
    }

    /** The extensions with which it is shown. */
    static List<org.commonmark.Extension> extensions() {
        return List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    }
}
