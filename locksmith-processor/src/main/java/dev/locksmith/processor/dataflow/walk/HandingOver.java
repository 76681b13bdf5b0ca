package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.dataflow.store.Birth;
import dev.locksmith.processor.dataflow.store.Handovers;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.UseKind;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.handover.Handover;
import dev.locksmith.processor.fact.handover.ObjectUse;
import dev.locksmith.processor.fact.handover.Taker;
import dev.locksmith.processor.fact.handover.TaskUses;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Where values that one thread may use at a time are handed to another thread. */
public final class HandingOver {

    private final Walk walk;
    private final Births births;
    private final TaskBook tasks;
    private final TaskObjects objects;
    private final Gathering gathering;
    private final AccessFacts facts;
    private final Takers takers;

    /** What the receiver does with a value that is handed over itself: it uses it. */
    private final Map<Tree, TaskUses> byReceiver = new HashMap<>();

    HandingOver(
            Walk walk,
            Births births,
            TaskBook tasks,
            TaskObjects objects,
            Gathering gathering,
            AccessFacts facts) {
        this.walk = walk;
        this.births = births;
        this.tasks = tasks;
        this.objects = objects;
        this.gathering = gathering;
        this.facts = facts;
        this.takers = new Takers(walk);
    }

    /** A call lets another thread use what it is given. */
    public void handed(
            Invocation invocation, Value value, ExpressionTree tree, List<String> reasons) {
        if (makesThread(invocation.callee())) {
            boolean waits = tasks.mayWait(value);
            for (TaskBook.Used each : reachedBy(value, tree)) {
                waits(invocation.tree(), each, waits, walk.siteOf(tree));
            }
            return;
        }
        Taker taker = takers.of(invocation);
        if (taker != null) {
            start(value, tree, reasons, taker, isForTheEnd(invocation.callee()));
            handOver(reachedBy(value, tree), gathering.groupOf(tree, value), tree, reasons, taker);
        }
    }

    /** The same call for each element of a container: {@code tasks.forEach(pool::execute)}. */
    public void handedEach(
            Invocation each, Value container, ExpressionTree tree, List<String> reasons) {
        Taker taker = makesThread(each.callee()) ? null : takers.of(each);
        if (taker != null) {
            Object group = gathering.groupOf(tree, container);
            handOver(objects.in(container), group, tree, reasons, taker);
        }
    }

    private static boolean makesThread(Callee callee) {
        Name name = callee.method().getSimpleName();
        return callee.isConstructor()
                || name.contentEquals("newThread")
                || name.contentEquals("unstarted");
    }

    /** An object of a class of threads is made, which takes along what the class uses. */
    public void made(Derived.Closure thread, ExpressionTree made) {
        boolean waits = tasks.mayWait(thread);
        for (TaskBook.Used each : tasks.in(thread)) {
            waits(made, each, waits, walk.siteOf(made));
        }
    }

    /** The same, where the class is declared elsewhere in the body. */
    public void madeOf(TypeElement type, NewClassTree made) {
        Derived.Closure thread = tasks.threadOf(type);
        if (thread != null) {
            made(thread, made);
        }
    }

    /** A thread takes nothing before it is started. */
    private void waits(Tree thread, TaskBook.Used used, boolean waits, Site site) {
        Handover handover = new Handover(site, List.of(), Taker.SIDE_BY_SIDE, used.uses(), null, 0);
        walk.state.handovers.wait(thread, new Handovers.Waiting(used.birth(), handover, waits));
    }

    /** A thread is started. */
    public void started(Invocation invocation, Value receiver, List<String> reasons) {
        Taker taker = takers.of(invocation);
        ExpressionTree tree = invocation.receiver();
        if (taker != null && tree != null) {
            start(receiver, tree, reasons, taker, false);
            Object group = gathering.groupOf(tree, receiver);
            ExpressionTree at = invocation.tree();
            handOver(reachedBy(receiver, at), group, at, reasons, taker);
        }
    }

    /** Whether a thread is run when the program ends, and may wait until others are done. */
    private static boolean isForTheEnd(Callee callee) {
        return callee.method().getSimpleName().contentEquals("addShutdownHook");
    }

    /**
     * Whether the class has a method by which another thread may end its use. To close what has
     * none when the program ends is the best that one can do.
     */
    private boolean hasMethodForOthers(Birth birth) {
        return birth.type() instanceof DeclaredType declared
                && ElementFilter.methodsIn(declared.asElement().getEnclosedElements()).stream()
                        .anyMatch(
                                each ->
                                        each.getReturnType().getKind() == TypeKind.VOID
                                                && walk.surroundings
                                                        .declared()
                                                        .of(each)
                                                        .has(Mark.THREAD_SAFE));
    }

