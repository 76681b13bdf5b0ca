package dev.locksmith.processor.dataflow;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.call.Surroundings;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.source.Attributed;
import dev.locksmith.processor.dataflow.source.SharedPlaces;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.type.Containers;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.MobilityOf;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;

/**
 * Looks for anything in a class that the checker has to follow: a type that is confined, used once,
 * bound to a scope or lent, what belongs to a thread domain, and our annotations; in a compilation,
 * for a type whose values one thread may use at a time, and in a class for a container of its own,
 * together with something that lets another thread use them. Where a whole compilation has none,
 * there is nothing to report but what cannot be proved, and no value need be followed. It looks at
 * names and types only, and at each declaration once, which costs a fraction of a scan.
 */
public final class ConfinementSearch {

    private final Surroundings surroundings;
    private final Declared declared;
    private final MobilityOf mobility;
    private final SharedPlaces sharedPlaces;
    private final Map<Element, Boolean> known = new HashMap<>();

    /** The elements that let another thread use something. */
    private final Set<Element> handing = new HashSet<>();

    /** Whether a type was seen whose values one thread may use at a time. */
    private boolean isOneAtATimeSeen;

    /** Whether anything was seen that lets another thread use what it is given. */
    private boolean isHandoverSeen;

    public ConfinementSearch(Surroundings surroundings, MobilityOf mobility) {
        this.surroundings = surroundings;
        this.declared = surroundings.declared();
        this.mobility = mobility;
        this.sharedPlaces = new SharedPlaces(surroundings);
    }

    /** Whether there is anything in a top-level class, or in code that javac could not resolve. */
    public boolean finds(ClassTree tree, CompilationUnitTree unit) {
        Search search =
                new Search(new Attributed(surroundings.trees(), surroundings.suppressions(), unit));
        try {
            search.scan(tree, null);
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError failure) {
            return true; // the scan that follows looks at all, so that nothing is lost
        }
        return search.found
                || (isOneAtATimeSeen && isHandoverSeen)
                || (search.isContainerSeen && search.isHandoverSeenHere);
    }

    private final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Attributed attributed;
        private boolean found;

        /** Whether the class has a container of its own, and lets other threads use something. */
        private boolean isContainerSeen;

        private boolean isHandoverSeenHere;

        Search(Attributed attributed) {
            this.attributed = attributed;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
            return found ? null : super.scan(tree, null);
        }

