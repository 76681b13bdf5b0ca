package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;

/** Runs the bodies that count, again and again, until nothing more is found out of any of them. */
final class LockSolver {

    /** A body whose summary still changes after so many runs stays as it is. */
    private static final int MAX_RUNS = 20;

    private final LockDispatch dispatch;
    private final Predicate<TypeElement> isSource;
    private final ForeignLocks foreign;
    private final LockEntries entries;
    private final LockCallees callees;
    private final LockCallers callers;
    private final LockReach reach;
    private final LockTransfer transfer;
    private final Beginnings beginnings;
    private final Map<Object, LockSummary> summaries = new LinkedHashMap<>();

    /** The methods of which some call may do something with locks. */
    private final Set<ExecutableElement> active = new HashSet<>();

    /** The names of those methods: one that a class inherits may implement an interface's. */
    private final Set<Name> activeNames = new HashSet<>();

    /** What does something that its callers are part of, even if they hold nothing. */
    private final Set<Object> concerning = new HashSet<>();

    /** Whether a body was found to wait for a task since those were reached. */
    private boolean isTaskAwaited;

    private final Map<Object, Integer> runs = new HashMap<>();

    /** Methods whose calls may run a body of which more is known now. */
    private final Set<ExecutableElement> overridden = new LinkedHashSet<>();

    private final CalleesFirst order;

    /**
     * Callees come before their callers, so that most bodies are run once. Those that call each
     * other take turns: each is run once in a round, with all that the others have found by then.
     */
    private final Queue<Turn> waiting =
            new PriorityQueue<>(Comparator.comparingInt(Turn::round).thenComparingInt(Turn::place));

    private record Turn(int round, int place, LockBody body) {}

    private int round;

    /** The place of the body that was run last in this round. */
    private int lastPlace = -1;

    private final Set<Object> queued = new HashSet<>();

    /** The body that is being run. */
    private @Nullable LockBody current;

    LockSolver(
            LockDispatch dispatch,
            Predicate<TypeElement> isSource,
            Initializers initializers,
            ForeignLocks foreign,
            LockEntries entries,
            LockCallers callers,
            Beginnings beginnings,
            Mode mode) {
        this.beginnings = beginnings;
        this.dispatch = dispatch;
        this.isSource = isSource;
        this.foreign = foreign;
        this.entries = entries;
        this.callees = new LockCallees(dispatch, foreign);
        this.callers = callers;
        this.order = new CalleesFirst(callers);
        this.reach = new LockReach(dispatch, initializers::matter, this::found);
        this.transfer =
                new LockTransfer(
                        dispatch,
                        initializers,
                        foreign,
                        this::demand,
                        this::mayBeActive,
                        this::isNeeded,
                        mode);
    }

    /** All that runs while this body does is to be looked at; to be told before any is run. */
    void reach(LockBody body) {
        reach.add(body);
    }

    /** Every body is to be looked at, whatever runs it; to be told before any is run. */
    void reachAll() {
        reach.addAll(dispatch.all());
    }

    /** Methods of other compilations do something: those that call them do, too. */
    private void foreignAct(Collection<ExecutableElement> methods) {
        for (ExecutableElement method : methods) {
            concern(method, foreign.summaryOf(method));
            rerunCallersOf(method);
        }
    }

    /**
     * Tells what does something by itself.
     *
     * @param foreign methods of other compilations
     */
    void begin(Collection<LockBody> acting, Collection<ExecutableElement> foreign) {
        acting.forEach(body -> order.add(body.key()));
        foreign.forEach(order::add);
        foreignAct(foreign);
        acting.forEach(this::acts);
    }

    /** The body does something, so it is to be run if it was reached. */
    private void acts(LockBody body) {
        if (reach.contains(body) && queued.add(body.key())) {
            int place = order.of(body);
            waiting.add(new Turn(place > lastPlace ? round : round + 1, place, body));
        }
    }

