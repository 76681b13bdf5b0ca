package dev.locksmith.processor.scan;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;

/** Works out what calls need to know of a method, once for each. */
final class Callees {

    private final Declared declared;
    private final Types types;
    private final TypeFacts typeFacts;
    private final Predicate<TypeElement> isSource;
    private final Map<ExecutableElement, Callee> known = new HashMap<>();

    Callees(Surroundings surroundings) {
        this.declared = surroundings.declared();
        this.types = surroundings.types();
        this.isSource = surroundings.isSource();
        this.typeFacts = new TypeFacts(surroundings.elements(), types, declared);
    }

    TypeFacts typeFacts() {
        return typeFacts;
    }

    Callee of(ExecutableElement method) {
        Callee callee = known.get(method);
        if (callee == null) {
            callee = workOut(method);
            known.put(method, callee);
        }
        return callee;
    }

    private Callee workOut(ExecutableElement method) {
        List<Callee.Parameter> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            TypeMirror type = parameter.asType();
            boolean takesMany =
                    method.isVarArgs() && parameters.size() + 1 == method.getParameters().size();
            TypeMirror each = takesMany ? ((ArrayType) type).getComponentType() : type;
            parameters.add(
                    new Callee.Parameter(
                            parameter,
                            declared.of(parameter),
                            !typeFacts.isPlain(each),
                            each.getKind() == TypeKind.TYPEVAR
                                    ? (TypeParameterElement) ((TypeVariable) each).asElement()
                                    : null));
        }
        List<Callee.Demanded> demanded = new ArrayList<>();
        for (TypeParameterElement parameter : method.getTypeParameters()) {
            Marks marks = declared.of(parameter);
            if (demandsAnything(marks)) {
                demanded.add(new Callee.Demanded(parameter, marks));
            }
        }
        return new Callee(
                method,
                declared.of(method),
                declared.ofReceiver(method),
                List.copyOf(parameters),
                List.copyOf(demanded),
                isSource(method),
                isSource(method) || !declared.knows(method));
    }

    /** Whether the declaration is compiled from source here. */
    boolean isSource(Element element) {
        TypeElement type = TypeFacts.classOf(element);
        if (type == null) {
            return false;
        }
        return isSource.test(type);
    }

    static boolean demandsAnything(Marks marks) {
        return marks.has(Mark.SENDABLE) || marks.has(Mark.SENDABLE_UNCHECKED);
    }

    /**
     * What a class made for sharing demands of what this parameter puts in: the marks of the type
     * parameter of the receiver's class that becomes the parameter's type.
     */
    Marks demandOfContainer(TypeMirror receiver, Callee callee, Callee.Parameter parameter) {
        if (receiver.getKind() != TypeKind.DECLARED) {
            return Marks.NONE;
        }
        DeclaredType generic = (DeclaredType) TypeFacts.elementOf(receiver).asType();
        if (parameter.variable() != null) {
            if (parameter.variable().getGenericElement().getKind() == ElementKind.METHOD) {
                return Marks.NONE;
            }
            Marks own = declared.of(parameter.variable());
            return demandsAnything(own) ? own : asSeenFrom(generic, callee, parameter);
        }
        if (parameter.marks().has(Mark.RETAINED)) {
            for (TypeMirror argument : generic.getTypeArguments()) {
                Marks marks = declared.of(((TypeVariable) argument).asElement());
                if (demandsAnything(marks)) {
                    return marks;
                }
            }
        }
        return Marks.NONE;
    }

    private Marks asSeenFrom(DeclaredType generic, Callee callee, Callee.Parameter parameter) {
        if (generic.getTypeArguments().isEmpty()
                || generic.asElement().equals(callee.method().getEnclosingElement())) {
            return Marks.NONE;
        }
        TypeMirror seen = asMember(generic, parameter.element());
        return seen != null && seen.getKind() == TypeKind.TYPEVAR
                ? declared.of(((TypeVariable) seen).asElement())
                : Marks.NONE;
    }

    private @Nullable TypeMirror asMember(DeclaredType generic, VariableElement parameter) {
        ExecutableElement method = Members.methodOf(parameter);
        try {
            TypeMirror seen = types.asMemberOf(generic, method);
            int index = method.getParameters().indexOf(parameter);
            return ((javax.lang.model.type.ExecutableType) seen).getParameterTypes().get(index);
        } catch (IllegalArgumentException notAMember) {
            return null;
        }
    }

    /**
     * Whether a value given as the parameter can be what the method returns, by their types alone.
     */
    static boolean canHold(TypeMirror result, @Nullable TypeParameterElement variable) {
        return variable != null && mentions(result, variable);
    }

    private static boolean mentions(TypeMirror type, TypeParameterElement variable) {
        return switch (type.getKind()) {
            case TYPEVAR -> ((TypeVariable) type).asElement().equals(variable);
            case ARRAY -> mentions(((ArrayType) type).getComponentType(), variable);
            case DECLARED ->
                    ((DeclaredType) type)
                            .getTypeArguments().stream().anyMatch(each -> mentions(each, variable));
            case WILDCARD -> {
                TypeMirror bound = ((javax.lang.model.type.WildcardType) type).getExtendsBound();
                yield bound != null && mentions(bound, variable);
            }
            default -> false;
        };
    }
}
