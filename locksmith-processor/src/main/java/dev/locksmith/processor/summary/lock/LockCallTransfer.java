package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.lock.CircularWait.Place;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** What a call does to the locks that are held, with what is known of its callees. */
final class LockCallTransfer {

    /** Of the calls that callees leave to one step more than these are not followed. */
    private static final int MOST_LEFT_CALLS = 200;

    private final LockDispatch dispatch;
    private final LockCallees callees;
    private final JointSummaries joints;
    private final LockResults results;
    private final Function<Object, LockSummary> summaries;
    private final LockState state;

    /** Is told of functions whose summaries decide about the body at hand. */
    private final Consumer<Object> needs;

    /** By function that the step at hand runs, what callees certainly hold then. */
    private final Map<Object, List<Held>> ran = new HashMap<>();

    /** What the calls do that callees leave to the step at hand. */
    private final Map<LeftCall, Map<Object, LockEffect>> leftCalls = new HashMap<>();

    LockCallTransfer(
            LockDispatch dispatch,
            LockCallees callees,
            JointSummaries joints,
            LockResults results,
            Function<Object, LockSummary> summaries,
            LockState state,
            Consumer<Object> needs) {
        this.dispatch = dispatch;
        this.callees = callees;
        this.joints = joints;
        this.results = results;
        this.summaries = summaries;
        this.state = state;
        this.needs = needs;
    }

    /** Another step begins. */
    void begin() {
        leftCalls.clear();
        ran.clear();
    }

    /** By function that the last step ran, what callees certainly held then. */
    Map<Object, List<Held>> ran() {
        return ran;
    }

    /**
     * A call, here or in a callee.
     *
     * @param inside how things stand in the callee
     */
    void call(LockStep.Call call, LockContext inside) {
        LockName receiver = call.receiver() == null ? null : results.of(call.receiver());
        List<LockName> arguments = results.of(call.arguments());
        if (receiver instanceof LockName.Function
                || receiver instanceof LockName.Choice
                || receiver instanceof LockName.Unlocking) {
            runFunction(receiver, arguments, inside);
            return;
        }
        TypeElement type = callees.sharper(call.type(), receiver);
        List<LockBody> bodies = callees.of(call, type);
        if (bodies.isEmpty() && receiver instanceof Path path && runEnlisted(path, call, inside)) {
            return;
        }
        if (bodies.isEmpty()) {
            if (LockCallees.mayBeLeftToCaller(call.method())) {
                leave(call, receiver, type, arguments, inside);
            }
            return;
        }
        if (bodies.size() == 1) {
            LockBody body = bodies.get(0);
            if (receiver instanceof LockName.Fresh || Members.isMadeAroundOnly(body.owner())) {
                runs(body.key(), inside);
            } else if (!call.method().equals(body.key())) {
                needs.accept(body.key()); // only the object's name has told which one runs
            }
            bring(body, new LockBinding(body, receiver, arguments), inside);
        } else {
            JointSummaries.Joint joint = joints.of(call.method(), type, bodies);
            LockBinding binding = new LockBinding(call.method(), receiver, arguments);
            bring(joint.effects().values(), binding, inside);
            leave(call, receiver, type, arguments, inside);
            joint.givenBack().forEach(each -> giveBack(each.named(LockName.UNKNOWN), inside));
            if (inside.isHere()) {
                perhapsTake(joint.left(), new LockNaming(binding, results));
            }
        }
    }

    /** A caller may know of which class the object is, and so what runs. */
    private void leave(
            LockStep.Call call,
            @Nullable LockName receiver,
            @Nullable TypeElement type,
            List<LockName> arguments,
            LockContext inside) {
        if (receiver instanceof Path path && callees.isKnownToCaller(path)) {
            LockStep.Call left =
                    new LockStep.Call(
                            call.method(), receiver, type, arguments, call.exact(), call.site());
            state.leave(left, inside);
        }
    }

    /** Of several bodies one runs: what that takes may be held. */
    private void perhapsTake(Collection<Lock> left, LockNaming names) {
        for (Lock each : left) {
            state.held().perhapsTake(names.of(each));
        }
    }