    private void start(
            Value thread,
            ExpressionTree tree,
            List<String> reasons,
            Taker taker,
            boolean isForTheEnd) {
        boolean areAny = walk.state.handovers.areThreadsUnstarted();
        Object element = areAny ? gathering.elementOf(tree) : null;
        Object key = areAny && element == null ? Births.keyOf(thread) : element;
        if (key == null) {
            return;
        }
        // Of functions to choose from it takes one: each is new to the others.
        Map<Birth, Set<Handover>> earlier = new HashMap<>();
        Map<Element, Set<Handover>> members = walk.state.handovers.ofMembers();
        for (Handovers.Waiting each : walk.state.handovers.waitingFor(key)) {
            if (isForTheEnd && (each.waits() || !hasMethodForOthers(each.birth()))) {
                continue;
            }
            Handover made = each.handover();
            Set<Handover> before =
                    earlier.computeIfAbsent(
                            each.birth(),
                            birth -> Set.copyOf(walk.state.handovers.of(birth.key())));
            Handover now = new Handover(made.site(), reasons, taker, made.uses(), null, 0);
            if (element == null) {
                handOver(each.birth(), before, members, now);
            } else {
                startOneOf(element, each, before, now);
            }
        }
        walk.state.handovers.forget(key);
    }

    /** One of the threads in a container is started, and the others are as well. */
    private void startOneOf(
            Object container, Handovers.Waiting waiting, Set<Handover> earlier, Handover now) {
        Birth birth = waiting.birth();
        Set<TaskUses> inContainer = new HashSet<>();
        walk.state
                .handovers
                .waitingFor(container)
                .forEach(each -> inContainer.add(each.handover().uses()));
        if (gathering.isSharing(container, now.uses())) {
            facts.tellOfSeveral(birth, now);
        }
        Set<Handover> others = new LinkedHashSet<>(earlier);
        others.removeIf(
                each ->
                        inContainer.contains(each.uses())
                                && !gathering.isSharing(container, each.uses()));
        handOver(birth, others, Map.of(), now);
    }

    /** A stream runs this function on many threads at a time. */
    public void runByMany(Value function, ExpressionTree tree, Site site, List<String> reasons) {
        for (TaskBook.Used each : reachedBy(function, tree)) {
            Handover handover =
                    new Handover(site, reasons, Taker.SIDE_BY_SIDE, each.uses(), null, 0);
            facts.tellOfSeveral(each.birth(), handover);
        }
    }

    /**
     * Of alternatives one is handed over; of what is in a container all is.
     *
     * @param group see {@link Gathering#groupOf}
     */
    private void handOver(
            List<TaskBook.Used> reached,
            @Nullable Object group,
            ExpressionTree tree,
            List<String> reasons,
            Taker taker) {
        Set<TaskBook.Used> all = new LinkedHashSet<>(reached);
        if (all.isEmpty()) {
            return;
        }
        Site site = walk.siteOf(tree);
        Map<Birth, List<Handover>> earlier = new HashMap<>();
        Map<Element, Set<Handover>> members = walk.state.handovers.ofMembers();
        for (TaskBook.Used each : all) {
            Handover handover = new Handover(site, reasons, taker, each.uses(), null, 0);
            List<Handover> before =
                    earlier.computeIfAbsent(
                            each.birth(),
                            birth -> List.copyOf(walk.state.handovers.of(birth.key())));
            for (Handover first : gathering.others(group, handover, before)) {
                facts.tell(each.birth(), first, handover);
            }
            members.forEach(
                    (member, some) ->
                            facts.tellOfMember(
                                    each.birth(),
                                    handover,
                                    member,
                                    gathering.others(group, handover, some)));
            if (gathering.isSharing(group, each.uses())) {
                facts.tellOfSeveral(each.birth(), handover);
            }
            walk.state.handovers.begin(each.birth().key(), handover);
            facts.tellOthers(each.birth(), handover);
        }
    }

    private void handOver(
            Birth birth,
            Set<Handover> earlier,
            Map<Element, Set<Handover>> members,
            Handover handover) {
        for (Handover first : earlier) {
            facts.tell(birth, first, handover);
        }
        facts.tellOfMembers(birth, handover, members);
        walk.state.handovers.begin(birth.key(), handover);
        facts.tellOthers(birth, handover);
    }

    /** A call hands an argument over if its method's code does. */
    void passed(Map<Element, Set<Handover>> members, Birth birth, Handover handover) {
        handOver(birth, walk.state.handovers.of(birth.key()), members, handover);
    }

    /** What another thread reaches by this value, and what it does with it. */
    private List<TaskBook.Used> reachedBy(Value value, ExpressionTree tree) {
        List<TaskBook.Used> reached = objects.in(value);
        received(births.of(value), tree, reached);
        received(births.ofFunction(value), tree, reached);
        return reached;
    }

    private void received(@Nullable Birth birth, ExpressionTree tree, List<TaskBook.Used> reached) {
        if (birth != null) {
            TaskUses uses =
                    byReceiver.computeIfAbsent(
                            tree,
                            key ->
                                    TaskUses.of(
                                            new ObjectUse(
                                                    walk.siteOf(tree),
                                                    UseKind.of(false, birth.isCounted()))));
            reached.add(new TaskBook.Used(birth, uses));
        }
    }
}
