package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.walk.SameThread;
import dev.locksmith.processor.dataflow.walk.TaskPlaces;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.Value;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/**
 * Where a stream runs its functions that is told to change to other threads. Where it is given an
 * executor to do so, that tells; and one of which nothing is known may run them anywhere, on the
 * thread of a user interface too.
 */
final class StreamExecutors {

    private static final String REASON =
            "the stream is parallel: it runs its functions on several threads";

    /** Other threads, which the stream, or its executor, is known to have. */
    static final Place OTHERS = new Place.Elsewhere(REASON, Place.Context.NONE);

    private final Walk walk;
    private final SameThread sameThread;
    private final TaskPlaces places;

    StreamExecutors(Walk walk) {
        this.walk = walk;
        this.sameThread = new SameThread(walk);
        this.places = new TaskPlaces(walk);
    }

    /** The place to which this call changes; null if that is not certain. */
    @Nullable Place changedTo(MethodInvocationTree call, Callee callee) {
        ExpressionTree executor = executorOf(call, callee);
        return executor == null ? OTHERS : of(executor, new HashSet<>());
    }

    private static @Nullable ExpressionTree executorOf(MethodInvocationTree call, Callee callee) {
        for (int i = 0; i < call.getArguments().size(); i++) {
            Callee.Parameter parameter = callee.parameterOf(i);
            if (parameter != null && parameter.marks().has(Mark.STARTS)) {
                return call.getArguments().get(i);
            }
        }
        return null;
    }

    /**
     * Where an executor runs what it is given.
     *
     * @param seen the variables on the way to it
     */
    private @Nullable Place of(ExpressionTree tree, Set<VariableElement> seen) {
        ExpressionTree executor = Bare.uncast(tree);
        if (sameThread.isExecutor(executor)) {
            return Place.HERE;
        }
        Element element = walk.attributed.elementOf(executor);
        if (executor instanceof MethodInvocationTree call
                && walk.attributed.elementOf(call.getMethodSelect())
                        instanceof ExecutableElement method) {
            if (isOfOwnThreads(method)) {
                return OTHERS;
            }
            ExpressionTree wrapped = executorOf(call, walk.callees.of(method));
            if (wrapped != null) {
                return of(wrapped, seen);
            }
        } else if (element instanceof VariableElement variable) {
            if (isOfOwnThreads(variable)) {
                return OTHERS;
            }
            Place place = ofVariable(variable, seen);
            if (place != null) {
                return place;
            }
        }
        return ofPlatform(executor, element);
    }

    /** Where all do that a variable can hold, as far as its file tells. */
    private @Nullable Place ofVariable(VariableElement variable, Set<VariableElement> seen) {
        if (!isFilledByFile(variable) || !seen.add(variable)) {
            return null;
        }
        List<ExpressionTree> given = walk.assignments.to(variable);
        Place place = given.isEmpty() ? null : of(given.get(0), seen);
        for (ExpressionTree each : given) {
            Place other = of(each, seen);
            if (place == null || !place.equals(other)) {
                return null;
            }
        }
        return place;
    }

    private static boolean isFilledByFile(VariableElement variable) {
        return variable.getKind().isField()
                ? variable.getModifiers().contains(Modifier.PRIVATE)
                        || variable.getModifiers().contains(Modifier.FINAL)
                : variable.getKind() == ElementKind.LOCAL_VARIABLE;
    }

    private boolean isOfOwnThreads(Element declaration) {
        return walk.surroundings.declared().of(declaration).has(Mark.OWN_THREADS);
    }

    /** Where an executor of the platform's types does. */
    private @Nullable Place ofPlatform(ExpressionTree executor, @Nullable Element element) {
        Value value =
                element instanceof VariableElement variable
                        ? walk.state.variables.of(variable)
                        : walk.ofType(executor);
        return places.certainlyOf(executor, value, REASON);
    }
}