    void runFunction(LockName function, List<LockName> arguments, LockContext inside) {
        if (function instanceof LockName.Function run) {
            runs(run.body(), inside);
            for (LockBody each : callees.of(run)) {
                LockBinding binding = new LockBinding(each, run.receiver(), arguments);
                bring(each, binding, inside);
            }
        } else if (function instanceof LockName.Choice choice) {
            // What one of them does is not certain; that each of them is run only here may be.
            choice.functions().forEach(each -> runs(each.body(), inside));
        } else if (function instanceof LockName.OfArgument of && !arguments.isEmpty()) {
            runOfArgument(of, arguments.get(0), inside);
        } else if (function instanceof LockName.Unlocking unlocking) {
            giveBack(results.of(unlocking.lock()), inside);
        }
    }

    /** A function, or a method of an object that was made here, is run. */
    private void runs(Object body, LockContext inside) {
        needs.accept(body);
        ran.merge(
                body, inside.held(), (one, other) -> one.stream().filter(other::contains).toList());
    }

    /** Runs what others have given to be called; whether there is such. */
    private boolean runEnlisted(Path path, LockStep.Call call, LockContext inside) {
        List<LockName.Function> functions =
                call.method().getModifiers().contains(Modifier.ABSTRACT)
                        ? dispatch.fieldNames().functionsAt(path)
                        : List.of();
        for (LockName.Function each : functions) {
            runFunction(each, List.of(), inside);
        }
        return !functions.isEmpty();
    }

    private void runOfArgument(
            LockName.OfArgument function, LockName receiver, LockContext inside) {
        ExecutableElement method = function.method();
        TypeElement type = Members.ownerOf(method);
        call(
                new LockStep.Call(method, receiver, type, List.of(), false, new Site.Nowhere()),
                inside);
    }

    /** A callee runs, and settles what is held afterwards. */
    private void bring(LockBody callee, LockBinding binding, LockContext inside) {
        LockSummary summary = summaries.apply(callee.key());
        bring(summary.effects().values(), binding, inside);
        LockNaming names = new LockNaming(binding, results);
        summary.givenBack().forEach(each -> giveBack(each.named(names.of(each.name())), inside));
        if (inside.isHere()) {
            settle(summary.left(), names, inside.places());
            perhapsTake(summary.answers().possible(), names);
            summary.asserted().forEach(each -> state.assertHeld(names.of(each)));
        }
    }

    /** What a callee holds when it returns, as the caller sees it. */
    private void settle(List<Held> left, LockNaming names, List<Place> places) {
        for (Held each : left) {
            LockName name = names.of(each.lock().name());
            if (!(name instanceof LockName.Fresh)) {
                state.held().take(each.lock().named(name), LockState.then(places, each.taken()));
            }
        }
    }

    /** What runs has given back a lock, unless a callee on the way to it had taken that. */
    private void giveBack(Lock lock, LockContext inside) {
        if (inside.held().stream().noneMatch(each -> each.lock().isSame(lock))) {
            state.held().giveBack(lock);
        }
    }

