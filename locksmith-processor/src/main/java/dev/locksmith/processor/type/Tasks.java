package dev.locksmith.processor.type;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Objects that executors and threads run. */
public final class Tasks {

    private static final List<String> TASKS =
            List.of("java.lang.Runnable", "java.util.concurrent.Callable");

    private static final Set<String> METHODS = Set.of("run", "call");

    private final Elements elements;
    private final Types types;

    public Tasks(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** Whether it is what an executor or a thread runs. */
    public boolean isRun(ExecutableElement method) {
        if (!method.getParameters().isEmpty()
                || !METHODS.contains(method.getSimpleName().toString())) {
            return false;
        }
        TypeMirror owner = types.erasure(Members.ownerOf(method).asType());
        for (String name : TASKS) {
            TypeElement task = elements.getTypeElement(name);
            if (task != null && types.isSubtype(owner, types.erasure(task.asType()))) {
                return true;
            }
        }
        return false;
    }

    /** The method of this class that an executor or a thread runs; null if it has none. */
    public @Nullable ExecutableElement runOf(TypeElement type) {
        for (ExecutableElement each : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (isRun(each)) {
                return each;
            }
        }
        return null;
    }
}
