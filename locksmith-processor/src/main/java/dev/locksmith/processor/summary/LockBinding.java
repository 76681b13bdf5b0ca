package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.LockBody;
import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockName.Path;
import dev.locksmith.processor.fact.LockName.Root;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

/** What the names of a body are called where the body is run. */
final class LockBinding {

    /** Longer access paths are not followed. */
    private static final int MAX_STEPS = 6;

    private final LockBody body;
    private final @Nullable LockName receiver;
    private final Map<VariableElement, LockName> arguments = new HashMap<>();

    LockBinding(LockBody body, @Nullable LockName receiver, List<LockName> arguments) {
        this.body = body;
        this.receiver = receiver;
        List<VariableElement> parameters = body.parameters();
        boolean isSpread = arguments.size() != parameters.size();
        for (int i = 0; i < parameters.size(); i++) {
            this.arguments.put(
                    parameters.get(i),
                    isSpread || (body.method() != null && body.method().isVarArgs())
                            ? LockName.UNKNOWN
                            : arguments.get(i));
        }
    }

    /** The names of a lambda are those of the body around it, but for its own parameters. */
    private boolean sharesNames() {
        return body.around() != null;
    }

    LockName apply(LockName name) {
        if (name instanceof Path path) {
            return apply(path);
        } else if (name instanceof LockName.Function function) {
            if (function.receiver() != null) {
                return new LockName.Function(function.body(), apply(function.receiver()));
            }
            boolean isLambda = !(function.body() instanceof Element);
            return isLambda && !sharesNames() ? LockName.UNKNOWN : name;
        } else if (name instanceof LockName.Task task) {
            LockName function = apply(task.function());
            return function instanceof LockName.Function
                    ? new LockName.Task(function)
                    : LockName.UNKNOWN;
        } else if (name instanceof LockName.Tasks tasks) {
            return new LockName.Tasks(tasks.all().stream().map(this::apply).toList());
        } else if (name instanceof LockName.Fresh fresh && fresh.outer() != null) {
            return new LockName.Fresh(fresh.around(), apply(fresh.outer()), fresh.variable());
        } else if (name instanceof LockName.Result result) {
            return new LockName.Result(
                    result.method(),
                    result.receiver() == null ? null : apply(result.receiver()),
                    result.arguments().stream().map(this::apply).toList());
        } else if (name instanceof LockName.View view) {
            LockName of = apply(view.of());
            return of instanceof Path || of instanceof LockName.Result
                    ? new LockName.View(of, view.mode())
                    : LockName.UNKNOWN;
        }
        return name;
    }

    private LockName apply(Path path) {
        if (path.root() instanceof Root.This && !sharesNames()) {
            return append(receiver == null ? LockName.UNKNOWN : receiver, path.steps());
        } else if (path.root() instanceof Root.Parameter parameter) {
            LockName argument = arguments.get(parameter.variable());
            if (argument != null) {
                return append(argument, path.steps());
            }
            return sharesNames() ? path : LockName.UNKNOWN;
        }
        return path;
    }

    /** What a path leads to from an object. */
    static LockName append(LockName base, List<Element> steps) {
        if (steps.isEmpty()) {
            return base;
        }
        if (base instanceof LockName.Fresh fresh) {
            return append(fresh.then(steps.get(0)), steps.subList(1, steps.size()));
        }
        if (!(base instanceof Path path) || path.steps().size() + steps.size() > MAX_STEPS) {
            return LockName.UNKNOWN;
        }
        List<Element> all = new ArrayList<>(path.steps());
        all.addAll(steps);
        return new Path(path.root(), List.copyOf(all));
    }
}
