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
import dev.locksmith.processor.program.Statement.Thrown;
import dev.locksmith.processor.program.Statement.Try;
import dev.locksmith.processor.program.Statement.Wrapped;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes programs by chance. */
final class Generator {

    private final Random random;
    private int sinks;
    private int labels;

    Generator(Random random) {
        this.random = random;
    }

    /** What a jump may leave: the labels around it, and what stands nearest. */
    private record Around(
            List<Integer> loops, List<Integer> blocks, boolean inLoop, boolean inSwitch) {

        Around loop(int label) {
            return new Around(with(loops, label), blocks, true, false);
        }

        Around block(int label) {
            return new Around(loops, with(blocks, label), inLoop, inSwitch);
        }

        Around ofSwitch() {
            return new Around(loops, blocks, inLoop, true);
        }

        private static List<Integer> with(List<Integer> labels, int label) {
            List<Integer> all = new ArrayList<>(labels);
            all.add(label);
            return all;
        }
    }

    /** A body that ends with a sink for each variable. */
    Statement body() {
        sinks = 0;
        labels = 0;
        List<Statement> parts =
                new ArrayList<>(
                        sequence(3, new Around(List.of(), List.of(), false, false)).parts());
        for (int variable = 0; variable < Writer.VARIABLES; variable++) {
            parts.add(new Sink(sinks++, variable, Sink.Form.HERE));
        }
        return new Sequence(parts);
    }

    private int variable() {
        return random.nextInt(Writer.VARIABLES);
    }

    private Sequence sequence(int depth, Around around) {
        List<Statement> parts = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            parts.add(statement(depth, around));
        }
        return new Sequence(parts);
    }

    private Statement statement(int depth, Around around) {
        int kind = random.nextInt(depth == 0 ? 11 : 22);
        return switch (kind) {
            case 0, 1, 2 -> new Assign(variable(), variable());
            case 3, 4 -> new Confine(variable());
            case 5 -> new Clear(variable());
            case 6 -> new Choose(variable(), variable(), variable(), random.nextBoolean());
            case 7 -> new Call(random.nextInt(3) == 0);
            case 8 -> new Sink(sinks++, variable(), form());
            case 9, 10, 11 -> jump(around);
            case 12, 13 ->
                    new If(
                            condition(2),
                            sequence(depth - 1, around),
                            random.nextBoolean()
                                    ? sequence(depth - 1, around)
                                    : new Sequence(List.of()));
            case 14, 15, 16 -> loop(depth, around);
            case 17 -> cases(depth, around);
            case 18, 19, 20 -> guarded(depth, around);
            default -> {
                int label = ++labels;
                yield new Wrapped(
                        Wrapped.Form.LABEL, label, sequence(depth - 1, around.block(label)));
            }
        };
    }

    private Sink.Form form() {
        Sink.Form[] all = Sink.Form.values();
        return all[random.nextInt(all.length)];
    }

    private Condition condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0, 1 -> new Condition.Ask();
            case 2 -> new Condition.Set(variable(), variable());
            case 3 -> new Condition.Not(condition(depth - 1));
            case 4 -> new Condition.And(condition(depth - 1), condition(depth - 1));
            default -> new Condition.Or(condition(depth - 1), condition(depth - 1));
        };
    }

    private Statement jump(Around around) {
        List<Jump> possible = new ArrayList<>();
        possible.add(new Jump(Jump.Form.RETURN, 0));
        possible.add(new Jump(Jump.Form.THROW, 0));
        if (around.inLoop() || around.inSwitch()) {
            possible.add(new Jump(Jump.Form.BREAK, 0));
        }
        if (around.inLoop()) {
            possible.add(new Jump(Jump.Form.CONTINUE, 0));
        }
        for (int label : around.loops()) {
            possible.add(new Jump(Jump.Form.BREAK, label));
            possible.add(new Jump(Jump.Form.CONTINUE, label));
        }
        for (int label : around.blocks()) {
            possible.add(new Jump(Jump.Form.BREAK, label));
        }
        return possible.get(random.nextInt(possible.size()));
    }

    private Statement loop(int depth, Around around) {
        List<Loop.Form> forms = List.of(Loop.Form.values());
        Loop.Form form = forms.get(random.nextInt(forms.size()));
        int label = ++labels;
        Sequence body = sequence(depth - 1, around.loop(label));
        if (form == Loop.Form.FOREVER) {
            List<Statement> parts = new ArrayList<>(body.parts());
            parts.add(new Jump(Jump.Form.BREAK, 0));
            body = new Sequence(parts);
        }
        Statement update =
                form == Loop.Form.FOR
                        ? new Assign(variable(), variable())
                        : new Sequence(List.of());
        return new Loop(form, label, condition(1), body, update);
    }

    private Statement cases(int depth, Around around) {
        int count = 1 + random.nextInt(3);
        boolean arrows = random.nextBoolean();
        List<Boolean> breaks = new ArrayList<>();
        List<Statement> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            breaks.add(random.nextBoolean());
            bodies.add(sequence(depth - 1, around.ofSwitch()));
        }
        return new Switch(arrows, random.nextInt(count + 1), breaks, bodies);
    }

    private Statement guarded(int depth, Around around) {
        List<Thrown> caught = new ArrayList<>();
        for (Thrown each : Thrown.values()) {
            if (random.nextInt(4) == 0) {
                caught.add(each);
            }
        }
        boolean hasFinally = caught.isEmpty() || random.nextBoolean();
        List<Statement> parts = new ArrayList<>();
        Sequence body = sequence(depth - 1, around);
        if (caught.contains(Thrown.IOException)) {
            // javac wants it to be possible
            List<Statement> all = new ArrayList<>(body.parts());
            all.add(random.nextInt(all.size()), new Call(true));
            body = new Sequence(all);
        }
        parts.add(body);
        for (int i = 0; i < caught.size(); i++) {
            parts.add(sequence(depth - 1, around));
        }
        if (hasFinally) {
            parts.add(sequence(depth - 1, around));
        }
        return new Try(caught, hasFinally, parts);
    }
}
