package dev.locksmith.processor.dataflow;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.call.Surroundings;
import dev.locksmith.processor.dataflow.shared.UnsharedObjects;
import dev.locksmith.processor.dataflow.source.Bodies;
import dev.locksmith.processor.dataflow.source.LocalClasses;
import dev.locksmith.processor.dataflow.source.MemberNames;
import dev.locksmith.processor.dataflow.source.SharedPlaces;
import dev.locksmith.processor.dataflow.store.Store;
import dev.locksmith.processor.dataflow.walk.Stores;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.ExecutorGiven;
import dev.locksmith.processor.fact.ExecutorOrigin;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Member;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.fact.declared.ClassDeclared;
import dev.locksmith.processor.fact.declared.FieldDeclared;
import dev.locksmith.processor.fact.declared.LambdaMade;
import dev.locksmith.processor.fact.declared.MethodDeclared;
import dev.locksmith.processor.fact.domain.PlaceDeclared;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Walks an attributed class and hands on the facts: what it declares, and where its values go. */
public final class ClassScanner {

    private final Surroundings surroundings;
    private final Callees callees;
    private final SharedPlaces sharedPlaces;

    public ClassScanner(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.callees = new Callees(surroundings);
        this.sharedPlaces = new SharedPlaces(surroundings);
    }

    /**
     * Walks a top-level class with all it contains.
     *
     * @param around what is silenced in all of it
     */
    public void scan(ClassTree tree, Bodies bodies, Suppression around) {
        LocalClasses localClasses = new LocalClasses(surroundings.types());
        Walk walk = new Walk(surroundings, bodies, callees, sharedPlaces, localClasses, tree);
        walk.suppression = around;
        Element top = walk.attributed.elementOf(tree);
        if (surroundings.mode() == Mode.COMPLETE) {
            new UnsharedObjects(walk).find(tree, surroundings.facts());
        }
        if (top instanceof TypeElement type) {
            new OneFile(walk, localClasses).memberClass(tree, type);
        }
        walk.deliver(top);
    }

    /** The walk of the classes of one file. */
    private final class OneFile implements LocalBodies {

        private final Walk walk;
        private final LocalClasses localClasses;
        private final Emptiness emptiness;

        OneFile(Walk walk, LocalClasses localClasses) {
            this.walk = walk;
            this.localClasses = localClasses;
            this.emptiness = new Emptiness(walk, callees, sharedPlaces.statelessness);
        }

        /** Each member is walked on its own, so that what fails in one costs that one alone. */
        void memberClass(ClassTree tree, TypeElement type) {
            Suppression outer = walk.suppression;
            walk.state = new Store();
            String name = nameOf(type);
            walk.suppression = walk.inside(tree.getModifiers(), type);
            localClasses.enter(type);
            walk.part(tree, Member.ofType(name), () -> declare(tree, type));
            for (Tree member : tree.getMembers()) {
                if (!isWithoutCode(member)) {
                    walk.part(
                            member,
                            MemberNames.of(member, name),
                            () ->
                                    member(
                                            member,
                                            tree,
                                            type,
                                            new LocalFlow(walk, localClasses, this)));
                }
            }
            localClasses.leave();
            walk.suppression = outer;
        }

        /** Most fields are given their value elsewhere. */
        private static boolean isWithoutCode(Tree member) {
            return member instanceof VariableTree field && field.getInitializer() == null;
        }

        private static String nameOf(TypeElement type) {
            return type.getQualifiedName().toString();
        }

        @Override
        public void walkMembers(ClassTree tree, TypeElement type, LocalFlow flow) {
            Suppression outer = walk.suppression;
            walk.suppression = walk.inside(tree.getModifiers(), type);
            localClasses.enter(type);
            declare(tree, type);
            Store around = walk.state;
            for (Tree member : tree.getMembers()) {
                walk.state = around.copy();
                member(member, tree, type, flow);
            }
            walk.state = around;
            localClasses.leave();
            walk.suppression = outer;
        }

        private void declare(ClassTree tree, TypeElement type) {
            declaredTypes(tree, type);
            declareMembers(tree, type);
            new RecordComponents(walk).declare(tree, type);
        }

        private void member(Tree member, ClassTree around, TypeElement owner, LocalFlow flow) {
            Suppression outer = walk.suppression;
            if (member instanceof ClassTree nested) {
                if (walk.attributed.elementOf(nested) instanceof TypeElement type) {
                    nestedClass(nested, type, flow);
                }
            } else if (member instanceof BlockTree block) {
                flow.initializer(block, owner);
            } else if (member instanceof MethodTree method) {
                if (walk.attributed.elementOf(method) instanceof ExecutableElement element
                        && isWritten(element)) {
                    walk.suppression = walk.inside(method.getModifiers(), element);
                    placeDeclared(method, element, around, owner);
                    flow.method(method, element);
                }
            } else if (member instanceof VariableTree field) {
                if (walk.attributed.elementOf(field) instanceof VariableElement element) {
                    walk.suppression = walk.inside(field.getModifiers(), element);
                    flow.field(field, element);
                }
            }
            walk.suppression = outer;
        }

