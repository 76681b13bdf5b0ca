package dev.locksmith.processor.call;

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
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/** Works out what calls need to know of a method, once for each. */
public final class Callees {

    private final Declared declared;
    private final Types types;
    private final TypeFacts typeFacts;
    private final Predicate<TypeElement> isSource;
    private final Waits waits = new Waits();
    private final Map<ExecutableElement, Callee> known = new HashMap<>();

    public Callees(Surroundings surroundings) {
        this.declared = surroundings.declared();
        this.types = surroundings.types();
        this.isSource = surroundings.isSource();
        this.typeFacts = new TypeFacts(surroundings.elements(), types, declared, isSource);
    }

    public TypeFacts typeFacts() {
        return typeFacts;
    }

    public Callee of(ExecutableElement method) {
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
                            each,
                            declared.of(parameter),
                            !typeFacts.isPlain(each),
                            each.getKind() == TypeKind.TYPEVAR
                                    ? (TypeParameterElement) ((TypeVariable) each).asElement()
                                    : null,
                            typeFacts.functionResult(each)));
        }
        List<Callee.Demanded> demanded = new ArrayList<>();
        for (TypeParameterElement parameter : method.getTypeParameters()) {
            Marks marks = declared.of(parameter);
            if (demandsAnything(marks)) {
                demanded.add(new Callee.Demanded(parameter, marks));
            }
        }
        boolean isSource = isSource(method);
        Marks result = declared.of(method);
        return new Callee(
                method,
                declared.prolongs(method) ? result.and(Marks.of(Mark.PROLONGS)) : result,
                declared.ofReceiver(method),
                List.copyOf(parameters),
                List.copyOf(demanded),
                declared.runsElsewhere(method),
                method.getModifiers().contains(Modifier.STATIC),
                isSource,
                isAccessor(method),
                isSource || !declared.knows(method),
                // Who is said to run a function elsewhere does not wait for it, whatever its name.
                !Callee.runsInBackground(parameters) && waits.may(method),
                concerns(method, parameters, !demanded.isEmpty(), isSource));
    }

    private Callee.Concerns concerns(
            ExecutableElement method,
            List<Callee.Parameter> parameters,
            boolean demandsOfTypes,
            boolean isSource) {
        boolean demands = demandsOfTypes;
        boolean marked = false;
        boolean retains = false;
        boolean traces = false;
        for (Callee.Parameter each : parameters) {
            Marks marks = each.marks();
            marked |= !marks.isEmpty();
            demands |= demandsAnything(marks);
            retains |= marks.has(Mark.RETAINED);
            traces |= each.traced();
        }
        TypeMirror returned = method.getReturnType();
        return new Callee.Concerns(
                demands,
                marked,
                retains,
                traces,
                returned.getKind() == TypeKind.DECLARED && typeFacts.is(returned, Mark.SCOPE_BOUND),
                isSource && tellsLittle(returned));
    }

    /**
     * Whether the type says little of what is returned: a function, anything at all, or what this
     * compilation has classes for.
     */
    private boolean tellsLittle(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED) {
            return false;
        }
        Element element = TypeFacts.elementOf(type);
        boolean hasClasses =
                element.getKind().isInterface()
                        || element.getModifiers().contains(Modifier.ABSTRACT);
        return (hasClasses && isSource.test((TypeElement) element))
                || Members.isObject(element)
                || typeFacts.isFunctional(type);
    }

    private boolean isAccessor(ExecutableElement method) {
        return typeFacts.is(Members.ownerOf(method).asType(), Mark.SCOPE_BOUND)
                && !method.getModifiers().contains(Modifier.STATIC)
                && Callee.mentionsOwnersParameter(method, method.getReturnType())
                && !typeFacts.is(method.getReturnType(), Mark.SCOPE_BOUND);
    }

    /** Whether the declaration is compiled from source here. */
    public boolean isSource(Element element) {
        TypeElement type = TypeFacts.classOf(element);
        if (type == null) {
            return false;
        }
        return isSource.test(type);
    }

    public static boolean demandsAnything(Marks marks) {
        return marks.has(Mark.SENDABLE) || marks.has(Mark.SENDABLE_UNCHECKED);
    }

    /**
     * What a class made for sharing demands of what this parameter puts in: the marks of the type
     * parameter of the receiver's class that becomes the parameter's type.
     */
    public Marks demandOfContainer(TypeMirror receiver, Callee callee, Callee.Parameter parameter) {
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
        TypeMirror seen = asMember(generic, callee.method(), parameter.element());
        return seen != null && seen.getKind() == TypeKind.TYPEVAR
                ? declared.of(((TypeVariable) seen).asElement())
                : Marks.NONE;
    }

    private @Nullable TypeMirror asMember(
            DeclaredType generic, ExecutableElement method, VariableElement parameter) {
        try {
            TypeMirror seen = types.asMemberOf(generic, method);
            int index = method.getParameters().indexOf(parameter);
            return ((javax.lang.model.type.ExecutableType) seen).getParameterTypes().get(index);
        } catch (IllegalArgumentException notAMember) {
            return null;
        }
    }

    /**
     * Whether what is given as the parameter, or what is in it, or what it returns if it is a
     * function, can be in what the method returns, by their types alone.
     */
    public boolean canHold(TypeMirror result, Callee.Parameter parameter) {
        TypeMirror type =
                parameter.functionResult() == null ? parameter.type() : parameter.functionResult();
        return mentionsAllOf(result, type);
    }

    /** Whether the type is made of type variables, and all of them occur in the result. */
    private boolean mentionsAllOf(TypeMirror result, TypeMirror type) {
        return switch (type.getKind()) {
            case TYPEVAR ->
                    mentions(result, (TypeParameterElement) ((TypeVariable) type).asElement());
            case ARRAY -> mentionsAllOf(result, ((ArrayType) type).getComponentType());
            case DECLARED -> {
                List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
                yield !arguments.isEmpty()
                        && arguments.stream().allMatch(each -> mentionsAllOf(result, each));
            }
            case WILDCARD -> {
                TypeMirror bound = ((WildcardType) type).getExtendsBound();
                yield bound != null && mentionsAllOf(result, bound);
            }
            default -> false;
        };
    }

    private boolean mentions(TypeMirror type, TypeParameterElement variable) {
        return switch (type.getKind()) {
            case TYPEVAR -> ((TypeVariable) type).asElement().equals(variable);
            case ARRAY -> mentions(((ArrayType) type).getComponentType(), variable);
            case DECLARED -> argumentMentions((DeclaredType) type, variable);
            case WILDCARD -> {
                TypeMirror bound = ((WildcardType) type).getExtendsBound();
                yield bound != null && mentions(bound, variable);
            }
            default -> false;
        };
    }

    /** Whether an argument does that is not of a type parameter of which nothing is held. */
    private boolean argumentMentions(DeclaredType type, TypeParameterElement variable) {
        List<? extends TypeMirror> arguments = type.getTypeArguments();
        for (int i = 0; i < arguments.size(); i++) {
            Element parameter = ((TypeElement) type.asElement()).getTypeParameters().get(i);
            if (mentions(arguments.get(i), variable)
                    && !declared.of(parameter).has(Mark.NOT_HELD)) {
                return true;
            }
        }
        return false;
    }
}
