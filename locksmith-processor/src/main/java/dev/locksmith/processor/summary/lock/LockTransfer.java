package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.Mode;
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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What each step of a body does to the locks that are held. */
final class LockTransfer implements LockStep.Visitor {

    private final LockDispatch dispatch;
    private final Initializers initializers;
    private final Function<Object, LockSummary> summaries;
    private final LockRelevance relevance;
    private final LockResults results;
    private final JointSummaries joints;
    private final LockState state;
    private final LockCallTransfer calls;

    /**
     * @param mayBeActive whether a call of a method may run code that does something
     * @param needs is told of functions whose summaries decide about the body at hand
     */
    LockTransfer(
            LockDispatch dispatch,
            Initializers initializers,
            ForeignLocks foreign,
            Function<Object, LockSummary> summaries,
            Predicate<ExecutableElement> mayBeActive,
            Consumer<Object> needs,
            Mode mode) {
        this.dispatch = dispatch;
        this.initializers = initializers;
        this.summaries = summaries;
        this.results = new LockResults(dispatch);
        this.joints = new JointSummaries(summaries, results, mode);
        this.state = new LockState(results);
        LockCallees callees = new LockCallees(dispatch, foreign);
        this.relevance =
                new LockRelevance(dispatch, callees, results, summaries, joints, mayBeActive);
        this.calls =
                new LockCallTransfer(dispatch, callees, joints, results, summaries, state, needs);
    }

    /** From here on steps are of a block that begins with these held; answers what they will do. */
    Map<Object, LockEffect> begin(HeldLocks entry) {
        return state.begin(entry);
    }

    /** By function that the last call ran, what callees certainly held then. */
    Map<Object, List<Held>> ran() {
        return calls.ran();
    }

    /** What runs when a method is called does more than was known. */
    void forget(ExecutableElement method) {
        joints.forget(method);
    }

    @Override
    public void attempt(LockStep.Try attempt) {
        state.held().perhapsTake(results.of(attempt.lock()));
    }

    @Override
    public void tried(LockStep.Tried tried) {
        Lock lock = results.of(tried.lock());
        if (lock.name() instanceof LockName.Fresh) {
            return;
        }
        if (tried.taken()) {
            state.held().took(lock, List.of(new Place(tried.described(), tried.site())));
        } else {
            state.held().missed(lock);
        }
    }

    @Override
    public void hold(LockStep.Hold hold) {
        Place place = new Place(hold.described(), hold.site());
        state.held().take(results.of(hold.lock()), List.of(place));
    }

    @Override
    public void asserted(LockStep.Asserted asserted) {
        state.assertHeld(results.of(asserted.lock()));
    }

    @Override
    public void acquire(LockStep.Acquire acquire) {
        Lock lock = results.of(acquire.lock());
        List<Place> places = List.of(new Place(acquire.described(), acquire.site()));
        if (lock.name() instanceof LockName.Fresh) {
            return;
        }
        state.ask(lock, LockContext.at(places));
        state.held().take(lock, places);
    }

    @Override
    public void release(LockStep.Release release) {
        state.held().giveBack(results.of(release.lock()));
    }

    @Override
    public void call(LockStep.Call call) {
        calls.begin();
        if (relevance.mayMatter(call)) {
            Place place = new Place("calls " + Members.nameOf(call.method()), call.site());
            calls.call(call, LockContext.at(List.of(place)));
        }
    }

    /** Whether the method that is called asks for the initialization of classes. */
    boolean mayInitialize(LockStep.Call call) {
        return summaries.apply(call.method()).needsClasses();
    }

    @Override
    public void run(LockStep.Run run) {
        calls.begin();
        List<Place> places = List.of(new Place(run.described(), run.site()));
        List<LockName> arguments = results.of(run.arguments());
        LockName function = results.of(run.function());
        ExecutableElement method =
                function instanceof Path path ? LockTypes.functionOf(path) : null;
        if (method == null) {
            calls.runFunction(function, arguments, LockContext.at(places));
            return;
        }
        TypeElement type = Members.ownerOf(method);
        calls.call(
                new LockStep.Call(method, function, type, arguments, false, run.site()),
                LockContext.at(places));
    }

