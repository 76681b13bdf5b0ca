package dev.locksmith.processor.dataflow.lock;

import dev.locksmith.processor.library.LibraryModel;
import dev.locksmith.processor.type.Members;

import java.util.Set;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * What is asked of a method at each of its calls.
 *
 * @param isFixed whether a call runs the method itself, and none that overrides it
 * @param mayBeOverridden whether code compiled here may run when this method of a library is called
 * @param isPlain whether it is of the JDK and does nothing that has to do with locks
 * @param isComparing whether it tells which of two things comes first
 * @param isNaming whether a call of this method of a library may have a name
 * @param library what stubs say that a call does
 */
record CalledMethod(
        ExecutableElement method,
        TypeElement owner,
        String name,
        boolean isSource,
        boolean isConstructor,
        boolean isStatic,
        boolean isFixed,
        boolean mayBeOverridden,
        boolean isPlain,
        boolean isComparing,
        boolean isNaming,
        boolean isOfLock,
        boolean isOfMonitor,
        boolean isOfPlatform,
        KeyCalls.Closing closing,
        LibraryCall library) {

    static CalledMethod of(ExecutableElement method, boolean isSource, LibraryModel model) {
        TypeElement owner = Members.ownerOf(method);
        String ownerName = owner.getQualifiedName().toString();
        String name = method.getSimpleName().toString();
        Set<Modifier> modifiers = method.getModifiers();
        boolean isMethod = method.getKind() == ElementKind.METHOD;
        boolean isStatic = modifiers.contains(Modifier.STATIC);
        boolean isFinal = modifiers.contains(Modifier.FINAL);
        LibraryCall library = isSource ? LibraryCall.NONE : LibraryCall.of(method, model);
        return new CalledMethod(
                method,
                owner,
                name,
                isSource,
                method.getKind() == ElementKind.CONSTRUCTOR,
                isStatic,
                !isMethod || isStatic || isFinal || modifiers.contains(Modifier.PRIVATE),
                !isStatic && !isFinal && !owner.getModifiers().contains(Modifier.FINAL),
                !isSource && library.isNothing() && LockModel.isPlain(method, ownerName, name),
                LockModel.isComparing(method, name),
                !isSource && (library.returnsTask() || LockModel.isNaming(ownerName, name)),
                LockModel.isOfLock(ownerName),
                LockModel.isOfMonitor(method, name),
                LockModel.isOfPlatform(ownerName),
                KeyCalls.Closing.of(ownerName, name, isSource, modifiers),
                library);
    }
}
