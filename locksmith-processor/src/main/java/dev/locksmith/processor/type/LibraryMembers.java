package dev.locksmith.processor.type;

import dev.locksmith.processor.library.LibraryModel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/**
 * Which methods the word on a library's class is about: those that the library declares, and what
 * overrides them. Of what a class of another jar adds to it nothing is known.
 */
final class LibraryMembers {

    private final LibraryModel library;

    LibraryMembers(LibraryModel library) {
        this.library = library;
    }

    /**
     * Whether the word is about this method.
     *
     * @param said the class of which something is said
     */
    boolean include(ExecutableElement method, TypeElement said) {
        TypeElement owner = Members.ownerOf(method);
        if (isBeside(owner, said)) {
            return true;
        }
        for (TypeElement above : above(owner)) {
            if (isBeside(above, said) && overridesOneOf(above, method, owner)) {
                return true;
            }
        }
        return false;
    }

    private boolean overridesOneOf(TypeElement above, ExecutableElement method, TypeElement owner) {
        for (ExecutableElement each : ElementFilter.methodsIn(above.getEnclosedElements())) {
            if (each.getSimpleName().equals(method.getSimpleName())
                    && library.overrides(method, each, owner)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class is of the same library, or is one that the class is made of. */
    private static boolean isBeside(TypeElement type, TypeElement said) {
        return rootOf(type).equals(rootOf(said)) || above(said).contains(type);
    }

    private static Set<TypeElement> above(TypeElement type) {
        Set<TypeElement> all = new LinkedHashSet<>();
        Deque<TypeElement> open = new ArrayDeque<>();
        open.add(type);
        while (!open.isEmpty()) {
            for (DeclaredType each : Declared.supertypesOf(open.poll())) {
                TypeElement wider = (TypeElement) each.asElement();
                if (!Members.isObject(wider) && all.add(wider)) {
                    open.add(wider);
                }
            }
        }
        return all;
    }

    /**
     * What the names of a library's packages have in common: the name of who publishes it, or of
     * the platform.
     */
    private static String rootOf(TypeElement type) {
        String name = type.getQualifiedName().toString();
        int first = name.indexOf('.');
        int second = name.indexOf('.', first + 1);
        for (String platform : new String[] {"java", "android"}) {
            if (first >= 0 && name.startsWith(platform)) {
                return platform;
            }
        }
        return second < 0 ? name : name.substring(0, second);
    }
}
