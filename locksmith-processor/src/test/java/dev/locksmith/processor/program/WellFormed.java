package dev.locksmith.processor.program;

import dev.locksmith.processor.program.Statement.Call;
import dev.locksmith.processor.program.Statement.Jump;
import dev.locksmith.processor.program.Statement.Loop;
import dev.locksmith.processor.program.Statement.Sequence;
import dev.locksmith.processor.program.Statement.Switch;
import dev.locksmith.processor.program.Statement.Thrown;
import dev.locksmith.processor.program.Statement.Try;
import dev.locksmith.processor.program.Statement.Wrapped;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether javac accepts a program, after something was left out of it. */
record WellFormed(Set<Integer> labels, boolean inLoop, boolean inSwitch) {

    static boolean is(Statement body) {
        return new WellFormed(Set.of(), false, false).accepts(body);
    }

    private WellFormed inside(int label, boolean loop, boolean ofSwitch) {
        Set<Integer> all = new HashSet<>(labels);
        all.add(label);
        return new WellFormed(all, inLoop || loop, inSwitch || ofSwitch);
    }

    private boolean accepts(Statement statement) {
        if (statement instanceof Jump jump) {
            return accepts(jump);
        }
        WellFormed within = this;
        if (statement instanceof Loop loop) {
            within = inside(loop.label(), true, false);
            if (loop.form() == Loop.Form.FOREVER && !endsWithBreak(loop.body())) {
                return false;
            }
        } else if (statement instanceof Switch) {
            within = inside(0, false, true);
        } else if (statement instanceof Wrapped wrapped) {
            within = inside(wrapped.label(), false, false);
        } else if (statement instanceof Try guarded
                && guarded.caught().contains(Thrown.IOException)
                && !mayThrowChecked(guarded.parts().get(0))) {
            return false;
        }
        return statement.parts().stream().allMatch(within::accepts);
    }

    private boolean accepts(Jump jump) {
        return switch (jump.form()) {
            case RETURN, THROW -> true;
            case BREAK -> jump.label() == 0 ? inLoop || inSwitch : labels.contains(jump.label());
            case CONTINUE -> jump.label() == 0 ? inLoop : labels.contains(jump.label());
        };
    }

    private static boolean endsWithBreak(Statement body) {
        return body instanceof Sequence sequence
                && !sequence.parts().isEmpty()
                && sequence.parts()
                        .get(sequence.parts().size() - 1)
                        .equals(new Jump(Jump.Form.BREAK, 0));
    }

    private static boolean mayThrowChecked(Statement statement) {
        if (statement instanceof Call call) {
            return call.checked();
        }
        List<Statement> parts = statement.parts();
        if (statement instanceof Try guarded
                && guarded.caught().stream().anyMatch(each -> each.takes(Thrown.IOException))) {
            parts = parts.subList(1, parts.size());
        }
        return parts.stream().anyMatch(WellFormed::mayThrowChecked);
    }
}
