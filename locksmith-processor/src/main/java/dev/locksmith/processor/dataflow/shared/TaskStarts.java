package dev.locksmith.processor.dataflow.shared;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Body;
import dev.locksmith.processor.fact.Domain;
import dev.locksmith.processor.fact.ExecutorGiven;
import dev.locksmith.processor.fact.ExecutorOrigin;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.fact.shared.FunctionStarted;
import dev.locksmith.processor.fact.shared.LockPath;
import dev.locksmith.processor.fact.shared.Lockset;
import dev.locksmith.processor.fact.shared.Runs;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Which functions and tasks are handed to other threads, and what keeps others out there. */
final class TaskStarts {

    private final Walk walk;
    private final LockPaths paths;

    TaskStarts(Walk walk, LockPaths paths) {
        this.walk = walk;
        this.paths = paths;
    }

    /**
     * A call that hands over an argument.
     *
     * @param parameter the one that takes it
     * @param by the code that calls
     */
    record Taking(
            Callee callee,
            Callee.Parameter parameter,
            @Nullable ExpressionTree receiver,
            List<? extends ExpressionTree> arguments,
            Body by) {}

    /** An argument is handed to another thread, with all functions that it is or holds. */
    void handedOver(Value argument, ExpressionTree tree, Taking taking) {
        Set<Object> places = tasksIn(argument, tree);
        if (!places.isEmpty()) {
            Site site = walk.siteOf(tree);
            Runs runs =
                    walk.repetition.isRepeated(tree, taking.by())
                            ? Runs.SIDE_BY_SIDE
                            : runsBy(taking);
            for (Object place : places) {
                started(place, taking, runs, site);
            }
        }
    }

    /** How often a function is run by whom it is handed to: only a library model tells. */
    private Runs runsBy(Taking taking) {
        Marks marks = taking.parameter().marks();
        if (!walk.surroundings.declared().knows(taking.callee().method())) {
            return Runs.SIDE_BY_SIDE;
        } else if (marks.has(Mark.ONE_BY_ONE)) {
            return Runs.ONE_BY_ONE;
        }
        return marks.has(Mark.REPEATED) ? Runs.SIDE_BY_SIDE : Runs.ONCE;
    }

    /** A task is handed over: what keeps others out is a thread, or an executor. */
    private void started(Object place, Taking taking, Runs runs, Site site) {
        Domain domain = walk.domains.of(taking.parameter().element());
        if (domain != null && domain.kind() == Domain.Kind.THREAD) {
            Lockset thread = Lockset.of(Set.of(new LockPath.OfDomain(domain)));
            walk.add(new FunctionStarted(place, thread, Set.of(), taking.by(), runs, site));
            return;
        }
        Set<ExecutorOrigin> origins = Set.of();
        Lockset keeping = Lockset.NONE;
        List<ExpressionTree> executors = new ArrayList<>(taking.arguments());
        if (taking.receiver() != null) {
            executors.add(0, taking.receiver());
        }
        for (ExpressionTree each : executors) {
            if (origins.isEmpty()) {
                origins = walk.serialExecutors.originsOf(each);
                keeping = origins.isEmpty() ? keeping : ofTasks(each);
            }
        }
        walk.add(new FunctionStarted(place, keeping, origins, taking.by(), runs, site));
    }

    private Lockset ofTasks(ExpressionTree executor) {
        LockPath path = paths.of(executor);
        return Lockset.of(
                Set.of(path.equals(LockPath.UNKNOWN) ? path : new LockPath.OfTasks(path)));
    }

    /** The functions that an argument certainly is or holds, and the classes of its tasks. */
    private Set<Object> tasksIn(Value argument, ExpressionTree tree) {
        Set<Object> tasks = new LinkedHashSet<>();
        Values.closuresIn(argument).forEach(closure -> tasks.add(closure.tree()));
        ExpressionTree object = Bare.uncast(tree);
        if (object instanceof NewClassTree made && made.getClassBody() != null) {
            tasks.add(made);
        }
        addClass(tasks, object);
        if (walk.attributed.elementOf(object) instanceof VariableElement variable) {
            walk.serialExecutors.given(variable).forEach(each -> addClass(tasks, each));
        }
        return tasks;
    }

    private void addClass(Set<Object> tasks, ExpressionTree tree) {
        if (walk.attributed.typeOf(tree) instanceof DeclaredType type) {
            addClass(tasks, type);
            for (TypeMirror each : type.getTypeArguments()) {
                if (each instanceof DeclaredType argument) {
                    addClass(tasks, argument);
                }
            }
        }
    }

    private void addClass(Set<Object> tasks, DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        if (element.getKind().isClass() && walk.surroundings.isSource().test(element)) {
            tasks.add(element);
        }
    }

    /** An executor goes to a field or a parameter, or a method returns it. */
    void executorGiven(Element to, ExpressionTree expression) {
        for (ExecutorOrigin origin : walk.serialExecutors.originsOf(expression)) {
            walk.add(new ExecutorGiven(to, origin, walk.siteOf(expression)));
        }
    }
}