    private static Set<Lock> both(Set<Lock> one, Set<Lock> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Set<Lock> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    /** The effects of a callee, by the names of its caller. */
    void bring(Collection<LockEffect> effects, LockBinding binding, LockContext inside) {
        if (effects.isEmpty()) {
            return;
        }
        LockNaming names = new LockNaming(binding, results);
        for (LockEffect effect : List.copyOf(effects)) {
            List<Held> deeper =
                    names.of(
                            effect.held(),
                            inside.places(),
                            inside.ordered() || state.held().hasCompared());
            if (deeper == null && effect instanceof LockEffect.Wakes) {
                deeper = List.of(); // who wakes others does so, whatever is held
            }
            Supposed passed = supposed(effect.supposed(), names, inside);
            if (deeper == null || passed == null || isInitializedAlready(deeper, inside)) {
                continue;
            }
            List<Held> held = new ArrayList<>(inside.held());
            held.addAll(deeper);
            List<Place> where = LockState.then(inside.places(), effect.places());
            if (!LockState.isTooFar(where)) {
                LockContext there =
                        new LockContext(
                                held,
                                both(inside.without(), names.of(effect.without())),
                                inside.ordered() || effect.ordered(),
                                where,
                                passed);
                effect.by(names, there).accept(brought);
            }
        }
    }

    /** A method that was called has said yes or no, and by that perhaps whether it took a lock. */
    void answered(LockStep.Call call, boolean answer) {
        LockName receiver = call.receiver() == null ? null : results.of(call.receiver());
        List<LockBody> bodies = callees.of(call, callees.sharper(null, receiver));
        LockAnswers answers =
                bodies.size() == 1
                        ? summaries.apply(bodies.get(0).key()).answers()
                        : LockAnswers.NOTHING;
        if (answers.isNothing()) {
            return;
        }
        LockBinding binding =
                new LockBinding(bodies.get(0), receiver, results.of(call.arguments()));
        LockNaming names = new LockNaming(binding, results);
        for (Held each : answers.when(answer).certain()) {
            Lock lock = names.of(each.lock());
            // It may have been given back since, and what it was asked is in a variable.
            if (state.held().mayHold(lock)) {
                state.held().took(lock, each.taken());
            }
        }
        for (Lock each : answers.when(!answer).possible()) {
            if (!answers.when(answer).possible().contains(each)) {
                state.held().missed(names.of(each));
            }
        }
    }

    /** What has been passed where a callee does something; null if it does not do it then. */
    private @Nullable Supposed supposed(Supposed callee, LockNaming names, LockContext inside) {
        Supposed passed = names.of(callee);
        Supposed all = passed == null ? null : inside.supposed().and(passed);
        return all == null || state.with(all) == null ? null : all;
    }

    /** An effect of a callee, with what it holds itself, happens here. */
    private final LockEffect.Visitor brought =
            new LockEffect.Visitor() {
                @Override
                public void asks(LockEffect.Asks effect) {
                    state.ask(effect.lock(), effect.context());
                }

                @Override
                public void calls(LockEffect.Calls effect) {
                    callOfCallee(effect);
                }

                @Override
                public void sleeps(LockEffect.Sleeps effect) {
                    state.sleep(effect.on(), effect.released(), effect.context());
                }

                @Override
                public void wakes(LockEffect.Wakes effect) {
                    state.wake(effect.on(), effect.context());
                }

                @Override
                public void waits(LockEffect.Waits effect) {
                    state.await(effect.task(), effect.context());
                }
            };

    /**
     * A call that a callee leaves to its caller. Callees that call each other's objects, as nodes
     * and visitors do, leave the same call on many ways: what it does is worked out once a step.
     */
    private void callOfCallee(LockEffect.Calls effect) {
        LeftCall key = LeftCall.of(effect);
        Map<Object, LockEffect> done = leftCalls.get(key);
        if (done == null) {
            if (leftCalls.size() == MOST_LEFT_CALLS) {
                return;
            }
            // A call that leads to itself adds nothing.
            leftCalls.put(key, Map.of());
            done = state.effectsOf(() -> call(effect.call(), effect.context()));
            leftCalls.put(key, done);
        }
        done.values().forEach(state::add);
    }

    /** What decides, in one step of a body, about what a call does. */
    private record LeftCall(
            ExecutableElement method,
            @Nullable LockName receiver,
            @Nullable TypeElement type,
            List<LockName> arguments,
            List<Lock> held,
            Set<Lock> without,
            boolean ordered,
            Supposed supposed) {

        static LeftCall of(LockEffect.Calls effect) {
            LockStep.Call call = effect.call();
            return new LeftCall(
                    call.method(),
                    call.receiver(),
                    call.type(),
                    call.arguments(),
                    effect.held().stream().map(Held::lock).toList(),
                    effect.without(),
                    effect.ordered(),
                    effect.supposed());
        }
    }

    /** Whether something is done by an initializer that does not run again. */
    private boolean isInitializedAlready(List<Held> deeper, LockContext inside) {
        for (Held each : deeper) {
            if (each.lock().name() instanceof Path path
                    && path.root() instanceof Root.Initializer of
                    && (state.held().isInitialized(of.type())
                            || state.and(inside.held()).stream()
                                    .anyMatch(other -> other.lock().isSame(each.lock())))) {
                return true;
            }
        }
        return false;
    }
}