    /** Runs bodies until nothing changes. */
    void solve() {
        while (!waiting.isEmpty()) {
            runAll();
            reachAwaited();
            // Calls that run one of many bodies look at those again when all of them have run.
            for (ExecutableElement method : overridden) {
                transfer.forget(method);
                rerunCallersOf(method);
            }
            overridden.clear();
        }
        current = null;
    }

    /** Which task is waited for is known only when the code has been run that waits. */
    private void reachAwaited() {
        if (isTaskAwaited) {
            isTaskAwaited = false;
            for (LockSummary summary : summaries.values()) {
                summary.awaited().forEach(task -> callees.of(task).forEach(reach::add));
            }
        }
    }

    private void runAll() {
        for (Turn turn = waiting.poll(); turn != null; turn = waiting.poll()) {
            LockBody body = turn.body();
            queued.remove(body.key());
            round = turn.round();
            lastPlace = turn.place();
            if (runs.merge(body.key(), 1, Integer::sum) > MAX_RUNS) {
                continue;
            }
            current = body;
            LockSummary before = of(body.key());
            LockRun run = new LockRun(body, transfer, entries, beginnings.of(body));
            LockSummary after = run.summary().after(before);
            summaries.put(body.key(), after);
            if (!after.isSameAs(before)) {
                changed(body, after);
            }
        }
    }

    /** What a body does is more than was known: whoever runs it does more, too. */
    private void changed(LockBody body, LockSummary summary) {
        isTaskAwaited |= !summary.awaited().isEmpty();
        concern(body.key(), summary);
        rerunCallersOf(body.key());
        ExecutableElement method = body.method();
        if (method != null) {
            activate(method);
            if (dispatch.isOverridden(method)) {
                overridden.add(method);
            }
            for (ExecutableElement above : dispatch.overriddenBy(method)) {
                activate(above);
                concern(above, summary);
                overridden.add(above);
            }
        }
    }

    private void concern(Object key, LockSummary summary) {
        if (summary.concernsCallers()) {
            concerning.add(key);
        }
    }

    private void activate(ExecutableElement method) {
        if (active.add(method)) {
            activeNames.add(method.getSimpleName());
        }
    }

    private void rerunCallersOf(Object callee) {
        boolean isConcern = concerning.contains(callee);
        for (Object caller : callers.of(callee)) {
            LockBody body = dispatch.of(caller);
            if (body != null) {
                if (isConcern) {
                    reach.add(body);
                }
                acts(body);
            }
        }
    }

    /** Whether a call of a method may run code that does something; most calls do not. */
    private boolean mayBeActive(ExecutableElement method) {
        TypeElement owner = Members.ownerOf(method);
        return active.contains(method)
                || (owner.getKind().isInterface() && activeNames.contains(method.getSimpleName()))
                || !isSource.test(owner);
    }

    private void isNeeded(Object callee) {
        if (current != null) {
            callers.addLater(callee, current);
        }
    }

    /** A body that is found while others run has missed its turn. */
    private void found(LockBody body) {
        if (current != null) {
            acts(body);
        }
    }

    /** What a body does that the current one may run, by a name that only running it has told. */
    private LockSummary demand(Object key) {
        LockBody body = dispatch.of(key);
        if (body != null && current != null && !reach.contains(body)) {
            reach.add(body);
        }
        return of(key);
    }

    /** What a body was found to do. */
    LockSummary of(Object key) {
        LockSummary own = summaries.get(key);
        return own == null ? foreign.summaryOf(key) : own;
    }

    /** What a method does that an object of this class inherits. */
    Collection<LockEffect> inherited(LockBody body, TypeElement heir) {
        return transfer.inherited(body, heir);
    }

    /** Whether a body does anything at all. */
    boolean isIdle(LockBody body) {
        return summaries.getOrDefault(body.key(), LockSummary.NOTHING).isNothing();
    }
}
