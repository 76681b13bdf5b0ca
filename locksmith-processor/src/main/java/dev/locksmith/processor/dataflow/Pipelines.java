package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Derived.Stage;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Destination.Demand;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Streams. Whether one is parallel is settled only where it ends: the last {@code parallel()} or
 * {@code sequential()} decides for all functions given before and after it. Where it is not certain
 * on which threads functions run, nothing is said of them.
 */
final class Pipelines {

    private static final String STREAM_WAY_OUT =
            "use stream() without parallel(), which runs its functions here, or work out before it"
                    + " starts what they need";

    private static final String PARALLEL_WAY_OUT =
            "make the pipeline sequential, or work out before it starts what its functions need";

    private final Walk walk;
    private final StreamExecutors executors;

    Pipelines(Walk walk) {
        this.walk = walk;
        this.executors = new StreamExecutors(walk);
    }

    /** Whether this call begins, continues or ends a stream. */
    boolean concerns(Callee callee, TypeMirror receiver) {
        Marks result = callee.result();
        return result.has(Mark.PARALLEL)
                || result.has(Mark.SEQUENTIAL)
                || result.has(Mark.PARALLEL_FROM_HERE)
                || (callee.concerns().marked() && parallelParameter(callee) >= 0)
                || walk.typeFacts.is(receiver, Mark.PIPELINE);
    }

