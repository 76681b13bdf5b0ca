package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.Tree;

import dev.locksmith.processor.dataflow.store.Birth;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.fact.handover.ObjectUse;
import dev.locksmith.processor.fact.handover.TaskUses;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;

/** What the functions and local classes of a file do with the values around them. */
public final class TaskBook {

    /** Those whose bodies are walked, the innermost first. */
    private final Deque<Body> open = new ArrayDeque<>();

    /** What each has been seen to use when its body was walked last: then most was known. */
    private final Map<Tree, Map<Birth, TaskUses>> known = new HashMap<>();

    /** All uses that were ever seen: those of a value are the same in each walk. */
    private final Map<Tree, Map<Birth, TaskUses>> all = new HashMap<>();

    /** The functions that may wait for another thread. */
    private final Set<Tree> waiting = new HashSet<>();

    /** The local classes whose objects are threads, or tasks of threads. */
    private final Map<TypeElement, Derived.Closure> threads = new HashMap<>();

    private final Types types;

    TaskBook(Types types) {
        this.types = types;
    }

    /** What a body has been seen to use, and where in it values are born, which are its own. */
    private static final class Body {
        final Map<Birth, TaskUses> seen = new LinkedHashMap<>();
        final Set<Object> own = new HashSet<>();
        final @Nullable TypeElement type;
        final boolean isLater;
        boolean waits;

        /** Whether a method is walked that the task's thread does not run. */
        boolean isElsewhere;

        Body(@Nullable TypeElement type, boolean isLater) {
            this.type = type;
            this.isLater = isLater;
        }

        /** Of several values, one of which is meant, all must be born in it. */
        boolean hasOwn(Object key) {
            return own.contains(key) || (key instanceof Set<?> all && own.containsAll(all));
        }
    }

    /** What a task uses. */
    record Used(Birth birth, TaskUses uses) {}

    /** The methods of a local class begin: whoever calls them runs them. */
    public void enter(TypeElement type) {
        open.push(new Body(type, true));
    }

    /**
     * The body of a function begins.
     *
     * @param isLater whether it is not certain that the body around it runs it: what it does
     *     belongs to whoever does, and that may be the thread that the values came from
     */
    public void enter(boolean isLater) {
        open.push(new Body(null, isLater));
    }

    /**
     * The body of a method of a local class begins.
     *
     * @param isElsewhere whether it is known to be run in a domain, wherever the object goes
     */
    void enterMethod(boolean isElsewhere) {
        if (!open.isEmpty()) {
            open.getFirst().isElsewhere = isElsewhere;
        }
    }

    /** It ends. */
    public void leave(Tree place) {
        Body body = open.pop();
        if (!open.isEmpty()) {
            // What a function makes is as new to each run of the body that makes the function.
            open.getFirst().own.addAll(body.own);
        }
        Map<Birth, TaskUses> seen = body.seen;
        if (body.waits) {
            waiting.add(place);
        }
        if (seen.isEmpty()) {
            known.remove(place);
            return;
        }
        Map<Birth, TaskUses> ever = all.computeIfAbsent(place, key -> new HashMap<>());
        Map<Birth, TaskUses> now = new LinkedHashMap<>();
        seen.forEach(
                (birth, uses) -> {
                    TaskUses kept = ever.computeIfAbsent(birth, key -> new TaskUses());
                    uses.all().forEach(kept::add);
                    now.put(birth, kept);
                });
        known.put(place, now);
    }

    /** The innermost body may wait for another thread here. */
    void waits() {
        if (!open.isEmpty()) {
            open.getFirst().waits = true;
        }
    }

    /** Whether a function that this value is, or holds, may wait for another thread. */
    boolean mayWait(Value value) {
        if (!waiting.isEmpty()) {
            for (Derived.Closure closure : Values.closuresIn(value)) {
                if (waiting.contains(closure.tree())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether any function is known that uses what is around it. */
    boolean areAny() {
        return !known.isEmpty();
    }

    boolean isInside() {
        return !open.isEmpty();
    }

    /** A value is born here: each run of the innermost body has one of its own. */
    void born(Object key) {
        if (!open.isEmpty()) {
            open.getFirst().own.add(key);
        }
    }

    /** A value is born that is another one whenever one of these is: where they are. */
    void bornWith(Object key, Set<? extends Object> others) {
        for (Body each : open) {
            if (others.stream().anyMatch(each.own::contains)) {
                each.own.add(key);
                return;
            }
        }
    }

    /** A value is used in the bodies that run this code, out to the one that it is born in. */
    void record(Birth birth, ObjectUse use) {
        for (Body each : open) {
            if (each.isElsewhere || each.hasOwn(birth.key()) || isOfObjectOf(each, birth)) {
                return;
            }
            each.seen.computeIfAbsent(birth, key -> new TaskUses()).add(use);
            if (each.isLater) {
                return;
            }
        }
    }

    /** Whether it is a member of the objects of a local class, of which each has one of its own. */
    private boolean isOfObjectOf(Body body, Birth birth) {
        return body.type != null
                && birth.isOfObject()
                && !((Element) birth.key()).getModifiers().contains(Modifier.STATIC)
                && types.isSubtype(
                        types.erasure(body.type.asType()),
                        types.erasure(Members.ownerOf((Element) birth.key()).asType()));
    }

    /** What the functions do that this value is, or holds. */
    List<Used> in(Value value) {
        if (known.isEmpty() || value == Value.NONE) {
            return List.of();
        }
        List<Used> used = new ArrayList<>();
        for (Derived.Closure closure : Values.closuresIn(value)) {
            known.getOrDefault(closure.tree(), Map.of())
                    .forEach((birth, uses) -> used.add(new Used(birth, uses)));
        }
        return used;
    }

    /** A local class of threads was walked. */
    public void learn(TypeElement type, Derived.Closure thread) {
        threads.put(type, thread);
    }

    Derived.@Nullable Closure threadOf(TypeElement type) {
        return threads.get(type);
    }
}
