package dev.locksmith.processor.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A statement of a generated program. Each may end normally, as javac sees it, so that none after
 * it is unreachable. Variables are numbers, and so are labels; label 0 is none.
 */
sealed interface Statement {

    /** The statements in it. */
    default List<Statement> parts() {
        return List.of();
    }

    /** The same statement with other parts. */
    default Statement with(List<Statement> parts) {
        return this;
    }

    /** Replaces statements from the inside out. */
    default Statement map(UnaryOperator<Statement> replace) {
        return replace.apply(with(parts().stream().map(each -> each.map(replace)).toList()));
    }

    /** All statements in it, itself included. */
    default List<Statement> all() {
        List<Statement> all = new ArrayList<>(List.of(this));
        parts().forEach(each -> all.addAll(each.all()));
        return all;
    }

    record Assign(int to, int from) implements Statement {}

    /** The variable gets the confined object. */
    record Confine(int to) implements Statement {}

    /** The variable gets something harmless. */
    record Clear(int to) implements Statement {}

    /** The variable gets what one of the others holds, by a conditional or switch expression. */
    record Choose(int to, int one, int two, boolean bySwitch) implements Statement {}

    /** A call that may throw, also a checked exception. */
    record Call(boolean checked) implements Statement {}

    /** A task that uses the variable goes to a pool. */
    record Sink(int id, int variable, Sink.Form form) implements Statement {
        enum Form {
            HERE,
            LAMBDA,
            HELPER
        }
    }

    record Sequence(List<Statement> parts) implements Statement {
        @Override
        public Statement with(List<Statement> others) {
            return new Sequence(others);
        }
    }

    record If(Condition condition, Statement yes, Statement no) implements Statement {
        @Override
        public List<Statement> parts() {
            return List.of(yes, no);
        }

        @Override
        public Statement with(List<Statement> parts) {
            return new If(condition, parts.get(0), parts.get(1));
        }
    }

    record Loop(Loop.Form form, int label, Condition condition, Statement body, Statement update)
            implements Statement {

        enum Form {
            WHILE,
            DO,
            FOR,
            EACH,
            FOREVER
        }

        @Override
        public List<Statement> parts() {
            return List.of(body, update);
        }

        @Override
        public Statement with(List<Statement> parts) {
            return new Loop(form, label, condition, parts.get(0), update);
        }
    }

    /**
     * A switch.
     *
     * @param normal the index of the default case; as many as there are cases if none is
     * @param breaks whether the case with this index does not fall through
     */
    record Switch(boolean arrows, int normal, List<Boolean> breaks, List<Statement> parts)
            implements Statement {
        @Override
        public Statement with(List<Statement> others) {
            return new Switch(arrows, normal, breaks, others);
        }
    }

    /** Projections are the body, the handlers, and the last block if it has one. */
    record Try(List<Thrown> caught, boolean hasFinally, List<Statement> parts)
            implements Statement {
        @Override
        public Statement with(List<Statement> others) {
            return new Try(caught, hasFinally, others);
        }
    }

    /** An exception, by its class. */
    enum Thrown {
        IllegalStateException,
        RuntimeException,
        IOException,
        Exception,
        Error,
        Throwable;

        boolean takes(Thrown other) {
            return this == other
                    || switch (this) {
                        case RuntimeException -> other == IllegalStateException;
                        case Exception -> other != Error && other != Throwable;
                        case Throwable -> true;
                        default -> false;
                    };
        }
    }

    /** A statement that may leave others, or not. */
    record Jump(Jump.Form form, int label) implements Statement {
        enum Form {
            BREAK,
            CONTINUE,
            RETURN,
            THROW
        }
    }

    /** A statement with something around it that does nothing. */
    record Wrapped(Wrapped.Form form, int label, Statement inner) implements Statement {
        enum Form {
            BLOCK,
            LABEL,
            LABEL_AND_BREAK,
            FINALLY,
            LOCAL
        }

        @Override
        public List<Statement> parts() {
            return List.of(inner);
        }

        @Override
        public Statement with(List<Statement> parts) {
            return new Wrapped(form, label, parts.get(0));
        }
    }
}
