package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.lock.CircularWait;
import dev.locksmith.processor.fact.lock.CircularWait.Place;
import dev.locksmith.processor.fact.lock.CircularWait.Way;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.summary.Places;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code lock-cycle}: threads take locks in ways that can make each wait for the next. */
final class LockCycle implements Rule<CircularWait> {

    @Override
    public String id() {
        return "lock-cycle";
    }

    @Override
    public Class<CircularWait> facts() {
        return CircularWait.class;
    }

    @Override
    public void check(CircularWait wait, Knowledge knowledge, Consumer<Finding> findings) {
        findings.accept(
                new Finding(
                        id(),
                        wait.site(),
                        locks(wait),
                        headline(wait),
                        reasons(wait, knowledge.places()),
                        fix(wait)));
    }

    /** The locks in the circle, in an order that does not depend on where it is entered. */
    private static String locks(CircularWait wait) {
        return wait.ways().stream()
                .flatMap(way -> Stream.of(way.held(), way.asked()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    private static String headline(CircularWait wait) {
        Way first = wait.ways().get(0);
        return switch (wait.kind()) {
            case ORDER ->
                    (wait.ways().size() == 2 ? "two" : Integer.toString(wait.ways().size()))
                            + " threads can wait for each other for ever: each holds what the next"
                            + " one asks for";
            case INITIALIZERS ->
                    "the initializers of these classes need each other: threads that begin with"
                            + " different ones can wait for each other for ever";
            case ALIKE ->
                    "two threads can wait for each other for ever: "
                            + first.asked()
                            + " is asked for while that of another one is held, and nothing orders"
                            + " the two";
            case UPGRADE ->
                    "a thread that holds "
                            + first.held()
                            + " waits for itself when it asks to write";
            case AGAIN ->
                    "a thread that holds "
                            + first.held()
                            + " waits for itself when it asks for it again";
            case COMPUTING ->
                    "a map computes a value while it computes another one: that throws, or waits"
                            + " for itself or another thread for ever";
            case LEVELS ->
                    "this throws: "
                            + first.asked()
                            + ", does not come after "
                            + first.held()
                            + ", which is held";
            case WAITING ->
                    "a thread waits for a task that needs "
                            + first.held()
                            + ", which the thread holds";
            case SLEEPING ->
                    "a thread waits to be woken, and holds "
                            + first.held()
                            + ", which whoever wakes it must take first";
        };
    }

    private static List<String> reasons(CircularWait wait, Places places) {
        List<String> reasons = new ArrayList<>();
        List<Way> ways = wait.ways();
        for (int i = 0; i < ways.size(); i++) {
            String who = ways.size() == 1 ? "it" : i == 0 ? "one thread" : "another thread";
            if (wait.kind() == CircularWait.Kind.WAITING) {
                who = i == 0 ? "the thread" : "the task";
            } else if (wait.kind() == CircularWait.Kind.SLEEPING) {
                who = i == 0 ? "the thread" : "whoever wakes it";
            }
            tell(ways.get(i), who, reasons, places);
        }
        if (wait.kind() == CircularWait.Kind.ALIKE) {
            reasons.add("another thread does the same with the two objects exchanged");
        }
        return reasons;
    }

    private static void tell(Way way, String who, List<String> reasons, Places places) {
        if (!way.holding().isEmpty()) {
            reasons.add(who + " holds " + way.held() + " " + chain(way.holding(), places));
        }
        String asks = way.holding().isEmpty() ? who : "and";
        reasons.add(asks + " asks for " + way.asked() + " " + chain(way.asking(), places));
    }

    static String chain(List<Place> steps, Places places) {
        StringBuilder text = new StringBuilder();
        for (Place step : steps) {
            text.append(text.isEmpty() ? "(" : ", then ").append(places.of(step));
        }
        return text.append(")").toString();
    }

    private static String fix(CircularWait wait) {
        return switch (wait.kind()) {
            case ORDER ->
                    "take these locks in one order everywhere, or call what takes the second one"
                            + " after the first was given back, or take one lock before both, or"
                            + " use tryLock for one of them";
            case ALIKE ->
                    "order the two by something that never changes, such as an id, and lock the"
                            + " smaller one first; or copy what is needed under one lock at a time";
            case INITIALIZERS ->
                    "let one of the initializers do without the other class: move the field to the"
                            + " class that it is of, or to a class of its own that holds nothing"
                            + " else";
            case UPGRADE ->
                    "give the read lock back before the write lock is taken, and look again at"
                            + " what was read";
            case LEVELS ->
                    "take the two in the order of their levels, those of one level together, or call"
                            + " this when the other one is closed";
            case COMPUTING -> "work the value out before, with get, and put it in with putIfAbsent";
            case AGAIN -> "pass the stamp to the code that needs it, or use a ReentrantLock";
            case SLEEPING ->
                    "wait with one lock only, the one whose condition it is, or wake without the"
                            + " other";
            case WAITING -> "give the lock back before waiting, or let the task do without it";
        };
    }
}
