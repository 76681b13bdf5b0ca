package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.lock.CircularWait;
import dev.locksmith.processor.fact.lock.CircularWait.Place;
import dev.locksmith.processor.fact.lock.CircularWait.Way;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.fact.lock.LockPair;
import dev.locksmith.processor.fact.lock.SecondClaim;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Which lock is asked for while which other one is held, and the circles in that. */
final class CircularWaits {

    /** Circles of more threads are not looked for. */
    private static final int MAX_THREADS = 4;

    /** So many steps are made in search of circles. */
    private static final int MAX_STEPS = 200_000;

    private final LockDispatch dispatch;
    private final Predicate<TypeElement> isSource;
    private final Mode mode;
    private final Map<Object, Edge> edges = new LinkedHashMap<>();
    private final Map<LockNode.Place, List<Edge>> from = new HashMap<>();
    private final Map<Object, CircularWait> alone = new LinkedHashMap<>();
    private final LockedWaits waits;
    private final Set<Set<Object>> told = new HashSet<>();
    private final List<CircularWait> found = new ArrayList<>();
    private final Map<Object, SecondClaim> claims = new LinkedHashMap<>();
    private int steps;

    CircularWaits(LockDispatch dispatch, Predicate<TypeElement> isSource, Mode mode) {
        this.mode = mode;
        this.dispatch = dispatch;
        this.isSource = isSource;
        this.waits = new LockedWaits(dispatch, isSource, mode);
    }

    /**
     * One lock is asked for while another is held.
     *
     * @param ready what is initialized then
     */
    private record Edge(
            LockNode held,
            LockNode asked,
            Lock.Mode heldMode,
            Lock.Mode askedMode,
            Guards guards,
            Set<TypeElement> ready,
            Supposed supposed,
            Way way,
            LockBody body) {

        /** Whether whoever knows the one object knows the other. */
        boolean isConnected() {
            return held.of() == null
                    || asked.of() == null
                    || held.of().root() instanceof Root.Static
                    || asked.of().root() instanceof Root.Static
                    || held.of().root().equals(asked.of().root());
        }

        /** Whether it leads from one lock to another one of the same class or field. */
        boolean isAmongAlike() {
            return held.place().equals(asked.place());
        }

        boolean isAmongInitializers() {
            return held.role() == LockNode.Role.INITIALIZER
                    && asked.role() == LockNode.Role.INITIALIZER;
        }

        /** Whether it is done by who initializes one of these classes. */
        boolean isInitializing(Set<TypeElement> types) {
            for (TypeElement each : types) {
                LockNode.Place place = new LockNode.Place(each, LockNode.Role.INITIALIZER);
                if (held.place().equals(place) || guards.contains(place)) {
                    return true;
                }
            }
            return false;
        }

        /** What it says, whoever does it. */
        List<Object> meaning() {
            return List.of(held, asked, heldMode, askedMode);
        }

        /** Whether it is done wherever that other one is. */
        boolean isAsFreeAs(Edge other) {
            return guards.areAmong(other.guards)
                    && other.ready.containsAll(ready)
                    && other.supposed.values().entrySet().containsAll(supposed.values().entrySet());
        }

        int length() {
            return way.holding().size() + way.asking().size();
        }
    }

    /**
     * What a body that somebody runs does.
     *
     * @param before what all who run it hold
     */
    void add(LockBody body, Collection<LockEffect> effects, Set<LockEntries.Entry> before) {
        for (LockEffect effect : effects) {
            if (effect instanceof LockEffect.Asks asks) {
                for (Held held : asks.held()) {
                    add(body, asks, held, before);
                }
            }
        }
        waits.add(effects);
    }

    /** What a body does that others than those compiled here may run. */
    void addWakes(LockSummary summary) {
        waits.addWakes(summary);
    }

    /** What the initializer of a class does, whoever needs the class first. */
    void addInitializer(LockBody body, TypeElement type, LockSummary summary) {
        waits.addInitializer(body, type, summary);
    }

