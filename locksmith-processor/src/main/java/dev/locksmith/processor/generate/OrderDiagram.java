package dev.locksmith.processor.generate;

import dev.locksmith.processor.generate.LockOrderPlan.Level;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws a lock order. A chain is one line, if it fits; anything else runs downwards, a column for
 * each branch:
 *
 * <pre>{@code
 * *  CONFIG
 * |--.
 * *  |  ACCOUNTS
 * |  *  RATES
 * |--'
 * *  AUDIT
 * }</pre>
 */
final class OrderDiagram {
    private static final int WIDTH = 90;
    private static final int NONE = -1;

    /** What each column leads down to; null where it is free. */
    private final List<@Nullable String> columns = new ArrayList<>();

    private final List<String> lines = new ArrayList<>();

    private OrderDiagram() {}

    /** The lines of the drawing. */
    static List<String> of(LockOrderPlan plan) {
        List<Node> nodes = nodes(plan);
        boolean chain =
                IntStream.range(1, nodes.size())
                        .allMatch(i -> nodes.get(i).before.equals(List.of(nodes.get(i - 1).name)));
        String line = String.join(" -> ", nodes.stream().map(Node::name).toList());
        if (chain && line.length() <= WIDTH) {
            return List.of(line);
        }
        OrderDiagram diagram = new OrderDiagram();
        for (Node node : nodes) {
            diagram.draw(node, nodes.stream().filter(n -> n.before.contains(node.name)).toList());
        }
        return List.copyOf(diagram.lines);
    }

    /** A name in the drawing, and the names it hangs from. */
    private record Node(String name, List<String> before) {}

    private static List<Node> nodes(LockOrderPlan plan) {
        List<String> continued =
                plan.continued().stream().map(LockOrderDeclaration.Continued::name).toList();
        List<Node> nodes = new ArrayList<>();
        continued.forEach(name -> nodes.add(new Node(name, List.of())));
        for (Level level : plan.levels()) {
            nodes.add(
                    new Node(
                            level.constant(), level.after().isEmpty() ? continued : level.after()));
        }
        return nodes;
    }

    private void draw(Node node, List<Node> following) {
        List<Integer> arriving =
                IntStream.range(0, columns.size())
                        .filter(i -> node.name.equals(columns.get(i)))
                        .boxed()
                        .toList();
        boolean connected = !arriving.isEmpty();
        int own = arriving.isEmpty() ? freeColumn(0) : arriving.get(0);
        columns.set(own, node.name);
        if (arriving.size() > 1) {
            List<Integer> ending = arriving.subList(1, arriving.size());
            lines.add(fork(own, ending, '\''));
            ending.forEach(i -> columns.set(i, null));
        }
        if (connected && "*-".indexOf(lines.get(lines.size() - 1).charAt(3 * own)) >= 0) {
            lines.add(row(NONE));
        }
        lines.add(row(own) + "  " + node.name);

        columns.set(own, following.isEmpty() ? null : following.get(0).name);
        List<Integer> beginning = new ArrayList<>();
        for (Node next : following.stream().skip(1).toList()) {
            int column = freeColumn(own + 1);
            columns.set(column, next.name);
            beginning.add(column);
        }
        if (!beginning.isEmpty()) {
            lines.add(fork(own, beginning, '.'));
        }
    }

    private int freeColumn(int from) {
        int column = from;
        while (column < columns.size() && columns.get(column) != null) {
            column++;
        }
        if (column == columns.size()) {
            columns.add(null);
        }
        return column;
    }

    private String row(int own) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            row.append(i == own ? '*' : line(i)).append("  ");
        }
        return row.toString().stripTrailing();
    }

    /** From its own column to others on its right; a column between them passes behind. */
    private String fork(int own, List<Integer> others, char end) {
        int last = Collections.max(others);
        StringBuilder fork = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            boolean within = own < i && i <= last;
            fork.append(others.contains(i) ? end : within ? '-' : line(i));
            fork.append(own <= i && i < last ? "--" : "  ");
        }
        return fork.toString().stripTrailing();
    }

    private char line(int column) {
        return columns.get(column) == null ? ' ' : '|';
    }
}
