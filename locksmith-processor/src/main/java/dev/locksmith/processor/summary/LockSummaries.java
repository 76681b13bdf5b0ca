package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.LockBody;
import dev.locksmith.processor.fact.CircularWait;
import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockStep;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What the bodies compiled here do with locks, through the calls among them. */
public final class LockSummaries {

    /** A body whose summary still changes after so many runs stays as it is. */
    private static final int MAX_RUNS = 20;

    private final LockDispatch dispatch;
    private final CircularWaits circularWaits;
    private final Map<Object, LockSummary> summaries = new LinkedHashMap<>();

    /** By method or function, the bodies that call it, or hand it on. */
    private final Map<Object, Set<Object>> callers = new HashMap<>();

    private final Map<Object, Integer> runs = new HashMap<>();
    private final Deque<LockBody> waiting = new ArrayDeque<>();
    private final Set<Object> queued = new HashSet<>();

    public LockSummaries(Elements elements, Types types, Predicate<TypeElement> isSource) {
        this.dispatch = new LockDispatch(elements, types, isSource);
        this.circularWaits = new CircularWaits(dispatch, isSource);
    }

    /** What a body does by itself was found out. */
    public void collect(LockBody body) {
        dispatch.add(body);
        boolean acts = false;
        for (LockBody.LockBlock block : body.blocks()) {
            for (LockStep step : block.steps()) {
                acts |= note(step, body);
            }
        }
        if (acts) {
            enqueue(body);
        }
    }

    private void calls(Object callee, LockBody caller) {
        callers.computeIfAbsent(callee, key -> new LinkedHashSet<>()).add(caller.key());
    }

    /** Notes whose summaries the body needs; whether the step does something by itself. */
    private boolean note(LockStep step, LockBody body) {
        if (step instanceof LockStep.Call call) {
            calls(call.method(), body);
            call.arguments().forEach(argument -> noteFunction(argument, body));
            return LockRun.isLeftToCaller(call);
        } else if (step instanceof LockStep.Run run) {
            noteFunction(run.function(), body);
            return true;
        } else if (step instanceof LockStep.Await await) {
            noteFunction(await.task(), body);
            return true;
        }
        return step instanceof LockStep.Acquire || step instanceof LockStep.Release;
    }

    private void noteFunction(LockName name, LockBody body) {
        if (name instanceof LockName.Function function) {
            calls(function.body(), body);
        } else if (name instanceof LockName.Task task) {
            noteFunction(task.function(), body);
        }
    }

    private void enqueue(LockBody body) {
        if (queued.add(body.key())) {
            waiting.add(body);
        }
    }

    /** The circles in which threads can wait for each other; asked when all bodies are known. */
    public List<CircularWait> circularWaits() {
        while (!waiting.isEmpty()) {
            LockBody body = waiting.poll();
            queued.remove(body.key());
            if (runs.merge(body.key(), 1, Integer::sum) > MAX_RUNS) {
                continue;
            }
            LockSummary before = of(body.key());
            LockSummary after = new LockRun(body, dispatch, this::of).summary();
            summaries.put(body.key(), after);
            if (!after.isSameAs(before)) {
                changed(body);
            }
        }
        for (LockBody body : dispatch.all()) {
            if (isReached(body)) {
                circularWaits.add(body, of(body.key()));
            }
        }
        return circularWaits.find(this::of);
    }

    private void changed(LockBody body) {
        callersOf(body.key());
        if (body.method() != null) {
            dispatch.overriddenBy(body.method()).forEach(this::callersOf);
        }
    }

    private void callersOf(Object callee) {
        for (Object caller : callers.getOrDefault(callee, Set.of())) {
            LockBody body = dispatch.of(caller);
            if (body != null) {
                enqueue(body);
            }
        }
    }

    /** Whether some code, here or elsewhere, runs the body. */
    private boolean isReached(LockBody body) {
        ExecutableElement method = body.method();
        return method == null
                || !method.getModifiers().contains(Modifier.PRIVATE)
                || callers.containsKey(method);
    }

    private LockSummary of(Object key) {
        return summaries.getOrDefault(key, LockSummary.NOTHING);
    }
}
