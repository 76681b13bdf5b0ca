package dev.locksmith.processor.summary.shared;

import dev.locksmith.processor.fact.ExecutorGiven;
import dev.locksmith.processor.fact.ExecutorOrigin;
import dev.locksmith.processor.fact.shared.FunctionStarted;
import dev.locksmith.processor.fact.shared.LockPath;
import dev.locksmith.processor.fact.shared.Lockset;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/**
 * The functions that other threads run, and what keeps others out while they do: an executor that
 * runs one task at a time, wherever in the program it is made.
 */
final class StartedTasks {

    /** Names that say so of an executor, of which nothing else is known. */
    private static final Pattern ONE_BY_ONE =
            Pattern.compile(
                    "(?i).*(single_?thread|serial|sequential|event_?loop|strand|mailbox).*");

    private final Map<Object, List<FunctionStarted>> started = new LinkedHashMap<>();
    private final Map<Element, Set<ExecutorOrigin>> given = new LinkedHashMap<>();

    void add(FunctionStarted function) {
        started.computeIfAbsent(function.place(), key -> new ArrayList<>(1)).add(function);
    }

    void add(ExecutorGiven executor) {
        given.computeIfAbsent(executor.to(), key -> new HashSet<>()).add(executor.from());
    }

    /** The trees that make functions, and the classes of tasks, that are handed to others. */
    Set<Object> places() {
        return started.keySet();
    }

    Collection<FunctionStarted> all() {
        return started.values().stream().flatMap(List::stream).toList();
    }

    /** Where a function is handed over, if that is at one place. */
    @Nullable FunctionStarted onlyStartOf(Object place) {
        List<FunctionStarted> all = started.getOrDefault(place, List.of());
        return all.size() == 1 ? all.get(0) : null;
    }

    /** What certainly keeps others out, wherever a function is handed; null if it never is. */
    @Nullable Lockset keeping(Object place) {
        List<FunctionStarted> all = started.get(place);
        if (all == null) {
            return null;
        }
        Lockset common = Lockset.ALL;
        for (FunctionStarted each : all) {
            common = common.common(keeping(each));
        }
        return common;
    }

    /** What keeps others out where this one is handed over. */
    Lockset keeping(FunctionStarted function) {
        Set<Element> statics = new HashSet<>();
        Set<Object> seen = new HashSet<>();
        Deque<ExecutorOrigin> open = new ArrayDeque<>(function.executors());
        if (open.isEmpty()) {
            return function.keeping();
        }
        boolean isFromStaticOnly = true;
        while (!open.isEmpty()) {
            ExecutorOrigin origin = open.poll();
            if (origin instanceof ExecutorOrigin.Other) {
                return Lockset.NONE;
            } else if (origin instanceof ExecutorOrigin.Of of && seen.add(of.element())) {
                Set<ExecutorOrigin> from = given.getOrDefault(of.element(), Set.of());
                if (isSaidByName(of.element())) {
                    isFromStaticOnly = false;
                } else if (from.isEmpty()) {
                    return Lockset.NONE;
                } else if (isStaticField(of.element())) {
                    statics.add(of.element());
                    from.stream().filter(each -> !isMade(each)).forEach(open::add);
                } else {
                    isFromStaticOnly &= from.stream().noneMatch(StartedTasks::isMade);
                    open.addAll(from);
                }
            }
        }
        // By whatever name one reaches it, it is one executor.
        return isFromStaticOnly && statics.size() == 1
                ? Lockset.of(
                        Set.of(
                                new LockPath.OfTasks(
                                        new LockPath.Static(
                                                (VariableElement) statics.iterator().next()))))
                : function.keeping();
    }

    private static boolean isMade(ExecutorOrigin origin) {
        return origin instanceof ExecutorOrigin.OneByOne;
    }

    private static boolean isStaticField(Element element) {
        return element.getKind().isField() && element.getModifiers().contains(Modifier.STATIC);
    }

    private static boolean isSaidByName(Element executor) {
        return ONE_BY_ONE.matcher(executor.getSimpleName()).matches();
    }
}
