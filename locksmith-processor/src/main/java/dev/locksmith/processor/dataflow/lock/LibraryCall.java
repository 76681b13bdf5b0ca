package dev.locksmith.processor.dataflow.lock;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.library.LibraryModel;
import dev.locksmith.processor.type.Members;

import java.util.List;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/**
 * What stubs say that a call of a library's method does with locks and with the functions it is
 * given.
 *
 * @param holdsMonitor whether it takes the monitor of its object, and gives it back
 * @param runsAtOnce whether it runs functions that it is given before it returns
 * @param elsewhere the place of the parameter whose function another thread runs once; -1 without
 * @param waits whether it returns when that has been done, however long it takes
 * @param returnsTask whether it returns the future of that, or the thread
 */
record LibraryCall(
        boolean holdsMonitor,
        boolean runsAtOnce,
        int elsewhere,
        boolean waits,
        boolean returnsTask) {

    static final LibraryCall NONE = new LibraryCall(false, false, -1, false, false);

    static LibraryCall of(ExecutableElement method, LibraryModel library) {
        Marks marks = library.marksOf(method);
        boolean holdsMonitor =
                method.getKind() == ElementKind.METHOD && isOfMonitor(method, library);
        boolean runsAtOnce = false;
        boolean mayRunHere = false;
        boolean isLimited = false;
        int elsewhere = -1;
        List<? extends VariableElement> parameters = method.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            Marks given = library.marksOfParameter(method, i);
            runsAtOnce |= given.has(Mark.AT_ONCE);
            mayRunHere |= given.has(Mark.STARTS);
            isLimited |= isLimit(parameters.get(i));
            if (elsewhere < 0 && isRunElsewhere(given) && isFunction(parameters.get(i))) {
                elsewhere = i;
            }
        }
        if (mayRunHere) {
            elsewhere = -1;
        }
        if (!holdsMonitor && !runsAtOnce && elsewhere < 0) {
            return NONE;
        }
        return new LibraryCall(
                holdsMonitor,
                runsAtOnce,
                elsewhere,
                elsewhere >= 0 && !isLimited && marks.has(Mark.WAITS),
                elsewhere >= 0 && returnsTask(method));
    }

    /** Whether it is a method that takes the monitor of its object, or of a type that does. */
    static boolean isOfMonitor(ExecutableElement method, LibraryModel library) {
        return library.marksOf(method).has(Mark.MONITOR)
                || library.marksOf(Members.ownerOf(method)).has(Mark.MONITOR);
    }

    /** Whether nothing is said that has to do with locks. */
    boolean isNothing() {
        return equals(NONE);
    }

    private static boolean isRunElsewhere(Marks marks) {
        return !marks.has(Mark.REPEATED)
                && (marks.has(Mark.SENDABLE)
                        || marks.has(Mark.SENDABLE_UNCHECKED)
                        || marks.has(Mark.DOMAIN)
                        || marks.has(Mark.BACKGROUND));
    }

    private static boolean isFunction(VariableElement parameter) {
        return parameter.asType() instanceof DeclaredType type
                && type.asElement().getKind() == ElementKind.INTERFACE
                && LockModel.runOf(type.asElement()) != null;
    }

    /** Whether a parameter may say how long the call waits. */
    private static boolean isLimit(VariableElement parameter) {
        return parameter.asType() instanceof DeclaredType type
                ? type.asElement() instanceof TypeElement element
                        && (element.getQualifiedName().contentEquals("java.time.Duration")
                                || element.getQualifiedName()
                                        .contentEquals("java.util.concurrent.TimeUnit"))
                : parameter.asType().getKind().isPrimitive();
    }

    private static boolean returnsTask(ExecutableElement method) {
        return method.getReturnType() instanceof DeclaredType type
                && type.asElement() instanceof TypeElement element
                && (LockModel.isThread(element) || LockModel.isFuture(element));
    }
}
