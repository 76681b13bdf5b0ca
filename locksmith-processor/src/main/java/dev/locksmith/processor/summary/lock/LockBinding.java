package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** What the names of a body are called where the body is run. */
final class LockBinding {

    /** Longer access paths are not followed. */
    private static final int MAX_STEPS = 6;

    private final @Nullable LockName receiver;
    private final Map<VariableElement, LockName> arguments = new HashMap<>();

    /** Whether other names are those of the body that runs it: so it is with a lambda there. */
    private final boolean sharesNames;

    LockBinding(LockBody body, @Nullable LockName receiver, List<LockName> arguments) {
        this(
                receiver,
                body.around() != null && !(receiver instanceof Path) && !isUnknown(receiver));
        boolean isVarArgs = body.method() != null && body.method().isVarArgs();
        bind(body.parameters(), isVarArgs, arguments);
    }

    /** Of a call that may run several bodies, which are told by the names of the method. */
    LockBinding(ExecutableElement method, @Nullable LockName receiver, List<LockName> arguments) {
        this(receiver, false);
        bind(method.getParameters(), method.isVarArgs(), arguments);
    }

    private void bind(
            List<? extends VariableElement> parameters,
            boolean isVarArgs,
            List<LockName> arguments) {
        boolean isSpread = isVarArgs || arguments.size() != parameters.size();
        for (int i = 0; i < parameters.size(); i++) {
            this.arguments.put(parameters.get(i), isSpread ? LockName.UNKNOWN : arguments.get(i));
        }
    }

    private LockBinding(@Nullable LockName receiver, boolean sharesNames) {
        this.receiver = receiver;
        this.sharesNames = sharesNames;
    }

    private static boolean isUnknown(@Nullable LockName name) {
        return LockName.UNKNOWN.equals(name);
    }

    /** What the methods of an object name, seen from outside; null if all is static. */
    static LockBinding ofObject(@Nullable LockName object) {
        return new LockBinding(object, false);
    }

    LockName apply(LockName name) {
        return name.accept(renamed);
    }

    List<LockName> apply(List<LockName> names) {
        if (names.isEmpty()) {
            return names;
        }
        List<LockName> all = new ArrayList<>(names.size());
        for (LockName each : names) {
            all.add(apply(each));
        }
        return all;
    }

    private final LockName.Visitor<LockName> renamed =
            new LockName.Visitor<>() {
                @Override
                public LockName path(Path path) {
                    return apply(path);
                }

                @Override
                public LockName function(LockName.Function function) {
                    return apply(function);
                }

                @Override
                public LockName choice(LockName.Choice choice) {
                    return new LockName.Choice(
                            choice.functions().stream().map(each -> apply(each)).toList());
                }

                @Override
                public LockName ofArgument(LockName.OfArgument function) {
                    return function;
                }

                @Override
                public LockName unlocking(LockName.Unlocking function) {
                    Lock lock = function.lock();
                    return new LockName.Unlocking(lock.named(apply(lock.name())));
                }

                @Override
                public LockName partOfNew(LockName.PartOfNew part) {
                    return append(apply(part.made()), part.steps());
                }

                @Override
                public LockName task(LockName.Task task) {
                    LockName function = apply(task.function());
                    return function instanceof LockName.Function
                            ? new LockName.Task(function)
                            : LockName.UNKNOWN;
                }

                @Override
                public LockName tasks(LockName.Tasks tasks) {
                    return new LockName.Tasks(apply(tasks.all()));
                }

                @Override
                public LockName result(LockName.Result result) {
                    LockName of = result.receiver();
                    return new LockName.Result(
                            result.method(),
                            of == null ? null : apply(of),
                            apply(result.arguments()));
                }

                @Override
                public LockName view(LockName.View view) {
                    LockName of = apply(view.of());
                    return of instanceof Path || of instanceof LockName.Result
                            ? new LockName.View(of, view.mode())
                            : LockName.UNKNOWN;
                }

                @Override
                public LockName fresh(LockName.Fresh fresh) {
                    return apply(fresh);
                }

                @Override
                public LockName truth(LockName.Truth value) {
                    return value;
                }

                @Override
                public LockName nothing(LockName.Nothing nothing) {
                    return nothing;
                }

                @Override
                public LockName presence(LockName.Presence presence) {
                    return LockName.Presence.of(apply(presence.of()));
                }

                @Override
                public LockName unknown(LockName.Unknown unknown) {
                    return unknown;
                }
            };

    private LockName.Function apply(LockName.Function function) {
        if (function.body() instanceof Element || sharesNames) {
            return function.receiver() == null
                    ? function
                    : new LockName.Function(function.body(), apply(function.receiver()));
        }
        // Elsewhere the variables of the body around a lambda mean nothing, but its object does.
        LockName self = function.receiver() == null ? receiver : apply(function.receiver());
        return new LockName.Function(
                function.body(), self instanceof Path ? self : LockName.UNKNOWN);
    }

    private LockName apply(LockName.Fresh fresh) {
        return fresh.outer() == null && fresh.constructor() == null
                ? fresh
                : new LockName.Fresh(
                        fresh.type(),
                        fresh.around(),
                        fresh.outer() == null ? null : apply(fresh.outer()),
                        fresh.variable(),
                        fresh.constructor(),
                        apply(fresh.arguments()));
    }

    private LockName apply(Path path) {
        if (path.root() instanceof Root.This && (!sharesNames || receiver != null)) {
            return append(receiver == null ? LockName.UNKNOWN : receiver, path.steps());
        } else if (path.root() instanceof Root.Parameter parameter) {
            LockName argument = arguments.get(parameter.variable());
            if (argument != null) {
                return append(argument, path.steps());
            }
            return sharesNames ? path : LockName.UNKNOWN;
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
        if (base instanceof LockName.PartOfNew part) {
            List<Element> longer = new ArrayList<>(part.steps());
            longer.addAll(steps);
            return new LockName.PartOfNew(part.made(), List.copyOf(longer));
        }
        if (!(base instanceof Path path) || path.steps().size() + steps.size() > MAX_STEPS) {
            return LockName.UNKNOWN;
        }
        List<Element> all = new ArrayList<>(path.steps());
        all.addAll(steps);
        return new Path(path.root(), List.copyOf(all));
    }
}