    private void add(
            LockBody body, LockEffect.Asks asks, Held held, Set<LockEntries.Entry> before) {
        if (held.lock().kind() == Lock.Kind.HANDLE || held.lock().kind() == Lock.Kind.SCOPE) {
            claim(asks, held);
            return;
        }
        if (LevelOrder.refuses(held.lock(), asks.lock())) {
            refused(asks, held);
            return;
        }
        LockNode one = LockNode.of(held.lock(), dispatch, isSource);
        LockNode other = LockNode.of(asks.lock(), dispatch, isSource);
        if (one == null
                || other == null
                || Initializers.isOfItsOwn(held.lock(), asks.lock(), dispatch.fieldNames())) {
            return;
        }
        Way way =
                new Way(
                        LockWords.of(held.lock(), one),
                        LockWords.of(asks.lock(), other),
                        held.taken(),
                        asks.places());
        if (held.lock().isSame(asks.lock())) {
            again(held.lock(), one, way);
            return;
        }
        boolean isAlike = one.place().equals(other.place());
        if (!isAlike && mode == Mode.TARGETED && mayBeHeld(asks, held, other)) {
            return;
        }
        if (isAlike && !isApart(one, other)) {
            alike(body, asks, held, one, other, way);
        } else if (!isEnteredWith(before, other, asks.lock().mode())
                && !(isAlike && isOrdered(asks, held))) {
            Guards guards = Guards.of(before);
            for (Held each : asks.held()) {
                LockNode node = LockNode.of(each.lock(), dispatch, isSource);
                if (node != null && !each.equals(held)) {
                    guards.add(node.place(), each.lock().mode());
                }
            }
            if (!isAlike) {
                guards.remove(one.place());
                guards.remove(other.place());
            }
            Set<TypeElement> ready = Initializers.readyWith(held.lock());
            Edge edge =
                    new Edge(
                            one,
                            other,
                            held.lock().mode(),
                            asks.lock().mode(),
                            guards,
                            ready,
                            asks.supposed(),
                            way,
                            body);
            edges.merge(
                    List.of(one, other, guards, ready, asks.supposed()),
                    edge,
                    CircularWaits::shorter);
        }
    }

    private static boolean isEnteredWith(
            Set<LockEntries.Entry> before, LockNode asked, Lock.Mode mode) {
        return before.contains(new LockEntries.Entry(asked.place(), mode));
    }

