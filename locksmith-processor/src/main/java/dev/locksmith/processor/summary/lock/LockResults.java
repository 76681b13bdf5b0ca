package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Sees through methods that return a lock, and through final fields that hold a task. */
final class LockResults {

    /** Calls in calls in calls of this depth return what nobody knows. */
    private static final int MAX_DEPTH = 5;

    private final LockDispatch dispatch;
    private final FieldNames fields;
    private final SeenThrough seenThrough = new SeenThrough(MAX_DEPTH);

    LockResults(LockDispatch dispatch) {
        this.dispatch = dispatch;
        this.fields = dispatch.fieldNames();
    }

    /** The same object by a name that no call is part of. */
    LockName of(LockName name) {
        return name.accept(seenThrough);
    }

    /** The same by a name that no call is part of, or the call of which the class decides. */
    LockName decided(LockName name) {
        LockName seen = of(name);
        return seen.equals(LockName.UNKNOWN)
                        && name instanceof LockName.Result result
                        && isDecidedByClass(result)
                ? name
                : seen;
    }

    private boolean isDecidedByClass(LockName.Result result) {
        LockName receiver = result.receiver();
        TypeElement type = receiver == null ? null : LockTypes.endOf(receiver);
        boolean tellsMore =
                type != null && dispatch.isBelow(type, Members.ownerOf(result.method()));
        List<LockBody> bodies = dispatch.of(result.method(), tellsMore ? type : null, false);
        return bodies.size() > 1
                && bodies.stream().anyMatch(each -> each.returned() instanceof LockName.Truth);
    }

    /** The same of each. */
    List<LockName> of(List<LockName> names) {
        return each(names, seenThrough);
    }

    private static List<LockName> each(List<LockName> names, LockName.Visitor<LockName> visitor) {
        if (names.isEmpty()) {
            return names;
        }
        List<LockName> all = new ArrayList<>(names.size());
        for (LockName each : names) {
            all.add(each.accept(visitor));
        }
        return all;
    }

    /** The same lock by a name that no call is part of. */
    Lock of(Lock lock) {
        LockName name = of(lock.name());
        if (name instanceof LockName.View && lock.kind() == Lock.Kind.CONDITION) {
            // Of one lock there may be several conditions.
            return lock.name() instanceof Path ? lock : lock.named(name);
        } else if (name instanceof LockName.View view) {
            return new Lock(view.of(), lock.type(), kindOf(lock, view.of()), view.mode());
        }
        return lock.named(name);
    }

    /** A view of a StampedLock is no more reentrant than that is. */
    private static Lock.Kind kindOf(Lock lock, LockName of) {
        TypeElement type = LockTypes.endOf(of);
        return type != null && type.getSimpleName().contentEquals("StampedLock")
                ? Lock.Kind.STAMPED
                : lock.kind();
    }

    /** A name without the calls that are part of it, if they are not too deep. */
    private final class SeenThrough implements LockName.Visitor<LockName> {

        /** Sees through what is a call deeper; null where that is too deep. */
        private final @Nullable SeenThrough deeper;

        SeenThrough(int depth) {
            deeper = depth == 0 ? null : new SeenThrough(depth - 1);
        }

        @Override
        public LockName path(Path path) {
            LockName held = deeper == null ? null : fields.of(path);
            return deeper != null && held != null && isAnother(held)
                    ? held.accept(deeper)
                    : shortened(path);
        }

        @Override
        public LockName view(LockName.View view) {
            LockName of = view.of().accept(this);
            return of instanceof Path ? new LockName.View(of, view.mode()) : LockName.UNKNOWN;
        }

        @Override
        public LockName partOfNew(LockName.PartOfNew part) {
            return deeper == null ? LockName.UNKNOWN : fields.of(part).accept(deeper);
        }

