package dev.locksmith.processor.program;

import dev.locksmith.processor.program.Statement.Assign;
import dev.locksmith.processor.program.Statement.Call;
import dev.locksmith.processor.program.Statement.Choose;
import dev.locksmith.processor.program.Statement.Clear;
import dev.locksmith.processor.program.Statement.Confine;
import dev.locksmith.processor.program.Statement.If;
import dev.locksmith.processor.program.Statement.Jump;
import dev.locksmith.processor.program.Statement.Loop;
import dev.locksmith.processor.program.Statement.Sequence;
import dev.locksmith.processor.program.Statement.Sink;
import dev.locksmith.processor.program.Statement.Switch;
import dev.locksmith.processor.program.Statement.Try;
import dev.locksmith.processor.program.Statement.Wrapped;

import java.util.ArrayList;
import java.util.List;

/** Generated programs as Java, and which line has which sink. */
final class Writer {

    static final int VARIABLES = 4;

    private static final String AROUND =
            """
            import dev.locksmith.annotations.*;
            import java.io.IOException;
            import java.util.List;
            import java.util.concurrent.Executor;
            @ThreadConfined class Pen {}
            class Programs {
                static boolean more() { return Math.random() < 0.5; }
                static int number() { return 3; }
                static List<String> names() { return List.of(); }
                static void use(Object o) {}
                static void call() {}
                static void read() throws IOException {}
                private static void hand(Executor pool, Object o) { pool.execute(() -> use(o)); }
            """;

    private final List<String> lines = new ArrayList<>(AROUND.lines().toList());
    private int depth = 1;
    private int locals;

    /** A file with one method for each of the bodies. */
    static List<String> write(List<Statement> bodies) {
        Writer writer = new Writer();
        for (int i = 0; i < bodies.size(); i++) {
            writer.line("void m" + i + "(Executor pool, Pen pen) throws Exception {");
            writer.depth++;
            for (int variable = 0; variable < VARIABLES; variable++) {
                writer.line("Object v" + variable + " = \"\";");
            }
            writer.write(bodies.get(i));
            writer.depth--;
            writer.line("}");
        }
        writer.line("}");
        return writer.lines;
    }

    private void line(String text) {
        lines.add("    ".repeat(depth) + text);
    }

    private void block(String head, Statement body, String tail) {
        line(head + " {");
        depth++;
        write(body);
        depth--;
        line("}" + tail);
    }

    private void write(Statement statement) {
        if (statement instanceof Assign it) {
            line("v" + it.to() + " = v" + it.from() + ";");
        } else if (statement instanceof Confine it) {
            line("v" + it.to() + " = pen;");
        } else if (statement instanceof Clear it) {
            line("v" + it.to() + " = \"\";");
        } else if (statement instanceof Choose it) {
            choose(it);
        } else if (statement instanceof Call it) {
            line(it.checked() ? "read();" : "call();");
        } else if (statement instanceof Sink it) {
            sink(it);
        } else if (statement instanceof Sequence it) {
            it.parts().forEach(this::write);
        } else if (statement instanceof If it) {
            block("if (" + it.condition() + ")", it.yes(), "");
            block("else", it.no(), "");
        } else if (statement instanceof Loop it) {
            loop(it);
        } else if (statement instanceof Switch it) {
            cases(it);
        } else if (statement instanceof Try it) {
            block("try", it.parts().get(0), "");
            for (int i = 0; i < it.caught().size(); i++) {
                String type = it.caught().get(i).name();
                block("catch (" + type + " e" + depth + ")", it.parts().get(i + 1), "");
            }
            if (it.hasFinally()) {
                block("finally", it.parts().get(it.parts().size() - 1), "");
            }
        } else if (statement instanceof Jump it) {
            line("if (more()) " + jump(it));
        } else if (statement instanceof Wrapped it) {
            wrapped(it);
        }
    }

    private static String jump(Jump jump) {
        String label = jump.label() == 0 ? "" : " l" + jump.label();
        return switch (jump.form()) {
            case BREAK -> "break" + label + ";";
            case CONTINUE -> "continue" + label + ";";
            case RETURN -> "return;";
            case THROW -> "throw new IllegalStateException();";
        };
    }

    private void choose(Choose it) {
        line(
                it.bySwitch()
                        ? "v%d = switch (number()) { case 0 -> v%d; default -> { call(); yield v%d; } };"
                                .formatted(it.to(), it.one(), it.two())
                        : "v%d = more() ? v%d : v%d;".formatted(it.to(), it.one(), it.two()));
    }

    private void sink(Sink it) {
        int local = locals++;
        String copy = "Object s" + local + " = v" + it.variable() + "; ";
        String task = "pool.execute(() -> use(s" + local + "));";
        String text =
                switch (it.form()) {
                    case HERE -> copy + task;
                    case LAMBDA -> copy + "Runnable r = () -> { " + task + " }; r.run();";
                    case HELPER -> "hand(pool, v" + it.variable() + ");";
                };
        line("{ " + text + " } // sink " + it.id());
    }

    private void loop(Loop it) {
        String label = it.label() == 0 ? "" : "l" + it.label() + ": ";
        switch (it.form()) {
            case WHILE -> block(label + "while (" + it.condition() + ")", it.body(), "");
            case FOREVER -> block(label + "while (true)", it.body(), "");
            case EACH -> block(label + "for (String n" + depth + " : names())", it.body(), "");
            case DO -> block(label + "do", it.body(), " while (" + it.condition() + ");");
            case FOR -> {
                Assign update = (Assign) it.update();
                String next = "v" + update.to() + " = v" + update.from();
                block(label + "for (; " + it.condition() + "; " + next + ")", it.body(), "");
            }
        }
    }

    private void cases(Switch it) {
        line("switch (number()) {");
        for (int i = 0; i < it.parts().size(); i++) {
            String head = i == it.normal() ? "default" : "case " + i;
            if (it.arrows()) {
                block(head + " ->", it.parts().get(i), "");
            } else {
                block(head + ":", it.parts().get(i), it.breaks().get(i) ? " break;" : "");
            }
        }
        line("}");
    }

    private void wrapped(Wrapped it) {
        switch (it.form()) {
            case BLOCK -> block("", it.inner(), "");
            case LABEL -> block("l" + it.label() + ":", it.inner(), "");
            case LABEL_AND_BREAK -> {
                line("l" + it.label() + ": {");
                write(it.inner());
                line("break l" + it.label() + "; }");
            }
            case FINALLY -> block("try", it.inner(), " finally {}");
            case LOCAL -> {
                Assign assign = (Assign) it.inner();
                int local = locals++;
                line("Object t" + local + " = v" + assign.from() + ";");
                line("v" + assign.to() + " = t" + local + ";");
            }
        }
    }
}