        /** Of a thread without a name the object itself is where its method is met. */
        private void placeDeclared(
                MethodTree tree, ExecutableElement method, ClassTree around, TypeElement owner) {
            Place place = surroundings.declared().domains().placeOf(method);
            if (place == null && surroundings.declared().runsElsewhere(method)) {
                place =
                        new Place.Elsewhere(
                                "a framework runs '"
                                        + method.getSimpleName()
                                        + "' on another thread",
                                Place.Context.UNSEEN);
            }
            if (place != null) {
                boolean isThread =
                        owner.getNestingKind() == NestingKind.ANONYMOUS
                                && owner.getSuperclass().toString().equals("java.lang.Thread");
                boolean isInherited = surroundings.declared().domains().isPlaceInherited(method);
                walk.add(
                        new PlaceDeclared(
                                method, place, isInherited, walk.siteOf(isThread ? around : tree)));
            }
        }

        private void nestedClass(ClassTree tree, TypeElement type, LocalFlow flow) {
            if (flow.captures.insideClosure()) {
                walkMembers(tree, type, flow);
            } else {
                memberClass(tree, type);
            }
        }

        private boolean isWritten(Element element) {
            return surroundings.elements().getOrigin(element) == Elements.Origin.EXPLICIT;
        }

        // Declarations

        private void declaredTypes(ClassTree tree, TypeElement type) {
            bounds(tree.getTypeParameters());
            typeUsed(type.getSuperclass(), tree.getExtendsClause());
            List<? extends Tree> clauses = tree.getImplementsClause();
            List<? extends TypeMirror> interfaces = type.getInterfaces();
            for (int i = 0; i < clauses.size() && i < interfaces.size(); i++) {
                typeUsed(interfaces.get(i), clauses.get(i));
            }
        }

        private void bounds(List<? extends TypeParameterTree> parameters) {
            for (TypeParameterTree parameter : parameters) {
                for (Tree bound : parameter.getBounds()) {
                    TypeMirror type = walk.attributed.typeOf(bound);
                    if (type != null) {
                        typeUsed(type, bound);
                    }
                }
            }
        }

        private void declareMembers(ClassTree tree, TypeElement type) {
            List<FieldDeclared> fields = new ArrayList<>();
            List<MethodDeclared> methods = new ArrayList<>();
            String name = nameOf(type);
            for (Tree member : tree.getMembers()) {
                walk.part(
                        member,
                        name.isEmpty() ? walk.member : MemberNames.of(member, name),
                        () -> declareMember(member, fields, methods));
            }
            walk.add(new ClassDeclared(type, List.copyOf(fields), walk.siteOf(tree)));
            walk.addAll(fields);
            walk.addAll(methods);
        }

        private void declareMember(
                Tree member, List<FieldDeclared> fields, List<MethodDeclared> methods) {
            Element element = walk.attributed.elementOf(member);
            if (member instanceof VariableTree tree && element instanceof VariableElement field) {
                walk.suppression = walk.inside(tree.getModifiers(), field);
                typeUsed(field.asType(), tree.getType() == null ? null : tree);
                learn(field);
                fields.add(fieldDeclared(tree, field));
                executorsIn(field);
            } else if (member instanceof MethodTree tree
                    && element instanceof ExecutableElement method
                    && isWritten(method)) {
                walk.suppression = walk.inside(tree.getModifiers(), method);
                methods.add(declared(tree, method));
            }
        }

        /** What a field is given here may say more than the field's own type. */
        private void learn(VariableElement field) {
            if (sharedPlaces.mayBeReached(field)) {
                TypeMirror held = walk.fieldContents.oneAtATimeIn(field);
                if (held != null) {
                    sharedPlaces.learn(field, held);
                }
            }
        }

        private void executorsIn(VariableElement field) {
            if (walk.serialExecutors.isExecutor(field.asType())) {
                for (ExpressionTree given : walk.serialExecutors.given(field)) {
                    for (ExecutorOrigin origin : walk.serialExecutors.originsOf(given)) {
                        walk.add(new ExecutorGiven(field, origin, walk.siteOf(given)));
                    }
                }
            }
        }