        @Override
        public LockName result(LockName.Result result) {
            SeenThrough inner = deeper;
            if (inner == null) {
                return LockName.UNKNOWN;
            }
            LockName of = result.receiver();
            LockName receiver = of == null ? null : of.accept(inner);
            List<LockName> arguments = each(result.arguments(), inner);
            TypeElement type = receiver == null ? null : LockTypes.endOf(receiver);
            List<LockBody> bodies = dispatch.of(result.method(), type, false);
            if (bodies.isEmpty() && receiver != null) {
                VariableElement component = componentOf(result.method());
                return component == null
                        ? LockName.UNKNOWN
                        : LockBinding.append(receiver, List.of(component)).accept(inner);
            }
            if (bodies.size() != 1) {
                return LockName.UNKNOWN;
            }
            LockBody body = bodies.get(0);
            LockName returned = new LockBinding(body, receiver, arguments).apply(body.returned());
            // What a method makes is new to it, but a caller may keep it where others find it.
            return returned instanceof LockName.Fresh ? LockName.UNKNOWN : returned.accept(inner);
        }

        @Override
        public LockName function(LockName.Function function) {
            return function;
        }

        @Override
        public LockName choice(LockName.Choice choice) {
            return choice;
        }

        @Override
        public LockName ofArgument(LockName.OfArgument function) {
            return function;
        }

        @Override
        public LockName unlocking(LockName.Unlocking function) {
            return function;
        }

        @Override
        public LockName task(LockName.Task task) {
            return task;
        }

        @Override
        public LockName tasks(LockName.Tasks tasks) {
            return new LockName.Tasks(each(tasks.all(), this));
        }

        @Override
        public LockName fresh(LockName.Fresh fresh) {
            return fresh;
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
            return presence;
        }

        @Override
        public LockName unknown(LockName.Unknown unknown) {
            return unknown;
        }
    }

    /** The same object, without ways that lead back to where they began. */
    private LockName shortened(Path path) {
        List<Element> steps = dispatch.backReferences().shortened(path.steps());
        return steps.size() == path.steps().size()
                ? path
                : new Path(path.root(), List.copyOf(steps));
    }

    /** Whether what a field holds has a name that tells more than the field's. */
    private static boolean isAnother(LockName held) {
        return held instanceof LockName.View
                || held instanceof LockName.Function
                || held instanceof LockName.Unlocking
                || held instanceof Path;
    }

    /** The field that an accessor of a record reads which nobody wrote out; null if it is none. */
    private static @Nullable VariableElement componentOf(ExecutableElement method) {
        TypeElement owner = Members.ownerOf(method);
        if (owner.getKind() == ElementKind.RECORD && method.getParameters().isEmpty()) {
            for (VariableElement field : ElementFilter.fieldsIn(owner.getEnclosedElements())) {
                if (field.getSimpleName().equals(method.getSimpleName())
                        && !field.getModifiers().contains(Modifier.STATIC)) {
                    return field;
                }
            }
        }
        return null;
    }

    /** The lock whose condition this is; null if unknown. */
    @Nullable LockName lockOf(LockName condition) {
        if (condition instanceof LockName.View view) {
            return view.of();
        }
        LockName made = condition instanceof Path path ? fields.of(path) : null;
        return made instanceof LockName.View view ? of(view.of()) : null;
    }

    /** What must have run before this thread or future, or all of several, is done. */
    List<LockName> tasksOf(LockName name) {
        List<LockName> found = new ArrayList<>();
        addTasks(name, found);
        return found;
    }

    private void addTasks(LockName name, List<LockName> found) {
        if (name instanceof LockName.Tasks tasks) {
            for (LockName each : tasks.all()) {
                addTasks(each instanceof LockName.Function ? new LockName.Task(each) : each, found);
            }
        } else if (name instanceof LockName.Task task) {
            if (task.function() instanceof LockName.Function
                    || (task.function() instanceof Path given && isParameter(given))) {
                found.add(task);
            }
        } else if (name instanceof Path path) {
            LockName held = fields.of(path);
            if (isParameter(path)) {
                found.add(name);
            } else if (held instanceof LockName.Task || held instanceof LockName.Tasks) {
                addTasks(held, found);
            }
        }
    }

    private static boolean isParameter(Path path) {
        return path.root() instanceof Root.Parameter && path.steps().isEmpty();
    }
}
