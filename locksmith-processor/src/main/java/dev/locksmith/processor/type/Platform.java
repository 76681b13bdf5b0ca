package dev.locksmith.processor.type;

import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** The classes of the JDK. Their fields are their own: only the library model speaks for them. */
public final class Platform {

    private Platform() {}

    /** Whether this is a class of the JDK. */
    public static boolean owns(TypeElement type) {
        Element each = type;
        while (each != null && !(each instanceof PackageElement)) {
            each = each.getEnclosingElement();
        }
        if (!(each instanceof PackageElement owner)) {
            return false;
        }
        String name = owner.getQualifiedName().toString();
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.")
                || name.startsWith("com.sun.");
    }
}
