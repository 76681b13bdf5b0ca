package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.dataflow.source.Readings;
import dev.locksmith.processor.dataflow.store.Birth;
import dev.locksmith.processor.dataflow.store.Handovers;
import dev.locksmith.processor.dataflow.store.Store;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.UseKind;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.handover.Handover;
import dev.locksmith.processor.fact.handover.ObjectUse;
import dev.locksmith.processor.fact.handover.Taker;
import dev.locksmith.processor.fact.handover.TaskUses;
import dev.locksmith.processor.type.Containers;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * Follows values that one thread may use at a time from where each is born to where it is handed to
 * another thread, and sees every use after that.
 */
public final class OneAtATime {

    public final HandingOver handingOver;
    public final Gathering gathering;
    public final TaskBook tasks;
    private final Walk walk;
    private final Births births;
    private final AccessFacts facts;
    private final ArrayElements elements;
    private final TaskObjects objects;

    /** Whether the objects of a class keep values that one thread may use at a time. */
    private final Map<TypeElement, Boolean> keeping = new HashMap<>();

    /** What is done with a value by the method that it is given to: that is not known yet. */
    private final TaskUses byCallee = new TaskUses();

    OneAtATime(Walk walk) {
        this.walk = walk;
        this.tasks = new TaskBook(walk.surroundings.types());
        this.births = new Births(walk);
        this.facts = new AccessFacts(walk, tasks);
        this.elements = new ArrayElements(walk, tasks);
        this.objects = new TaskObjects(births, tasks, walk.surroundings.isSource());
        this.gathering = new Gathering(walk, objects, tasks, facts);
        this.handingOver = new HandingOver(walk, births, tasks, objects, gathering, facts);
    }

    /** The body of a method, or of an initializer, begins. */
    public void enterBody(Tree tree, @Nullable ExecutableElement method) {
        facts.enter(tree, method);
        tasks.enterMethod(
                method != null && walk.surroundings.declared().domains().isRunInDomain(method));
    }

    /**
     * The body is over.
     *
     * @param exit what is known where it returns; null if it never does
     */
    public void leaveBody(@Nullable Store exit) {
        if (exit != null) {
            facts.leave(exit.handovers);
        }
    }

    /** Whether what becomes of the value matters, whatever its type says of it. */
    public boolean isFollowed(Value value) {
        return births.of(value) != null;
    }

    /** The same for what a field of an object holds. */
    public boolean isFollowed(VariableElement field) {
        return (!field.getModifiers().contains(Modifier.STATIC) && isOneAtATime(field))
                || walk.keptContainers.taskOf(field) != null;
    }

    public boolean isOneAtATime(VariableElement variable) {
        return births.isOneAtATime(variable);
    }

    // Uses

    /**
     * A call is about to be run; it may be a use of what it is made on, and of what it is given.
     */
    public void called(Invocation invocation, Value receiver, List<Value> arguments) {
        evaluated(invocation.tree());
        calledOn(invocation, receiver);
        counts(invocation, receiver, arguments);
        if (!invocation.callee().isSource()) {
            calledWith(invocation, arguments);
        }
    }

