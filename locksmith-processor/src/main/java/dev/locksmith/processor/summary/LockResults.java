package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.LockBody;
import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockName.Path;
import dev.locksmith.processor.fact.LockName.Root;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

/** Sees through methods that return a lock, and through final fields that hold a task. */
final class LockResults {

    /** Calls in calls in calls of this depth return what nobody knows. */
    private static final int MAX_DEPTH = 5;

    private final LockDispatch dispatch;

    LockResults(LockDispatch dispatch) {
        this.dispatch = dispatch;
    }

    /** The same object by a name that no call is part of. */
    LockName of(LockName name) {
        return of(name, MAX_DEPTH);
    }

    private LockName of(LockName name, int depth) {
        if (name instanceof LockName.View view) {
            LockName of = of(view.of(), depth);
            return of instanceof Path ? new LockName.View(of, view.mode()) : LockName.UNKNOWN;
        }
        if (!(name instanceof LockName.Result result)) {
            return name;
        }
        if (depth == 0) {
            return LockName.UNKNOWN;
        }
        LockName receiver = result.receiver() == null ? null : of(result.receiver(), depth - 1);
        List<LockName> arguments =
                result.arguments().stream().map(each -> of(each, depth - 1)).toList();
        List<LockBody> bodies =
                dispatch.of(
                        result.method(),
                        receiver == null ? null : LockTypes.endOf(receiver),
                        false);
        if (bodies.size() != 1) {
            return LockName.UNKNOWN;
        }
        LockBody body = bodies.get(0);
        LockName returned = new LockBinding(body, receiver, arguments).apply(body.returned());
        // What a method makes is new to it, but a caller may keep it where others find it.
        return returned instanceof LockName.Fresh ? LockName.UNKNOWN : of(returned, depth - 1);
    }

    /** The lock whose condition this is; null if unknown. */
    @Nullable LockName lockOf(LockName condition) {
        if (condition instanceof LockName.View view) {
            return view.of();
        }
        LockName made = condition instanceof Path path ? madeFor(path) : null;
        return made instanceof LockName.View view ? of(view.of()) : null;
    }

    /** What the initializer of the field at the end of a path gives it; null if unknown. */
    private @Nullable LockName madeFor(Path path) {
        int size = path.steps().size();
        Element field =
                size > 0
                        ? path.steps().get(size - 1)
                        : path.root() instanceof Root.Static of ? of.field() : null;
        LockBody initializer = field instanceof VariableElement ? dispatch.of(field) : null;
        if (initializer == null) {
            return null;
        }
        LockName holder =
                size == 0 ? null : new Path(path.root(), path.steps().subList(0, size - 1));
        return new LockBinding(initializer, holder, List.of()).apply(initializer.returned());
    }

    /** The function that must have run before this thread or future is done; null if unknown. */
    @Nullable LockName taskOf(LockName name) {
        if (name instanceof LockName.Task task) {
            return task.function() instanceof LockName.Function ? name : null;
        }
        if (!(name instanceof Path path)) {
            return null;
        }
        if (path.root() instanceof Root.Parameter && path.steps().isEmpty()) {
            return name;
        }
        return madeFor(path) instanceof LockName.Task task ? task : null;
    }
}
