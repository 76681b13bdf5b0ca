package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.CodeWaits;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.LentMeanwhile;
import dev.locksmith.processor.fact.domain.CodeCalled;
import dev.locksmith.processor.fact.shared.FunctionStarted;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Which code may wait for what other threads do, itself or by the code that it has run. A function
 * counts for the code that makes it, unless another thread is seen to get it: whoever runs it does
 * so in between, for all that is known.
 */
public final class WaitSummaries {

    private final Functions functions;
    private final ExternalSummaries foreign;
    private final Map<ExecutableElement, List<Code>> calls = new LinkedHashMap<>();
    private final List<CodeWaits> seen = new ArrayList<>();
    private final List<LentMeanwhile> lent = new ArrayList<>();

    /** The places of the functions that other threads run. */
    private final Set<Object> started = new HashSet<>();

    private final Map<Code, List<Code>> callers = new HashMap<>();
    private final Set<Code> mayWait = new LinkedHashSet<>();
    private final Set<Code> waitForTasks = new HashSet<>();

    WaitSummaries(Functions functions, ExternalSummaries foreign) {
        this.functions = functions;
        this.foreign = foreign;
    }

    /** Takes note of a fact; whether nobody else need see it. */
    public boolean collect(Fact fact) {
        if (fact instanceof CodeCalled call) {
            calls.computeIfAbsent(call.callee(), key -> new ArrayList<>(2)).add(call.in());
        } else if (fact instanceof FunctionStarted function) {
            started.add(function.place());
        } else if (fact instanceof CodeWaits each) {
            seen.add(each);
            return true;
        } else if (fact instanceof LentMeanwhile each) {
            lent.add(each);
            return true;
        }
        return false;
    }

    /**
     * Works out all of it.
     *
     * @param prolonged hears of what is lent for as long as a task may take
     */
    public void solve(Consumer<VariableElement> prolonged) {
        calls.forEach(
                (callee, code) ->
                        callers.computeIfAbsent(functions.of(callee), key -> new ArrayList<>())
                                .addAll(code));
        calls.clear();
        for (CodeWaits each : seen) {
            ExecutableElement unseen = each.unseen();
            if (unseen != null && !mayWaitUnseen(unseen)) {
                continue;
            } else if (unseen != null) {
                mayWait.add(functions.of(unseen));
                waitForTasks.add(functions.of(unseen));
            }
            spread(each.in(), mayWait);
            if (each.isForTask()) {
                spread(each.in(), waitForTasks);
            }
        }
        for (LentMeanwhile each : lent) {
            ExecutableElement callee = each.callee();
            if (!isStarted(each.in()) && (callee == null || waitsForTasks(callee))) {
                each.lent().forEach(prolonged);
            }
        }
    }

    private boolean waitsForTasks(ExecutableElement callee) {
        return waitForTasks.contains(functions.of(callee))
                || (!functions.isSource(callee) && AccessText.awaits(foreign.accessesOf(callee)));
    }

    /** Whether a method that is given something to wait for may do so, for all that is known. */
    private boolean mayWaitUnseen(ExecutableElement method) {
        return functions.isSource(method)
                ? functions.bodiesOf(method).isEmpty()
                : !foreign.hasFactsOf(method) || AccessText.awaits(foreign.accessesOf(method));
    }

    private void spread(Code from, Set<Code> waiting) {
        Deque<Code> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Code code = open.pop();
            if (isStarted(code) || !waiting.add(code)) {
                continue;
            }
            if (code instanceof Code.OfFunction function) {
                open.push(function.outer());
            } else if (code instanceof Code.OfMethod of) {
                for (ExecutableElement each : functions.runBy(of.method())) {
                    Code called = functions.of(each);
                    waiting.add(called);
                    callers.getOrDefault(called, List.of()).forEach(open::push);
                }
                ExecutableElement around = methodAround(of.method());
                if (around != null) {
                    open.push(new Code.OfMethod(around));
                }
            }
        }
    }

    private boolean isStarted(Code code) {
        return code instanceof Code.OfFunction function && started.contains(function.tree());
    }

    /** The method whose code declares the class of this one; null if none does. */
    private static @Nullable ExecutableElement methodAround(ExecutableElement method) {
        return method.getEnclosingElement() instanceof TypeElement type
                ? Members.methodAround(type)
                : null;
    }

    /** Whether the code may wait for anything, as far as that is known. */
    boolean mayWait(Code code) {
        if (!(code instanceof Code.OfMethod of)) {
            return mayWait.contains(code);
        }
        return mayWait.contains(functions.of(of.method()))
                || (!functions.isSource(of.method())
                        && AccessText.waits(foreign.accessesOf(of.method())));
    }

    /** Tells of all that callers in other compilations need to know. */
    void forEachLine(BiConsumer<? super ExecutableElement, Line> action) {
        for (Code each : mayWait) {
            if (each instanceof Code.OfMethod of && functions.isSource(of.method())) {
                action.accept(of.method(), new Line(AccessText.WAITS, List.of()));
                if (waitForTasks.contains(each)) {
                    action.accept(of.method(), new Line(AccessText.AWAITS, List.of()));
                }
            }
        }
    }
}
