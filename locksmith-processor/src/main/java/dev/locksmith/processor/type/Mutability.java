package dev.locksmith.processor.type;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;

import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Which types have objects that anybody who refers to them can change. */
public final class Mutability {

    /** Classes of the platform whose objects change as they are used; their subclasses' do too. */
    private static final Set<String> CHANGING =
            Set.of(
                    "java.io.InputStream",
                    "java.io.OutputStream",
                    "java.io.Reader",
                    "java.io.Writer",
                    "java.lang.AbstractStringBuilder",
                    "java.lang.StringBuffer",
                    "java.lang.StringBuilder",
                    "java.nio.Buffer",
                    "java.security.MessageDigest",
                    "java.security.Signature",
                    "java.text.BreakIterator",
                    "java.text.Format",
                    "java.util.AbstractCollection",
                    "java.util.AbstractMap",
                    "java.util.BitSet",
                    "java.util.Calendar",
                    "java.util.Date",
                    "java.util.Scanner",
                    "java.util.StringJoiner",
                    "java.util.StringTokenizer",
                    "java.util.regex.Matcher",
                    "javax.crypto.Cipher",
                    "javax.crypto.Mac");

    private Mutability() {}

    /**
     * Whether objects of this type are certainly mutable; false where it depends on their class.
     */
    public static boolean isCertain(TypeMirror type, Declared declared, Types types) {
        if (type.getKind() == TypeKind.ARRAY) {
            return true;
        }
        if (type.getKind() != TypeKind.DECLARED) {
            return false;
        }
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        Marks marks = declared.of(element);
        if (element.getKind() != ElementKind.CLASS
                || marks.has(Mark.SENDABLE)
                || marks.has(Mark.SENDABLE_UNCHECKED)) {
            return false;
        }
        boolean ofLibrary = declared.isOfLibrary(element);
        if (CHANGING.contains(element.getQualifiedName().toString())
                || hasMutable(element, ofLibrary)) {
            return true;
        }
        TypeMirror superclass = element.getSuperclass();
        return superclass.getKind() == TypeKind.DECLARED && isCertain(superclass, declared, types);
    }

    /** Fields of a library that are not public differ from one of its versions to the next. */
    private static boolean hasMutable(TypeElement type, boolean ofLibrary) {
        for (Element member : type.getEnclosedElements()) {
            Set<Modifier> modifiers = member.getModifiers();
            if (member.getKind() == ElementKind.FIELD
                    && (!ofLibrary || modifiers.contains(Modifier.PUBLIC))
                    && !modifiers.contains(Modifier.STATIC)
                    && !modifiers.contains(Modifier.FINAL)
                    && !modifiers.contains(Modifier.TRANSIENT)) {
                return true;
            }
        }
        return false;
    }
}