    private void calledWith(Invocation invocation, List<Value> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            Birth given = arguments.get(i) == Value.NONE ? null : births.of(arguments.get(i));
            Callee.Parameter parameter = given == null ? null : invocation.callee().parameterOf(i);
            if (given != null
                    && parameter != null
                    && walk.argumentUses.isUse(invocation.callee(), parameter)) {
                used(given, invocation.arguments().get(i), given.isCounted());
            }
        }
    }

    /** A call that retains a counted object, or releases it. */
    private void counts(Invocation invocation, Value receiver, List<Value> arguments) {
        Callee callee = invocation.callee();
        if (!callee.isStatic() && callee.result().has(Mark.PROLONGS)) {
            retain(receiver, invocation.tree());
        }
        if (!callee.concerns().marked()) {
            return;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = callee.parameterOf(i);
            if (parameter != null && parameter.marks().has(Mark.PROLONGS)) {
                retain(arguments.get(i), invocation.tree());
            } else if (parameter != null && parameter.marks().has(Mark.RELEASES)) {
                Birth released = births.released(arguments.get(i), parameter.type());
                if (released != null) {
                    used(released, invocation.tree(), false);
                }
            }
        }
    }

    private void retain(Value value, Tree at) {
        Birth retained = births.of(value);
        if (retained != null && retained.isCounted()) {
            used(retained, new ObjectUse(walk.siteOf(at), UseKind.RETENTION));
        }
        births.retain(value);
    }

    /** What is counted is there for all until somebody releases it. */
    private boolean isReading(Birth birth, ExecutableElement method) {
        return birth.isCounted()
                ? !walk.surroundings.declared().of(method).has(Mark.RELEASES)
                : Readings.isOne(method);
    }

    private void calledOn(Invocation invocation, Value receiver) {
        ExecutableElement called = invocation.callee().method();
        if (receiver instanceof Value.This && keepsAny(called)) {
            used(Birth.ofMethod(called), invocation.tree(), false);
        }
        if (receiver == Value.NONE || invocation.receiver() == null) {
            return;
        }
        Birth used = births.of(receiver);
        if (used != null && isUse(called)) {
            used(used, invocation.tree(), isReading(used, called));
        } else if (called.getModifiers().contains(Modifier.ABSTRACT)
                && walk.typeFacts.isFunctional(invocation.receiverType())) {
            Birth function = births.ofFunction(receiver);
            if (function != null) {
                used(function, invocation.tree(), false);
            }
            run(receiver);
        }
    }

    /** A loop takes the next element out of a container. */
    public void lookedThrough(Value container, ExpressionTree tree) {
        Birth used = births.of(container);
        if (used != null) {
            used(used, tree, Containers.isOne(used.type()));
        }
    }

    /** Whether to call the method is to use the object: some may be called by all at any time. */
    private boolean isUse(ExecutableElement method) {
        return !Members.isObject(Members.ownerOf(method))
                && !method.getSimpleName().contentEquals("clone")
                && !method.getModifiers().contains(Modifier.STATIC)
                && !walk.surroundings.declared().of(method).has(Mark.THREAD_SAFE);
    }

    /** Whether a method may use what its own object keeps, so that others must know of calls. */
    private boolean keepsAny(ExecutableElement method) {
        return method.getKind() == ElementKind.METHOD
                && !method.getModifiers().contains(Modifier.STATIC)
                && keeping.computeIfAbsent(Members.ownerOf(method), this::hasFollowedField);
    }

    private boolean hasFollowedField(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .anyMatch(this::isFollowed);
    }

    private void used(Birth birth, Tree at, boolean isReading) {
        UseKind kind = UseKind.of(!walk.state.locks.isEmpty(), isReading);
        used(birth, new ObjectUse(walk.siteOf(at), kind));
    }

    private void used(Birth birth, ObjectUse use) {
        used(birth, use, walk.state.handovers.ofMembers());
    }

    /**
     * @param members the members of the object itself that others may have already
     */
    private void used(Birth birth, ObjectUse use, Map<Element, Set<Handover>> members) {
        for (Handover each : walk.state.handovers.of(birth.key())) {
            facts.tell(birth, each, use);
        }
        facts.tellOfMembers(birth, use, members);
        tasks.record(birth, use);
        facts.tellOthers(birth, use);
    }

    /** A function is run here. */
    public void run(Value function) {
        boolean isLocked = !walk.state.locks.isEmpty();
        for (TaskBook.Used each : tasks.in(function)) {
            for (ObjectUse use : List.copyOf(each.uses().all())) {
                used(each.birth(), use.within(isLocked));
            }
        }
    }

    /** A method reference is made, which will call its method on this value. */
    public void referred(Tree place, Value value, ExecutableElement referred, boolean isLater) {
        Birth object =
                value instanceof Value.This && keepsAny(referred)
                        ? Birth.ofMethod(referred)
                        : births.of(value);
        Birth used = object == null ? births.ofFunction(value) : object;
        if (used != null && isUse(referred)) {
            UseKind kind = UseKind.of(false, isReading(used, referred));
            tasks.enter(isLater);
            tasks.record(used, new ObjectUse(walk.siteOf(place), kind));
            tasks.leave(place);
        }
    }

    /** A call is made whose method's own code tells what it does with this argument. */
    public void passed(Call call, int argument, Value value, ExpressionTree tree) {
        List<TaskBook.Used> passed = new ArrayList<>(tasks.in(value));
        add(births.of(value), passed);
        add(births.ofFunction(value), passed);
        if (passed.isEmpty()) {
            return;
        }
        Site site = walk.siteOf(tree);
        UseKind kind = UseKind.of(!walk.state.locks.isEmpty(), false);
        Map<Element, Set<Handover>> members = walk.state.handovers.ofMembers();
        for (TaskBook.Used each : passed) {
            ObjectUse use = new ObjectUse(site, kind, call, argument, false);
            used(each.birth(), use, members);
            facts.given(each.birth(), use);
            handingOver.passed(
                    members,
                    each.birth(),
                    new Handover(site, List.of(), Taker.SIDE_BY_SIDE, each.uses(), call, argument));
        }
    }

    private void add(@Nullable Birth birth, List<TaskBook.Used> passed) {
        if (birth != null) {
            passed.add(new TaskBook.Used(birth, byCallee));
        }
    }

    /** A method returns a task, or what holds one. */
    public void returned(ExecutableElement method, Value value, ExpressionTree tree) {
        boolean isAsDeclared = value instanceof Value.OfType || value instanceof Value.OfVariable;
        if (!isAsDeclared && !method.getParameters().isEmpty()) {
            for (TaskBook.Used each : objects.in(value)) {
                if (method.getParameters().contains(each.birth().key())) {
                    facts.returns((VariableElement) each.birth().key(), each.uses(), tree);
                }
            }
        }
    }

    // Time

    /** A cast shows what an expression gives, which is a value of its own. */
    void shown(Tree cast) {
        walk.state.handovers.renew(cast);
        tasks.born(cast);
    }

    /** A call is run: what was begun before is done, and what it gives is new. */
    public void evaluated(Tree call) {
        walk.state.settle();
        walk.state.handovers.renew(call);
        tasks.born(call);
    }

    /** A method was called, or a constructor: it may have waited. */
    public void returned(Invocation invocation, Value receiver, List<Value> arguments) {
        if (walk.waits.called(invocation)) {
            walk.state.handovers.waited();
            tasks.waits();
        } else if (walk.state.handovers.areAny()) {
            walk.state.handovers.called(walk.waits.runBy(invocation, receiver, arguments));
        }
    }

    /** A field is read: one that is volatile may tell that another thread is done. */
    void read(VariableElement field, Tree tree) {
        if (walk.typeFacts.isVolatile(field)) {
            walk.state.handovers.mayHaveReturned();
            walk.waits.tell(false, tree);
        }
    }

    /** A try statement closes its resources, the last one first. */
    public void closed(TryTree tree) {
        List<? extends Tree> resources = tree.getResources();
        for (int i = resources.size() - 1; i >= 0; i--) {
            Tree resource = resources.get(i);
            if (walk.attributed.elementOf(resource) instanceof VariableElement variable) {
                Birth closed = births.of(walk.state.variables.of(variable));
                if (closed != null) {
                    used(closed, resource, false);
                } else {
                    // An executor, a scope: closed when its tasks are done.
                    walk.state.handovers.waited();
                }
            }
        }
    }

    // Variables

    /** A variable is declared here, and holds no value of an earlier turn. */
    public void declared(VariableElement variable) {
        walk.state.handovers.renew(variable);
        tasks.born(variable);
        changed(variable);
    }

    /** The local variable has another value from here on. */
    void changed(VariableElement variable) {
        elements.changed(variable);
    }

    /** An element is taken out of an array. */
    void taken(ArrayAccessTree tree, Value element) {
        if (births.of(element) != null) {
            elements.taken(tree);
        }
    }

    /** The local variable now holds this value. */
    void assign(VariableElement variable, Value value, Tree expression, boolean reassigned) {
        changed(variable);
        if (reassigned && value instanceof Value.OfType && births.isOneAtATime(variable)) {
            // A new value under this name must not be taken for the first one.
            walk.state.variables.assign(
                    variable, new Value.OfType(variable.asType(), expression, null));
            walk.state.handovers.renew(expression);
        }
        gathering.assigned(variable, value, (ExpressionTree) expression);
        keepThreads(variable, value);
    }

    /** A variable is given a thread that is not yet started. */
    private void keepThreads(VariableElement variable, Value value) {
        if (walk.state.handovers.areThreadsUnstarted()) {
            Object thread = Births.keyOf(value);
            if (thread != null) {
                for (Handovers.Waiting each : walk.state.handovers.waitingFor(thread)) {
                    walk.state.handovers.wait(variable, each);
                }
            }
        }
    }

    /** A field of the object itself is given this value. */
    void assignField(VariableElement field, Value value, Tree expression) {
        keepThreads(field, value);
        if (isFollowed(field)) {
            walk.state.handovers.renewField(field);
            Birth kept = births.of(value);
            if (kept != null) {
                facts.keeps(kept, field, expression);
            }
        }
    }
}
