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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs a generated program on every path. A state is the set of the variables that hold the
 * confined object. States are never joined: each is followed by itself, through every branch and
 * out of every statement, until no statement is begun with a state that it was not begun with.
 */
final class Interpreter {

    private static final Set<Thrown> UNCHECKED =
            Set.of(Thrown.IllegalStateException, Thrown.RuntimeException, Thrown.Error);

    private final Set<Integer> reached = new TreeSet<>();
    private final IdentityHashMap<Statement, Map<Integer, Set<End>>> known =
            new IdentityHashMap<>();

    /** The sinks that the confined object comes to. */
    static Set<Integer> sinks(Statement body) {
        Interpreter interpreter = new Interpreter();
        interpreter.run(body, 0);
        return interpreter.reached;
    }

    /** How a statement may end. */
    private sealed interface End {
        /** The variables that hold the confined object then. */
        int state();

        End with(int other);
    }

    private record Normal(int state) implements End {
        @Override
        public End with(int other) {
            return new Normal(other);
        }
    }

    private record Left(Jump jump, int state) implements End {
        @Override
        public End with(int other) {
            return new Left(jump, other);
        }
    }

    private record Raised(Thrown type, int state) implements End {
        @Override
        public End with(int other) {
            return new Raised(type, other);
        }
    }

    /** How a condition may end: with a value, or with an exception. */
    private record Decided(boolean value, int state) {}

    private static boolean has(int state, int variable) {
        return (state & 1 << variable) != 0;
    }

    private static int set(int state, int variable, boolean confined) {
        return confined ? state | 1 << variable : state & ~(1 << variable);
    }

    private static void raise(Set<End> ends, int state) {
        UNCHECKED.forEach(type -> ends.add(new Raised(type, state)));
    }

    /** A statement that begins with the same state ends in the same ways: once is enough. */
    private Set<End> run(Statement statement, int state) {
        Map<Integer, Set<End>> runs = known.computeIfAbsent(statement, key -> new HashMap<>());
        Set<End> ends = runs.get(state);
        if (ends == null) {
            ends = follow(statement, state);
            runs.put(state, ends);
        }
        return ends;
    }

    private Set<End> follow(Statement statement, int state) {
        Set<End> ends = new LinkedHashSet<>();
        if (statement instanceof Assign it) {
            ends.add(new Normal(set(state, it.to(), has(state, it.from()))));
        } else if (statement instanceof Confine it) {
            ends.add(new Normal(set(state, it.to(), true)));
        } else if (statement instanceof Clear it) {
            ends.add(new Normal(set(state, it.to(), false)));
        } else if (statement instanceof Choose it) {
            raise(ends, state);
            ends.add(new Normal(set(state, it.to(), has(state, it.one()))));
            ends.add(new Normal(set(state, it.to(), has(state, it.two()))));
        } else if (statement instanceof Call it) {
            raise(ends, state);
            if (it.checked()) {
                ends.add(new Raised(Thrown.IOException, state));
            }
            ends.add(new Normal(state));
        } else if (statement instanceof Sink it) {
            if (has(state, it.variable())) {
                reached.add(it.id());
            }
            raise(ends, state);
            ends.add(new Normal(state));
        } else if (statement instanceof Sequence it) {
            ends.addAll(sequence(it.parts(), state));
        } else if (statement instanceof If it) {
            for (Decided each : decide(it.condition(), state, ends)) {
                ends.addAll(run(each.value() ? it.yes() : it.no(), each.state()));
            }
        } else if (statement instanceof Loop it) {
            ends.addAll(loop(it, state));
        } else if (statement instanceof Switch it) {
            ends.addAll(cases(it, state));
        } else if (statement instanceof Try it) {
            ends.addAll(guarded(it, state));
        } else if (statement instanceof Jump it) {
            raise(ends, state);
            ends.add(
                    it.form() == Jump.Form.THROW
                            ? new Raised(Thrown.IllegalStateException, state)
                            : new Left(it, state));
            ends.add(new Normal(state));
        } else if (statement instanceof Wrapped it) {
            for (End end : run(it.inner(), state)) {
                boolean here = end instanceof Left left && isAt(left, it.label());
                ends.add(here ? new Normal(end.state()) : end);
            }
        }
        return ends;
    }

    private static boolean isAt(Left left, int label) {
        return left.jump().label() != 0 && left.jump().label() == label;
    }

    private Set<End> sequence(List<Statement> parts, int state) {
        Set<End> ends = new LinkedHashSet<>();
        Set<Integer> states = Set.of(state);
        for (Statement part : parts) {
            Set<Integer> next = new LinkedHashSet<>();
            for (int each : states) {
                for (End end : run(part, each)) {
                    if (end instanceof Normal) {
                        next.add(end.state());
                    } else {
                        ends.add(end);
                    }
                }
            }
            states = next;
        }
        states.forEach(each -> ends.add(new Normal(each)));
        return ends;
    }