        private FieldDeclared fieldDeclared(VariableTree tree, VariableElement field) {
            ExpressionTree given =
                    field.getModifiers().contains(Modifier.FINAL) ? onlyValue(tree, field) : null;
            return new FieldDeclared(
                    field,
                    given != null
                            && (emptiness.holdsNothing(given)
                                    || (sharedPlaces.isField(field)
                                            && walk.fieldContents.isGivenSafe(field))),
                    given != null && field.getModifiers().contains(Modifier.STATIC)
                            ? emptiness.nothingIn(given)
                            : List.of(),
                    walk.siteOf(tree));
        }

        /** What a field is given where it is declared, or in an initializer. */
        private @Nullable ExpressionTree onlyValue(VariableTree tree, VariableElement field) {
            return tree.getInitializer() == null && sharedPlaces.isField(field)
                    ? emptiness.onlyValueOf(field)
                    : tree.getInitializer();
        }

        private MethodDeclared declared(MethodTree tree, ExecutableElement method) {
            bounds(tree.getTypeParameters());
            typeUsed(method.getReturnType(), tree.getReturnType());
            List<Site> parameters = new ArrayList<>();
            Suppression outer = walk.suppression;
            for (VariableTree parameter : tree.getParameters()) {
                Element element = walk.attributed.elementOf(parameter);
                if (element != null) {
                    walk.suppression = walk.inside(parameter.getModifiers(), element);
                    typeUsed(element.asType(), parameter);
                }
                parameters.add(walk.siteOf(parameter));
                walk.suppression = outer;
            }
            return new MethodDeclared(method, List.copyOf(parameters), walk.siteOf(tree));
        }

        private void typeUsed(TypeMirror type, @Nullable Tree at) {
            if (at != null) {
                walk.typeUsed(type, at);
            }
        }

        // Local classes and lambdas whose type says that they are shared

        @Override
        public boolean checkAsThread(Tree tree, TypeElement type, Derived.Closure closure) {
            var marks = surroundings.declared().of(type);
            if (!Callees.demandsAnything(marks)) {
                return false;
            }
            if (!closure.captures().isEmpty()) {
                String reason =
                        (type.getSimpleName().isEmpty()
                                        ? "the anonymous class"
                                        : type.getSimpleName().toString())
                                + " is "
                                + superName(type)
                                + ", which other threads reach";
                add(
                        tree,
                        closure,
                        new Destination.Boundary(demandOnCaptures(type, marks), List.of(reason)));
            }
            return true;
        }

        /**
         * What an author vouches for are the objects of his class with all they capture. A library
         * vouches for its own part of the object: what the code adds must be sendable, as what a
         * lambda captures must be.
         */
        private Destination.Demand demandOnCaptures(TypeElement type, Marks marks) {
            Declared declared = surroundings.declared();
            boolean isOfLibrary =
                    declared.whoSays(Mark.SENDABLE_UNCHECKED, type)
                            .filter(says -> declared.isModelled(Mark.SENDABLE_UNCHECKED, says))
                            .isPresent();
            return isOfLibrary ? Destination.Demand.SENDABLE : Stores.demandOf(marks);
        }

        private String superName(TypeElement type) {
            TypeMirror superclass = type.getSuperclass();
            boolean plain =
                    superclass.getKind() != TypeKind.DECLARED
                            || superclass.toString().equals("java.lang.Object");
            TypeMirror named =
                    plain && !type.getInterfaces().isEmpty()
                            ? type.getInterfaces().get(0)
                            : superclass;
            return TypeText.withArticle(named);
        }

        @Override
        public void functionMade(ExpressionTree tree, Derived.Closure closure) {
            if (walk.attributed.typeOf(tree) instanceof DeclaredType type
                    && type.asElement() instanceof TypeElement made) {
                if (surroundings.isSource().test(made)) {
                    walk.add(new LambdaMade(made, walk.siteOf(tree)));
                }
                checkAsSendable(tree, made, closure);
            }
        }

        /** A function for an interface whose implementations are all sendable must be so itself. */
        private void checkAsSendable(
                ExpressionTree tree, TypeElement type, Derived.Closure closure) {
            var marks = surroundings.declared().of(type);
            if (!closure.captures().isEmpty() && Callees.demandsAnything(marks)) {
                String reason =
                        type.getSimpleName() + " is @Sendable, so every implementation must be";
                add(
                        tree,
                        closure,
                        new Destination.Boundary(Stores.demandOf(marks), List.of(reason)));
            }
        }

        private void add(Tree tree, Derived.Closure closure, Destination to) {
            walk.add(new Flow(closure, "this " + closure.what(), to, walk.siteOf(tree)));
        }
    }
}
