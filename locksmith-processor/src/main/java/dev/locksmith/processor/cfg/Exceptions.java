package dev.locksmith.processor.cfg;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Which exceptions an expression can throw, and which of them a catch clause takes. */
final class Exceptions {

    private final Elements elements;
    private final Types types;
    private final Map<String, List<TypeMirror>> known = new HashMap<>();

    Exceptions(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** Whether a clause takes an exception of a type, of which it may be a subtype. */
    enum Match {
        NEVER,
        PERHAPS,
        ALWAYS
    }

    /** The exceptions with these names. */
    List<TypeMirror> named(String... names) {
        List<TypeMirror> all = new ArrayList<>();
        for (String name : names) {
            all.addAll(known.computeIfAbsent(name, this::find));
        }
        return all;
    }

    private List<TypeMirror> find(String name) {
        TypeElement type = elements.getTypeElement(name);
        return type == null ? List.of() : List.of(type.asType());
    }

    /** Anything: what goes on from a {@code finally} that an exception has entered. */
    List<TypeMirror> any() {
        return named("java.lang.Throwable");
    }

    /** What a method throws: what it declares, and whatever need not be declared. */
    List<TypeMirror> of(@Nullable Element method) {
        List<TypeMirror> all = named("java.lang.RuntimeException", "java.lang.Error");
        if (method instanceof ExecutableElement executable) {
            all.addAll(executable.getThrownTypes());
        }
        return all;
    }

    /** Whether it is the class of strings. */
    boolean isString(@Nullable TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement().equals(elements.getTypeElement("java.lang.String"));
    }

    /** The types that a catch clause names. */
    static List<Tree> caught(CatchTree tree) {
        Tree type = tree.getParameter().getType();
        return type instanceof UnionTypeTree union
                ? List.copyOf(union.getTypeAlternatives())
                : List.of(type);
    }

    /** Those of the types that are not, with all their subtypes, among the others. */
    List<TypeMirror> without(List<TypeMirror> all, List<TypeMirror> others) {
        if (others.isEmpty()) {
            return all;
        }
        return all.stream()
                .filter(each -> others.stream().noneMatch(other -> isSubtype(each, other)))
                .toList();
    }

    private boolean isSubtype(TypeMirror type, TypeMirror of) {
        return type.getKind() != TypeKind.ERROR
                && of.getKind() != TypeKind.ERROR
                && types.isSubtype(type, of);
    }

    /** Of a type variable only its bound is known. */
    Match match(TypeMirror declared, List<TypeMirror> caught) {
        TypeMirror thrown =
                declared.getKind() == TypeKind.TYPEVAR ? types.erasure(declared) : declared;
        Match best = Match.NEVER;
        for (TypeMirror type : caught) {
            if (thrown.getKind() == TypeKind.ERROR || type.getKind() == TypeKind.ERROR) {
                best = Match.PERHAPS;
            } else if (types.isSubtype(thrown, type)) {
                return Match.ALWAYS;
            } else if (types.isSubtype(type, thrown)) {
                best = Match.PERHAPS;
            }
        }
        return best;
    }
}