    @Override
    public void finished(LockStep.Finished step) {
        state.held().finish(step.variable(), step.done());
    }

    @Override
    public void await(LockStep.Await await) {
        if (state.held().isFinished(await.variable())) {
            return;
        }
        List<Place> places = List.of(new Place(await.described(), await.site()));
        state.await(results.of(await.task()), LockContext.at(places));
    }

    @Override
    public void sleep(LockStep.Sleep step) {
        Lock on = results.of(step.on());
        Lock released = step.released();
        if (released != null && released.kind() == Lock.Kind.MONITOR) {
            released = on;
        } else if (released != null) {
            LockName lock = results.lockOf(on.name());
            if (lock == null) {
                return;
            }
            released = released.named(lock);
        }
        List<Place> places = List.of(new Place(step.described(), step.site()));
        state.sleep(on, released, LockContext.at(places));
    }

    @Override
    public void wake(LockStep.Wake step) {
        List<Place> places = List.of(new Place(step.described(), step.site()));
        state.wake(results.of(step.on()), LockContext.at(places));
    }

    @Override
    public void compare(LockStep.Compare step) {
        state.held().compare();
    }

    @Override
    public void touch(LockStep.Touch touch) {
        TypeElement type = touch.type();
        if (!initializers.matter(type) || state.held().isInitialized(type)) {
            return;
        }
        List<Place> places = List.of(new Place(touch.described(), touch.site()));
        Lock lock = Initializers.lockOf(type);
        state.ask(lock, LockContext.at(places));
        LockBody initializer = dispatch.of(new LockBody.Initializer(type));
        if (initializer != null) {
            Held own = new Held(lock, 1, false, places);
            LockBinding binding = new LockBinding(initializer, null, List.of());
            calls.begin();
            calls.bring(
                    effectsOf(initializer), binding, LockContext.at(places).holding(List.of(own)));
        }
        state.held().initializeAll(type);
    }

    /** What a method does that an object of this class inherits. */
    Collection<LockEffect> inherited(LockBody body, TypeElement type) {
        Map<Object, LockEffect> found = begin(new HeldLocks());
        List<LockName> arguments = new ArrayList<>();
        for (VariableElement each : body.parameters()) {
            arguments.add(new Path(new Root.Parameter(each), List.of()));
        }
        Path self = new Path(new Root.This(type), List.of());
        LockBinding binding = new LockBinding(body, self, arguments);
        calls.begin();
        calls.bring(effectsOf(body), binding, LockContext.at(List.of()));
        return found.values();
    }

    private Collection<LockEffect> effectsOf(LockBody body) {
        return summaries.apply(body.key()).effects().values();
    }

    /** Whether something can be true, or false, here; from here on it is. */
    boolean mayBe(LockStep.Suppose step) {
        // What a method says when it is told something, it says of that alone.
        boolean isOfCall =
                step.what() instanceof LockName.Result result && !result.arguments().isEmpty();
        if (!isOfCall && !state.held().suppose(results.decided(step.what()), step.value())) {
            return false;
        }
        if (step.what() instanceof LockName.Result result) {
            answered(result, step.value());
        }
        return true;
    }

    private void answered(LockName.Result result, boolean answer) {
        ExecutableElement method = result.method();
        LockStep.Call call =
                new LockStep.Call(
                        method,
                        result.receiver(),
                        null,
                        result.arguments(),
                        false,
                        new Site.Nowhere());
        if (relevance.mayMatter(call)) {
            calls.answered(call, answer);
        }
    }

    /** Whether a body can return that where it holds what is given; learns what is held then. */
    boolean mayBe(LockStep.Answer answer, HeldLocks then) {
        return state.aside(then, () -> areAllPossible(answer.known()));
    }

    private boolean areAllPossible(List<LockStep> steps) {
        for (LockStep each : steps) {
            if (each instanceof LockStep.Suppose suppose && !mayBe(suppose)) {
                return false;
            }
            each.accept(this);
        }
        return true;
    }

    /** The same lock by a name that no call is part of. */
    Lock resolved(Lock lock) {
        return results.of(lock);
    }
}