    private Set<Decided> decide(Condition condition, int state, Set<End> ends) {
        Set<Decided> all = new LinkedHashSet<>();
        if (condition instanceof Condition.Ask) {
            raise(ends, state);
            all.add(new Decided(true, state));
            all.add(new Decided(false, state));
        } else if (condition instanceof Condition.Set it) {
            int after = set(state, it.to(), has(state, it.from()));
            all.add(new Decided(true, after));
            // What is null takes nothing along.
            all.add(new Decided(false, set(after, it.to(), false)));
        } else if (condition instanceof Condition.Not it) {
            decide(it.inner(), state, ends)
                    .forEach(each -> all.add(new Decided(!each.value(), each.state())));
        } else if (condition instanceof Condition.And it) {
            shortCircuit(it.left(), it.right(), true, state, ends, all);
        } else if (condition instanceof Condition.Or it) {
            shortCircuit(it.left(), it.right(), false, state, ends, all);
        }
        return all;
    }

    private void shortCircuit(
            Condition left,
            Condition right,
            boolean goesOnWhen,
            int state,
            Set<End> ends,
            Set<Decided> all) {
        for (Decided each : decide(left, state, ends)) {
            if (each.value() == goesOnWhen) {
                all.addAll(decide(right, each.state(), ends));
            } else {
                all.add(each);
            }
        }
    }

    private Set<End> loop(Loop loop, int state) {
        Set<End> ends = new LinkedHashSet<>();
        Set<Integer> begun = new HashSet<>();
        Deque<Integer> turns = new ArrayDeque<>();
        if (loop.form() == Loop.Form.DO) {
            turns.add(state);
        } else {
            again(loop, state, ends, turns);
        }
        while (!turns.isEmpty()) {
            int turn = turns.poll();
            if (!begun.add(turn)) {
                continue;
            }
            for (End end : run(loop.body(), turn)) {
                Jump jump = end instanceof Left left ? left.jump() : null;
                boolean mine = jump != null && (jump.label() == 0 || jump.label() == loop.label());
                if (end instanceof Normal || (mine && jump.form() == Jump.Form.CONTINUE)) {
                    for (End next : run(loop.update(), end.state())) {
                        again(loop, next.state(), ends, turns);
                    }
                } else if (mine && jump.form() == Jump.Form.BREAK) {
                    ends.add(new Normal(end.state()));
                } else {
                    ends.add(end);
                }
            }
        }
        return ends;
    }

    /** Another turn, or the end. */
    private void again(Loop loop, int state, Set<End> ends, Deque<Integer> turns) {
        switch (loop.form()) {
            case FOREVER -> turns.add(state);
            case EACH -> {
                raise(ends, state);
                ends.add(new Normal(state));
                turns.add(state);
            }
            case WHILE, DO, FOR -> {
                for (Decided each : decide(loop.condition(), state, ends)) {
                    if (each.value()) {
                        turns.add(each.state());
                    } else {
                        ends.add(new Normal(each.state()));
                    }
                }
            }
        }
    }

    private Set<End> cases(Switch it, int state) {
        Set<End> ends = new LinkedHashSet<>();
        raise(ends, state);
        if (it.normal() >= it.parts().size()) {
            ends.add(new Normal(state));
        }
        for (int i = 0; i < it.parts().size(); i++) {
            Set<Integer> states = Set.of(state);
            for (int j = i; j < it.parts().size() && !states.isEmpty(); j++) {
                Set<Integer> fallen = new LinkedHashSet<>();
                for (int each : states) {
                    for (End end : run(it.parts().get(j), each)) {
                        if (end instanceof Left left
                                && left.jump().form() == Jump.Form.BREAK
                                && left.jump().label() == 0) {
                            ends.add(new Normal(end.state()));
                        } else if (!(end instanceof Normal)) {
                            ends.add(end);
                        } else if (it.arrows() || it.breaks().get(j)) {
                            ends.add(end);
                        } else {
                            fallen.add(end.state());
                        }
                    }
                }
                states = fallen;
            }
            states.forEach(each -> ends.add(new Normal(each)));
        }
        return ends;
    }

    private Set<End> guarded(Try it, int state) {
        Set<End> ends = new LinkedHashSet<>();
        for (End end : run(it.parts().get(0), state)) {
            int handler = end instanceof Raised raised ? handler(it.caught(), raised.type()) : -1;
            if (handler < 0) {
                ends.add(end);
            } else {
                ends.addAll(run(it.parts().get(handler + 1), end.state()));
            }
        }
        if (!it.hasFinally()) {
            return ends;
        }
        Set<End> all = new LinkedHashSet<>();
        for (End end : ends) {
            for (End last : run(it.parts().get(it.parts().size() - 1), end.state())) {
                all.add(last instanceof Normal ? end.with(last.state()) : last);
            }
        }
        return all;
    }

    private static int handler(List<Thrown> caught, Thrown type) {
        for (int i = 0; i < caught.size(); i++) {
            if (caught.get(i).takes(type)) {
                return i;
            }
        }
        return -1;
    }
}