    /** Whether a thread may hold what it asks for already, by another name. */
    private boolean mayBeHeld(LockEffect.Asks asks, Held but, LockNode asked) {
        for (Held each : asks.held()) {
            LockNode node = each.equals(but) ? null : LockNode.of(each.lock(), dispatch, isSource);
            // Two statics may hold one object, which a factory has given both.
            if (node != null
                    && node.place().equals(asked.place())
                    && (areStatic(node, asked)
                            || !isApart(node, asked)
                            || mayLeadBack(node, asked))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the way to the one goes on from the other, over an object that may lead back to it:
     * to a whole, and from there to its part.
     */
    private static boolean mayLeadBack(LockNode one, LockNode other) {
        if (one.of() == null
                || other.of() == null
                || !one.of().root().equals(other.of().root())
                || one.of().root() instanceof Root.Static) {
            return false;
        }
        List<Element> first = one.of().steps();
        List<Element> second = other.of().steps();
        List<Element> shorter = first.size() < second.size() ? first : second;
        List<Element> longer = first.size() < second.size() ? second : first;
        List<Element> on = longer.subList(shorter.size(), longer.size());
        return longer.subList(0, shorter.size()).equals(shorter)
                && on.stream().filter(CircularWaits::leadsToAnother).count() > 1;
    }

    /** Whether a step leads from an object to another one, and not into a collection. */
    private static boolean leadsToAnother(Element step) {
        return step.getKind().isField() || step instanceof TypeElement;
    }

    private static boolean areStatic(LockNode one, LockNode other) {
        return one.of() != null
                && other.of() != null
                && one.of().root() instanceof Root.Static
                && other.of().root() instanceof Root.Static;
    }

    /** Whether two locks of one class or field are reached in two ways that both are known. */
    private static boolean isApart(LockNode one, LockNode other) {
        if (one.of() == null || other.of() == null) {
            return false;
        }
        Root first = one.of().root();
        Root second = other.of().root();
        return first.equals(second)
                ? !one.of().steps().equals(other.of().steps())
                : areStatic(one, other);
    }

    private static boolean isOrdered(LockEffect.Asks asks, Held held) {
        return asks.ordered() || held.ordered();
    }

    private static Edge shorter(Edge one, Edge other) {
        return other.length() < one.length() ? other : one;
    }

    /** The rule stale-key follows handles in variables, and what one body does with a field. */
    private static boolean isVariable(LockName handle) {
        return !(handle instanceof Path path)
                || (path.steps().isEmpty() && !(path.root() instanceof Root.Static));
    }

    private void claim(LockEffect.Asks asks, Held held) {
        boolean isLeftToStaleKey =
                held.lock().kind() == Lock.Kind.SCOPE
                        && (isVariable(held.lock().name())
                                || held.taken().size() + asks.places().size() == 2);
        if (held.lock().isSame(asks.lock()) && !isLeftToStaleKey) {
            Way way = new Way("", "", held.taken(), asks.places());
            Site site = siteOf(way);
            claims.putIfAbsent(site.place(), new SecondClaim(asks.lock().kind(), way, site));
        }
    }

    /** Where the body that a way is told of asks, or calls what does. */
    private static Site siteOf(Way way) {
        return way.asking().get(0).site();
    }

    /**
     * Of a circle, the acquisition that closes it; an initializer asks in the code of its class.
     */
    private static Site siteOf(Edge edge) {
        Way way = edge.way;
        if (edge.held.role() != LockNode.Role.INITIALIZER) {
            return siteOf(way);
        }
        int common = 0;
        int last = Math.min(way.holding().size(), way.asking().size() - 1);
        while (common < last && way.holding().get(common).equals(way.asking().get(common))) {
            common++;
        }
        return way.asking().get(common).site();
    }

    /** A thread asks for what it holds itself, and does not get it. */
    private void again(Lock held, LockNode node, Way way) {
        CircularWait.Kind kind =
                switch (held.kind()) {
                    case STAMPED -> CircularWait.Kind.AGAIN;
                    case BINS -> CircularWait.Kind.COMPUTING;
                    default -> CircularWait.Kind.UPGRADE;
                };
        alone(List.of(node.place(), lastOf(way.asking())), kind, way);
    }

    /** A thread asks for a mutex whose level does not come after what the thread holds. */
    private void refused(LockEffect.Asks asks, Held held) {
        Way way =
                new Way(
                        LevelOrder.describe(held.lock()),
                        LevelOrder.describe(asks.lock()),
                        held.taken(),
                        asks.places());
        alone(List.of(lastOf(way.holding()), lastOf(way.asking())), CircularWait.Kind.LEVELS, way);
    }

    private static Object lastOf(List<Place> places) {
        return places.get(places.size() - 1).site().place();
    }

    /** What one thread does is wrong by itself; it is told once, by the shortest way there. */
    private void alone(Object identity, CircularWait.Kind kind, Way way) {
        CircularWait wait = new CircularWait(kind, List.of(way), siteOf(way));
        alone.merge(
                identity, wait, (before, now) -> lengthOf(now) < lengthOf(before) ? now : before);
    }

    private static int lengthOf(CircularWait cycle) {
        return cycle.ways().stream()
                .mapToInt(way -> way.holding().size() + way.asking().size())
                .sum();
    }

    /** Two objects of one class, of which either may come first: nothing orders them. */
    private void alike(
            LockBody body, LockEffect.Asks asks, Held held, LockNode one, LockNode other, Way way) {
        if (isOrdered(asks, held)
                || areReaders(asks.lock(), held.lock())
                || body.method() == null
                || body.method().getModifiers().contains(Modifier.PRIVATE)
                || one.of() == null
                || other.of() == null
                || !one.of().steps().equals(other.of().steps())
                || !isGiven(one.of())
                || !isGiven(other.of())
                || !mayBeExchanged(one.of(), other.of())) {
            return;
        }
        alone(Set.of(one.place()), CircularWait.Kind.ALIKE, way);
    }

    private static boolean areReaders(Lock one, Lock other) {
        return one.mode() == Lock.Mode.READ && other.mode() == Lock.Mode.READ;
    }

    /**
     * Whether each of two objects may be where the other is: one may not if it is of another class.
     */
    private boolean mayBeExchanged(Path one, Path other) {
        TypeElement first = LockTypes.startOf(one.root());
        TypeElement second = LockTypes.startOf(other.root());
        return first == null
                || second == null
                || dispatch.isBelow(first, second)
                || dispatch.isBelow(second, first);
    }

    private static boolean isGiven(Path path) {
        return path.root() instanceof Root.This || path.root() instanceof Root.Parameter;
    }

    /**
     * Which lock is asked for while which other one is held, each pair once; what classes wait for
     * while they are initialized is left out.
     */
    List<LockPair> pairs() {
        Map<List<String>, LockPair> pairs = new LinkedHashMap<>();
        for (Edge edge : edges.values()) {
            if (!edge.isAmongInitializers()) {
                String held = edge.held.place().key();
                String asked = edge.asked.place().key();
                pairs.putIfAbsent(List.of(held, asked), new LockPair(held, asked, edge.way));
            }
        }
        return List.copyOf(pairs.values());
    }

    // Search

    /** All circles, each once. */
    List<Fact> find(Function<Object, LockSummary> summaries) {
        found.addAll(alone.values());
        found.addAll(waits.find(summaries));
        List<Edge> all = inOrder();
        for (Edge edge : all) {
            from.computeIfAbsent(edge.held.place(), key -> new ArrayList<>()).add(edge);
        }
        for (int threads = 2; threads <= MAX_THREADS; threads++) {
            for (Edge edge : all) {
                List<Edge> path = new ArrayList<>();
                path.add(edge);
                // Objects of one class may have an order, as in a tree, that no name tells.
                Mode strict = edge.isAmongAlike() ? Mode.TARGETED : mode;
                extend(path, new LockUnifier(dispatch, strict), threads);
            }
        }
        List<Fact> facts = new ArrayList<>(found);
        facts.addAll(claims.values());
        return facts;
    }

    /**
     * All, in their order; in the place of one stands a shorter one that says the same, and under
     * no other locks. So what is told does not depend on who else calls the same code.
     */
    private List<Edge> inOrder() {
        Map<List<Object>, List<Edge>> alike = new HashMap<>();
        for (Edge edge : edges.values()) {
            alike.computeIfAbsent(edge.meaning(), key -> new ArrayList<>()).add(edge);
        }
        Set<Edge> all = new LinkedHashSet<>();
        for (Edge edge : edges.values()) {
            Edge best = edge;
            for (Edge other : alike.getOrDefault(edge.meaning(), List.of())) {
                if (other.length() < best.length() && other.isAsFreeAs(edge)) {
                    best = other;
                }
            }
            all.add(best);
        }
        return List.copyOf(all);
    }

    private void extend(List<Edge> path, LockUnifier same, int threads) {
        int last = path.size() - 1;
        Edge end = path.get(last);
        if (path.size() == threads) {
            close(path, same, last);
            return;
        }
        for (Edge next : from.getOrDefault(end.asked.place(), List.of())) {
            if (++steps > MAX_STEPS) {
                return;
            }
            if (repeats(path, next)
                    || (end.askedMode == Lock.Mode.READ && next.heldMode == Lock.Mode.READ)) {
                continue;
            }
            LockUnifier supposed = same.copy();
            if (supposed.unify(last, end.asked.of(), last + 1, next.held.of())) {
                path.add(next);
                extend(path, supposed, threads);
                path.remove(path.size() - 1);
            }
        }
    }

    /** A circle goes through no lock twice; one among locks that are alike begins with such. */
    private static boolean repeats(List<Edge> path, Edge next) {
        Edge first = path.get(0);
        if (next.isAmongAlike() && !first.isAmongAlike()) {
            return true;
        }
        for (Edge each : path) {
            boolean isTwice =
                    first.isAmongAlike()
                            ? each.equals(next)
                            : each.held.place().equals(next.held.place());
            if (isTwice) {
                return true;
            }
        }
        return false;
    }

    private void close(List<Edge> path, LockUnifier same, int last) {
        Edge begin = path.get(0);
        Edge end = path.get(last);
        if (!end.asked.place().equals(begin.held.place())
                || (end.askedMode == Lock.Mode.READ && begin.heldMode == Lock.Mode.READ)) {
            return;
        }
        Set<Object> places = new HashSet<>();
        int loose = 0;
        for (Edge each : path) {
            places.add(each.isAmongAlike() ? each.held : each.held.place());
            loose += each.isConnected() ? 0 : 1;
        }
        LockUnifier closed = same.copy();
        if ((loose > 1 && mode == Mode.TARGETED)
                || told.stream().anyMatch(places::containsAll)
                || !closed.unify(last, end.asked.of(), 0, begin.held.of())
                || areKeptApart(path, closed)) {
            return;
        }
        told.add(places);
        List<Way> ways = path.stream().map(Edge::way).toList();
        found.add(
                new CircularWait(
                        path.stream().allMatch(Edge::isAmongInitializers)
                                ? CircularWait.Kind.INITIALIZERS
                                : CircularWait.Kind.ORDER,
                        ways,
                        siteOf(end)));
    }

    /**
     * Whether two threads do this only if one field is true for the one, false for the other, or if
     * one initializes a class that is initialized for the other, or if both hold another lock.
     */
    private static boolean areKeptApart(List<Edge> path, LockUnifier same) {
        for (int i = 1; i < path.size(); i++) {
            for (int j = 0; j < i; j++) {
                Edge one = path.get(i);
                Edge other = path.get(j);
                if (one.guards.keepOut(other.guards)
                        || one.supposed.isRefutedBy(other.supposed, i, j, same)
                        || one.isInitializing(other.ready)
                        || other.isInitializing(one.ready)) {
                    return true;
                }
            }
        }
        return false;
    }
}