        @Override
        public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void unused) {
            Element type = attributed.elementOf(tree.getAnnotationType());
            found |=
                    !(type instanceof TypeElement annotation)
                            || declared.isOurs(annotation)
                            || isForUs(annotation, tree);
            return null;
        }

        /** Whether it silences one of our rules: then somebody relies on its being checked. */
        private boolean isForUs(TypeElement type, AnnotationTree tree) {
            return type.getQualifiedName().contentEquals("java.lang.SuppressWarnings")
                    && tree.getArguments().toString().contains(Suppression.ALL);
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            found |=
                    !(attributed.elementOf(tree) instanceof TypeElement type)
                            || declared.of(type).has(Mark.SENDABLE)
                            || isConcerned(type);
            return super.visitClass(tree, null);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
            see(attributed.typeOf(tree));
            if (attributed.elementOf(tree) instanceof VariableElement variable) {
                boolean isField = variable.getKind().isField();
                found |= isField && isShared(variable, tree.getInitializer());
                isContainerSeen |=
                        (!isField || mayHoldContainer(variable.getModifiers()))
                                && isContainer(tree.getInitializer());
            }
            return super.visitVariable(tree, null);
        }

        /** Whether it is a field of which the uses of a container are followed. */
        private static boolean mayHoldContainer(Set<Modifier> field) {
            return field.contains(Modifier.STATIC) || field.contains(Modifier.PRIVATE);
        }

        private boolean isContainer(@Nullable ExpressionTree initializer) {
            return (initializer instanceof NewClassTree
                            || initializer instanceof MethodInvocationTree)
                    && attributed.typeOf(initializer) instanceof DeclaredType made
                    && Containers.isOne((TypeElement) made.asElement())
                    && declared.isOneAtATime((TypeElement) made.asElement());
        }

        /** Whether it is a field for one thread at a time that several threads may reach. */
        private boolean isShared(VariableElement field, @Nullable ExpressionTree initializer) {
            return sharedPlaces.isField(field)
                    || (initializer != null && isGivenOne(field, initializer));
        }

        private boolean isGivenOne(VariableElement field, ExpressionTree given) {
            return (sharedPlaces.mayBeReached(field) && isOneAtATime(given))
                    || (isContainer(given) && sharedPlaces.mayBeContainer(field));
        }

        /** A field may get such a value later, and its own type need not say so. */
        @Override
        public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
            found |=
                    attributed.elementOf(tree.getVariable()) instanceof VariableElement variable
                            && isGivenOne(variable, tree.getExpression());
            return super.visitAssignment(tree, null);
        }

        private boolean isOneAtATime(ExpressionTree given) {
            TypeMirror type = attributed.typeOf(given);
            return (type != null && sharedPlaces.isOneAtATime(type))
                    || (Bare.of(given) instanceof MethodInvocationTree call
                            && attributed.elementOf(call.getMethodSelect())
                                    instanceof ExecutableElement method
                            && declared.of(method).has(Mark.NOT_THREAD_SAFE));
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
            named(attributed.elementOf(tree));
            return null;
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
            named(attributed.elementOf(tree));
            return super.visitMemberSelect(tree, null);
        }

        @Override
        public @Nullable Void visitMemberReference(
                MemberReferenceTree tree, @Nullable Void unused) {
            named(attributed.elementOf(tree));
            see(attributed.typeOf(tree));
            return super.visitMemberReference(tree, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(
                MethodInvocationTree tree, @Nullable Void unused) {
            see(attributed.typeOf(tree));
            return super.visitMethodInvocation(tree, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
            named(attributed.elementOf(tree));
            see(attributed.typeOf(tree));
            return super.visitNewClass(tree, null);
        }

        private void see(@Nullable TypeMirror type) {
            found |= type == null || isIn(type);
        }

        /** Local variables were seen where they are declared. */
        private void named(@Nullable Element element) {
            if (element == null) {
                found = true;
                return;
            }
            switch (element.getKind()) {
                case LOCAL_VARIABLE,
                        PARAMETER,
                        EXCEPTION_PARAMETER,
                        RESOURCE_VARIABLE,
                        BINDING_VARIABLE,
                        PACKAGE -> {}
                default -> {
                    found |= isConcerned(element);
                    isHandoverSeenHere |= !handing.isEmpty() && handing.contains(element);
                }
            }
        }
    }

    private boolean isConcerned(Element element) {
        Boolean answer = known.get(element);
        if (answer == null) {
            known.put(element, false); // ends the walk where a type is bounded by itself
            try {
                answer = workOut(element);
            } finally {
                known.remove(element);
            }
            known.put(element, answer);
        }
        return answer;
    }

    private boolean workOut(Element element) {
        if (element instanceof TypeParameterElement parameter) {
            return areIn(parameter.getBounds());
        }
        Marks marks = declared.of(element);
        isOneAtATimeSeen |= marks.has(Mark.NOT_THREAD_SAFE) && !isOfContainers(element);
        if (letsOtherThreadsUse(element, marks)) {
            handing.add(element);
            isHandoverSeen = true;
        }
        if (marks.has(Mark.THREAD_CONFINED)
                || marks.has(Mark.SINGLE_USE)
                || marks.has(Mark.SCOPE_BOUND)
                || marks.has(Mark.LENT)
                || marks.has(Mark.BY_ORIGIN)) {
            return true;
        }
        if (belongsToDomain(element)) {
            return true;
        }
        if (element instanceof TypeElement type) {
            // Of the platform's classes only their marks tell.
            return !declared.isOfPlatform(type) && mobility.of(type.asType()).isConfined();
        }
        return isIn(
                element instanceof ExecutableElement method
                        ? method.getReturnType()
                        : element.asType());
    }

    /** Containers, and what iterates over them, are everywhere: they count where tasks are near. */
    private static boolean isOfContainers(Element element) {
        return element instanceof TypeElement type
                ? Containers.isOne(type)
                : element instanceof ExecutableElement method
                        && Containers.isOne(Members.ownerOf(method));
    }

    private boolean belongsToDomain(Element element) {
        if (element instanceof TypeElement type) {
            return declared.domains().of(type) != null;
        }
        return element instanceof ExecutableElement method
                && declared.domains().ofCall(method, null) != null;
    }

    private boolean letsOtherThreadsUse(Element element, Marks marks) {
        if (element instanceof ExecutableElement method) {
            return marks.has(Mark.PARALLEL)
                    || Callees.demandsAnything(declared.ofReceiver(method))
                    || declared.runsElsewhere(method)
                    || areDemanding(method.getParameters());
        }
        return element instanceof TypeElement type && areDemanding(type.getTypeParameters());
    }

    private boolean areDemanding(List<? extends Element> parameters) {
        for (Element each : parameters) {
            if (Callees.demandsAnything(declared.of(each))) {
                return true;
            }
        }
        return false;
    }

    private boolean areIn(List<? extends TypeMirror> types) {
        for (TypeMirror type : types) {
            if (isIn(type)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(TypeMirror type) {
        if (declared.of(type).has(Mark.THREAD_CONFINED)) {
            return true;
        }
        return switch (type.getKind()) {
            case DECLARED -> isIn((DeclaredType) type);
            case ARRAY -> isIn(((ArrayType) type).getComponentType());
            case TYPEVAR -> isConcerned(((TypeVariable) type).asElement());
            case WILDCARD -> isInBound((WildcardType) type);
            case INTERSECTION -> areIn(((IntersectionType) type).getBounds());
            case UNION -> areIn(((UnionType) type).getAlternatives());
            case ERROR -> true;
            default -> false;
        };
    }

    private boolean isIn(DeclaredType type) {
        return isConcerned(type.asElement())
                || areIn(type.getTypeArguments())
                || isIn(type.getEnclosingType());
    }

    private boolean isInBound(WildcardType type) {
        TypeMirror upper = type.getExtendsBound();
        TypeMirror lower = type.getSuperBound();
        return (upper != null && isIn(upper)) || (lower != null && isIn(lower));
    }
}
