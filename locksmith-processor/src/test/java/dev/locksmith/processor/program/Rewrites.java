package dev.locksmith.processor.program;

import dev.locksmith.processor.program.Statement.Assign;
import dev.locksmith.processor.program.Statement.If;
import dev.locksmith.processor.program.Statement.Jump;
import dev.locksmith.processor.program.Statement.Loop;
import dev.locksmith.processor.program.Statement.Sequence;
import dev.locksmith.processor.program.Statement.Sink;
import dev.locksmith.processor.program.Statement.Wrapped;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes programs in other words. */
final class Rewrites {

    /** Labels that the generator does not give. */
    private static final int FIRST_LABEL = 1000;

    private final Random random;
    private int labels = FIRST_LABEL;

    Rewrites(Random random) {
        this.random = random;
    }

    /** The same program, with about every third statement rewritten. */
    Statement of(Statement body) {
        return body.map(each -> random.nextInt(3) == 0 ? rewritten(each) : each);
    }

    private Statement rewritten(Statement statement) {
        List<Statement> ways = new ArrayList<>();
        ways.add(new Wrapped(Wrapped.Form.BLOCK, 0, statement));
        ways.add(new Wrapped(Wrapped.Form.FINALLY, 0, statement));
        ways.add(new Wrapped(Wrapped.Form.LABEL_AND_BREAK, ++labels, statement));
        if (statement instanceof If it) {
            ways = List.of(new If(new Condition.Not(it.condition()), it.no(), it.yes()));
        } else if (statement instanceof Assign) {
            ways.add(new Wrapped(Wrapped.Form.LOCAL, 0, statement));
        } else if (statement instanceof Sink it) {
            for (Sink.Form form : Sink.Form.values()) {
                ways.add(new Sink(it.id(), it.variable(), form));
            }
        } else if (statement instanceof Loop it && canBeUnrolled(it)) {
            Statement turns = new Sequence(List.of(it.body(), it.update(), it));
            ways = List.of(new If(it.condition(), turns, new Sequence(List.of())));
        }
        return ways.get(random.nextInt(ways.size()));
    }

    /** A turn outside the loop must not jump to its ends. */
    private static boolean canBeUnrolled(Loop loop) {
        return (loop.form() == Loop.Form.WHILE || loop.form() == Loop.Form.FOR)
                && loop.body().all().stream()
                        .noneMatch(
                                each ->
                                        each instanceof Jump jump
                                                && (jump.form() == Jump.Form.BREAK
                                                        || jump.form() == Jump.Form.CONTINUE));
    }
}
