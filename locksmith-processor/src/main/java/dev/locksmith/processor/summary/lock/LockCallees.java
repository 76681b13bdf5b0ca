package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Which bodies a call or a function runs, here or in other compilations. */
final class LockCallees {

    private final LockDispatch dispatch;
    private final ForeignLocks foreign;

    LockCallees(LockDispatch dispatch, ForeignLocks foreign) {
        this.dispatch = dispatch;
        this.foreign = foreign;
    }

    /** Whether only the caller may know what a call does. */
    boolean isLeftToCaller(LockStep.Call call) {
        return call.receiver() instanceof Path path
                && isKnownToCaller(path)
                && mayBeLeftToCaller(call.method());
    }

    /** The same, if only what a caller itself gives is asked for. */
    static boolean isLeftToGiver(LockStep.Call call) {
        return call.receiver() instanceof Path path
                && isOfCaller(path)
                && mayBeLeftToCaller(call.method());
    }

    /** Whether the caller may know more of an object than its class here. */
    boolean isKnownToCaller(Path path) {
        VariableElement field = ownFieldOf(path);
        return isOfCaller(path) || (field != null && dispatch.fieldNames().isGivenCode(field));
    }

    private static boolean isOfCaller(Path path) {
        return path.steps().isEmpty()
                && (path.root() instanceof Root.Parameter || path.root() instanceof Root.This);
    }

    /** The field of its own object of which a body calls a method; null if it is no such call. */
    static @Nullable VariableElement ownFieldOf(LockStep.Call call) {
        return call.receiver() instanceof Path path && mayBeLeftToCaller(call.method())
                ? ownFieldOf(path)
                : null;
    }

    private static @Nullable VariableElement ownFieldOf(Path path) {
        return path.root() instanceof Root.This
                        && path.steps().size() == 1
                        && path.steps().get(0) instanceof VariableElement field
                ? field
                : null;
    }

    static boolean mayBeLeftToCaller(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.ABSTRACT)
                || Members.isObject(Members.ownerOf(method));
    }

    /** All that a call may run, where its receiver is of this class; none if that is not known. */
    List<LockBody> of(LockStep.Call call, @Nullable TypeElement type) {
        List<LockBody> own = dispatch.of(call.method(), type, call.exact());
        LockBody body = own.isEmpty() ? foreign.bodyOf(call.method()) : null;
        return body == null || dispatch.isOverridden(call.method()) ? own : List.of(body);
    }

    /** The class that says more of an object: the one that is known here, or that of its name. */
    @Nullable TypeElement sharper(@Nullable TypeElement type, @Nullable LockName receiver) {
        TypeElement known = receiver == null ? null : classOf(receiver);
        if (known == null || type == null) {
            return type == null ? known : type;
        }
        return dispatch.isBelow(known, type) ? known : type;
    }

    /** A field that is given one object for good tells its class. */
    private @Nullable TypeElement classOf(LockName receiver) {
        TypeElement made =
                receiver instanceof Path path ? dispatch.fieldNames().madeAt(path) : null;
        return made == null ? LockTypes.endOf(receiver) : made;
    }

    /** What a function runs, if that is certain. */
    List<LockBody> of(LockName.Function function) {
        if (function.body() instanceof ExecutableElement method) {
            TypeElement type =
                    function.receiver() == null ? null : LockTypes.endOf(function.receiver());
            List<LockBody> bodies = dispatch.of(method, type, false);
            return bodies.size() == 1 ? bodies : List.of();
        }
        LockBody lambda = dispatch.of(function.body());
        return lambda == null ? List.of() : List.of(lambda);
    }
}
