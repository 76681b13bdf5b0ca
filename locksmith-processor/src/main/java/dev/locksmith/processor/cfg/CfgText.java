package dev.locksmith.processor.cfg;

import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A graph as text: each block with where control goes from its end, from its nodes when they throw,
 * and the nodes, a line each.
 *
 * <pre>
 * 0 -&gt; 1, 2
 *     more()
 *     discard more()
 * 1 -&gt; exit, thrown -&gt; 3
 * </pre>
 *
 * A block from which control goes nowhere ends with an exception that the body does not handle.
 */
public final class CfgText implements Node.Visitor {

    private static final int MOST_CHARACTERS = 60;

    private final StringBuilder text = new StringBuilder();
    private final Cfg cfg;

    private CfgText(Cfg cfg) {
        this.cfg = cfg;
    }

    /** The text of a graph. */
    public static String of(Cfg cfg) {
        CfgText writer = new CfgText(cfg);
        cfg.blocks().forEach(writer::write);
        return writer.text.toString();
    }

    private void write(Block block) {
        if (block == cfg.exit()) {
            return; // nothing is done there
        }
        text.append(block.index()).append(" -> ").append(names(block.successors()));
        if (!block.handlers().isEmpty()) {
            text.append(", thrown -> ").append(names(block.handlers()));
        }
        text.append('\n');
        block.nodes().forEach(node -> node.accept(this));
    }

    private String names(List<Block> blocks) {
        return blocks.isEmpty()
                ? "nowhere"
                : blocks.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(Block block) {
        return block == cfg.exit() ? "exit" : String.valueOf(block.index());
    }

    private void line(String what) {
        text.append("    ").append(what).append('\n');
    }

    private void line(String what, Object tree) {
        line(what + " " + shortened(tree));
    }

    /** As javac writes the tree, on one line. */
    private static String shortened(Object tree) {
        String whole = tree.toString().replaceAll("\\s+", " ").strip();
        return whole.length() <= MOST_CHARACTERS
                ? whole
                : whole.substring(0, MOST_CHARACTERS) + "...";
    }

    private static String declared(Tree declaration) {
        return declaration instanceof VariableTree variable
                ? variable.getName().toString()
                : shortened(declaration);
    }

    @Override
    public void operation(Node.Operation node) {
        line(shortened(node.tree()));
    }

    @Override
    public void compared(Node.Compared node) {
        line("compare", node.tree());
    }

    @Override
    public void made(Node.Made node) {
        line("make", node.tree());
    }

    @Override
    public void lambdaArgument(Node.LambdaArgument node) {
        line("argument " + node.argument(), node.tree());
    }

    @Override
    public void referenceArgument(Node.ReferenceArgument node) {
        line("argument " + node.argument(), node.tree());
    }

    @Override
    public void chosen(Node.Chosen node) {
        line("choose", node.alternative());
    }

    @Override
    public void discarded(Node.Discarded node) {
        line("discard", node.tree());
    }

    @Override
    public void proved(Node.Proved node) {
        line("proved", node.tree());
    }

    @Override
    public void ruledOut(Node.RuledOut node) {
        line("ruled out for " + node.subject(), node.type());
    }

    @Override
    public void missing(Node.Missing node) {
        line("null", node.subject());
    }

    @Override
    public void present(Node.Present node) {
        line("not null", node.subject());
    }

    @Override
    public void tested(Node.Tested node) {
        line(node.holds() ? "true" : "false", node.tree());
    }

    @Override
    public void asserted(Node.Asserted node) {
        line("asserted", node.condition());
    }

    @Override
    public void bound(Node.Bound node) {
        line("bind", node.pattern());
    }

    @Override
    public void local(Node.Local node) {
        line("local", node.tree().getName());
    }

    @Override
    public void element(Node.Element node) {
        line("element", node.tree().getVariable().getName());
    }

    @Override
    public void caught(Node.Caught node) {
        line("catch", node.tree().getName());
    }

    @Override
    public void localClass(Node.LocalClass node) {
        line("class", node.tree().getSimpleName());
    }

    @Override
    public void openingBriefly(Node.OpeningBriefly node) {
        line("open and close", node.tree());
    }

    @Override
    public void opening(Node.Opening node) {
        line("open " + declared(node.resource()));
    }

    @Override
    public void closed(Node.Closed node) {
        List<String> resources = new ArrayList<>();
        node.tree().getResources().forEach(each -> resources.add(declared(each)));
        line("close " + String.join(", ", resources));
    }

    @Override
    public void locked(Node.Locked node) {
        line("lock", node.tree().getExpression());
    }

    @Override
    public void unlocked(Node.Unlocked node) {
        line("unlock", node.tree().getExpression());
    }

    @Override
    public void returned(Node.Returned node) {
        line("return", node.value());
    }

    @Override
    public void mayThrow(Node.MayThrow node) {
        line("may throw");
    }
}