    /** The stream after a call of one of its methods, or what its last method returns. */
    Value after(
            MethodInvocationTree tree,
            Callee callee,
            Value receiver,
            List<Value> arguments,
            Value declared) {
        if (callee.result().has(Mark.SAME_THREAD)) {
            end(receiver);
            return walk.derived.pipeline(tree, declared, Place.HERE, List.of());
        }
        // On one path the stream may have been made parallel, and on another one not.
        Map<Optional<Place>, List<Stage>> before = stagesOf(tree, receiver);
        if (callee.result().has(Mark.PARALLEL) || isToldToBeParallel(tree, callee)) {
            return moved(tree, declared, before, executors.changedTo(tree, callee));
        }
        if (callee.result().has(Mark.SEQUENTIAL)) {
            return walk.derived.pipeline(tree, declared, Place.HERE, all(before));
        }
        Place next =
                callee.result().has(Mark.PARALLEL_FROM_HERE)
                        ? executors.changedTo(tree, callee)
                        : Place.HERE;
        // What stands before such a method need not move with what follows it.
        List<Stage> stages = new ArrayList<>();
        List<Stage> subscribed = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            ExpressionTree argument = tree.getArguments().get(i);
            Callee.Parameter parameter = callee.parameterOf(i);
            Marks marks = parameter == null ? Marks.NONE : parameter.marks();
            if (!marks.has(Mark.SAME_THREAD) && isFunction(arguments.get(i), argument)) {
                (marks.has(Mark.WHEN_SUBSCRIBED) ? subscribed : stages)
                        .add(
                                new Stage(
                                        arguments.get(i),
                                        Walk.describe(argument),
                                        argument,
                                        callee.method(),
                                        walk.siteOf(argument)));
            }
        }
        Value pipeline = Value.NONE;
        if (!Place.HERE.equals(next)) {
            pipeline = walk.derived.pipeline(tree, declared, next, stages);
        } else {
            for (Map.Entry<Optional<Place>, List<Stage>> each : before.entrySet()) {
                List<Stage> whole = new ArrayList<>(each.getValue());
                whole.addAll(stages);
                Place same = each.getKey().orElse(null);
                if (Place.HERE.equals(same)) {
                    // What has changed its place does so behind its subscription.
                    whole.addAll(subscribed);
                }
                pipeline =
                        Value.either(pipeline, walk.derived.pipeline(tree, declared, same, whole));
            }
        }
        if (walk.typeFacts.is(walk.attributed.typeOf(tree), Mark.PIPELINE)) {
            return pipeline;
        }
        end(pipeline);
        givesBack(tree, callee, pipeline, declared);
        return declared;
    }

    /** The whole stream runs elsewhere, but for what has changed its place itself before. */
    private Value moved(
            MethodInvocationTree tree,
            Value declared,
            Map<Optional<Place>, List<Stage>> before,
            @Nullable Place to) {
        Value pipeline = Value.NONE;
        for (Map.Entry<Optional<Place>, List<Stage>> each : before.entrySet()) {
            Place was = each.getKey().orElse(null);
            Place is = Place.HERE.equals(was) ? to : was;
            pipeline =
                    Value.either(
                            pipeline, walk.derived.pipeline(tree, declared, is, each.getValue()));
        }
        return pipeline;
    }

    /** The stages given so far, by where the stream runs them; of a new one that is here. */
    private Map<Optional<Place>, List<Stage>> stagesOf(MethodInvocationTree call, Value stream) {
        Map<Optional<Place>, List<Stage>> stages = new LinkedHashMap<>();
        for (Value each : Values.seenThrough(stream)) {
            if (each instanceof Derived.Pipeline known) {
                stages.computeIfAbsent(Optional.ofNullable(known.place()), key -> new ArrayList<>())
                        .addAll(known.stages());
            } else {
                stages.computeIfAbsent(Optional.of(Place.HERE), key -> new ArrayList<>())
                        .addAll(elementsOf(call, each));
            }
        }
        if (stages.isEmpty()) {
            stages.put(Optional.of(Place.HERE), elementsOf(call, Value.NONE));
        }
        return stages;
    }

    /** What a stream gives its first function; it counts as a stage of its own. */
    private List<Stage> elementsOf(MethodInvocationTree call, Value stream) {
        if (!(call.getMethodSelect() instanceof MemberSelectTree select)
                || !(walk.attributed.elementOf(select) instanceof ExecutableElement method)
                || !(walk.attributed.typeOf(select.getExpression()) instanceof DeclaredType type)
                || type.getTypeArguments().isEmpty()
                || !walk.typeFacts.is(type, Mark.PIPELINE)
                || !isFilled(Bare.of(select.getExpression()))) {
            return List.of();
        }
        ExpressionTree source = select.getExpression();
        if (isReadHere(stream)) {
            String read = Walk.describe(source);
            return List.of(new Stage(stream, read, source, method, walk.siteOf(source)));
        }
        TypeMirror element = type.getTypeArguments().get(0);
        if (walk.typeFacts.isPlain(element)) {
            return List.of();
        }
        Value value = new Value.OfType(element, source, null);
        return List.of(
                new Stage(
                        stream == Value.NONE ? value : walk.projections.takenFrom(stream, value),
                        "what " + Walk.describe(source) + " gives",
                        source,
                        method,
                        walk.siteOf(source)));
    }

    /** Whether the model says of the stream itself that it stays on its thread. */
    private boolean isReadHere(Value stream) {
        return stream instanceof Value.OfType type
                && type.declaration() != null
                && walk.surroundings.declared().of(type.declaration()).has(Mark.THREAD_CONFINED);
    }

    /**
     * Whether a stream has its elements from elsewhere. One that is made with a function makes each
     * element on the thread that uses it, and so may one that another method here returns.
     */
    private boolean isFilled(ExpressionTree source) {
        if (!(source instanceof MethodInvocationTree call)) {
            return walk.attributed.elementOf(source) instanceof VariableElement;
        }
        if (!(walk.attributed.elementOf(call.getMethodSelect())
                instanceof ExecutableElement method)) {
            return false;
        }
        Callee callee = walk.callees.of(method);
        return walk.surroundings.declared().knows(method)
                && callee.parameters().stream().noneMatch(Callee.Parameter::isFunction);
    }

    private static List<Stage> all(Map<Optional<Place>, List<Stage>> stages) {
        List<Stage> all = new ArrayList<>();
        stages.values().forEach(all::addAll);
        return all;
    }

    private boolean isToldToBeParallel(MethodInvocationTree tree, Callee callee) {
        int parameter = parallelParameter(callee);
        return parameter >= 0
                && parameter < tree.getArguments().size()
                && Boolean.TRUE.equals(
                        walk.attributed.constant(tree.getArguments().get(parameter)));
    }

    private static int parallelParameter(Callee callee) {
        for (int i = 0; i < callee.parameters().size(); i++) {
            if (callee.parameters().get(i).marks().has(Mark.PARALLEL)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isFunction(Value value, ExpressionTree argument) {
        return value != Value.NONE
                && (!(value instanceof Value.OfType)
                        || walk.typeFacts.isFunctional(walk.attributed.typeOf(argument)));
    }

    /** The stream is run, or leaves this method: its functions run where it says. */
    void end(Value value) {
        for (Value each : Values.seenThrough(value)) {
            if (each instanceof Derived.Pipeline pipeline) {
                if (pipeline.place() instanceof Place.Elsewhere elsewhere) {
                    runElsewhere(pipeline, elsewhere);
                } else if (pipeline.place() != null) {
                    Place place = pipeline.place();
                    pipeline.stages().forEach(stage -> walk.domainFlow.stage(stage, place));
                }
            }
        }
    }

    /** What functions made on other threads comes back to this one. */
    private void givesBack(MethodInvocationTree tree, Callee last, Value pipeline, Value declared) {
        boolean isMadeElsewhere = false;
        for (Value each : Values.seenThrough(pipeline)) {
            isMadeElsewhere |=
                    each instanceof Derived.Pipeline stream
                            && stream.place() instanceof Place.Elsewhere
                            && stream.stages().stream().anyMatch(this::makesObjects);
        }
        if (isMadeElsewhere && declared instanceof Value.OfType) {
            walk.flow(
                    declared,
                    tree,
                    new Destination.Boundary(
                            Demand.SENDABLE,
                            List.of(
                                    "the stream is parallel: what "
                                            + last.displayName()
                                            + " gives was made on several threads"),
                            wayOutOf(last.method())));
        }
    }

    private boolean makesObjects(Stage stage) {
        for (Derived.Closure closure : Values.closuresIn(stage.function())) {
            if (closure.result() != Value.NONE) {
                return true;
            }
        }
        return false;
    }

    private void runElsewhere(Derived.Pipeline pipeline, Place.Elsewhere place) {
        String reason = place.reason();
        for (Stage stage : pipeline.stages()) {
            walk.domainFlow.stage(stage, place);
            if (!isInTurn(stage.method()) && !isSource(stage)) {
                walk.oneAtATime.handingOver.runByMany(
                        stage.function(), stage.tree(), stage.site(), List.of(reason));
            }
            walk.add(
                    new Flow(
                            stage.function(),
                            stage.described(),
                            new Destination.Boundary(
                                    Demand.SENDABLE, List.of(reason), wayOutOf(stage.method())),
                            stage.site()));
        }
    }

    /** Whether it is what the stream gives: each element goes to one of the threads. */
    private boolean isSource(Stage stage) {
        return walk.typeFacts.is(walk.attributed.typeOf(stage.tree()), Mark.PIPELINE);
    }

    /** Whether the threads run the function one after the other, each seeing what was done. */
    private static boolean isInTurn(ExecutableElement method) {
        return method.getSimpleName().contentEquals("forEachOrdered");
    }

    private static String wayOutOf(ExecutableElement method) {
        return Members.ownerOf(method).toString().startsWith("java.util.stream.")
                ? STREAM_WAY_OUT
                : PARALLEL_WAY_OUT;
    }
}
