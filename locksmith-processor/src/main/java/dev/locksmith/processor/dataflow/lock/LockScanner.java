package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.cfg.Cfg;
import dev.locksmith.processor.dataflow.Attributed;
import dev.locksmith.processor.dataflow.Bodies;
import dev.locksmith.processor.dataflow.MemberNames;
import dev.locksmith.processor.dataflow.Reassigned;
import dev.locksmith.processor.fact.Lock;
import dev.locksmith.processor.fact.LockBody;
import dev.locksmith.processor.fact.Member;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.report.Suppressions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Walks an attributed class and hands on, body by body, what it does with locks. */
public final class LockScanner {

    private final Declarations declarations;
    private final Suppressions suppressions;
    private final Mode mode;
    private final Consumer<LockBody> bodies;

    public LockScanner(
            Elements elements,
            Types types,
            Predicate<TypeElement> isSource,
            Suppressions suppressions,
            Mode mode,
            Consumer<LockBody> bodies) {
        this.mode = mode;
        this.declarations = new Declarations(elements, types, isSource);
        this.suppressions = suppressions;
        this.bodies = bodies;
    }

    /**
     * Walks a top-level class with all it contains.
     *
     * @param around what is silenced in all of it
     */
    public void scan(ClassTree tree, Bodies graphs, Suppression around) {
        if (graphs.attributed.elementOf(tree) instanceof TypeElement type) {
            new OneFile(graphs, tree).members(tree, type, around);
        }
    }

    /** The walk of the classes of one file. */
    final class OneFile {

        final Attributed attributed;
        private final CompilationUnitTree unit;
        private final Bodies graphs;
        private final Map<Element, Lock.Kind> lockingThemselves = new HashMap<>();
        private final Map<TypeElement, ClassesAround> around = new HashMap<>();
        private final NamedFields named;
        final Reassigned reassigned;

        /** What local variables hold that may be let out. */
        final Map<Element, Object> holders = new HashMap<>();

        private Member within = Member.NONE;

        OneFile(Bodies graphs, ClassTree all) {
            this.attributed = graphs.attributed;
            this.unit = attributed.unit();
            this.graphs = graphs;
            this.reassigned = Reassigned.in(all, attributed);
            this.named = new NamedFields(reassigned, declarations.isSource(), mode);
        }

        void members(ClassTree tree, TypeElement type, Suppression outer) {
            Suppression inside = suppressions.at(tree.getModifiers(), type, outer, unit);
            noteWhatLocksItself(tree);
            Member around = within;
            String name = type.getQualifiedName().toString();
            within = name.isEmpty() ? around : Member.ofType(name);
            ClassInitializers initializers = new ClassInitializers(this, tree, type, inside);
            initializers.tell();
            for (Tree member : tree.getMembers()) {
                within = name.isEmpty() ? around : MemberNames.of(member, name);
                if (member instanceof ClassTree nested) {
                    if (attributed.elementOf(nested) instanceof TypeElement nestedType) {
                        members(nested, nestedType, inside);
                    }
                } else if (member instanceof MethodTree method) {
                    if (method.getBody() != null
                            && attributed.elementOf(method) instanceof ExecutableElement element
                            && declarations.elements().getOrigin(element)
                                    == Elements.Origin.EXPLICIT) {
                        method(method, element, type, inside, initializers);
                    }
                } else if (member instanceof BlockTree block) {
                    LockFlow flow = flow(type, !block.isStatic());
                    flow.body(
                            block,
                            null,
                            null,
                            List.of(),
                            graphs.graphOf(block, inside),
                            List.of(),
                            block);
                } else if (member instanceof VariableTree field) {
                    field(field, type, inside);
                }
            }
            within = around;
        }

        private void noteWhatLocksItself(ClassTree tree) {
            for (Tree member : tree.getMembers()) {
                Lock.Kind kind =
                        member instanceof VariableTree field
                                ? LockNames.kindInside(field.getInitializer(), attributed)
                                : null;
                if (kind != null
                        && attributed.elementOf(member) instanceof VariableElement element
                        && reassigned.isFixed(element)) {
                    lockingThemselves.put(element, kind);
                }
            }
        }

        private void method(
                MethodTree tree,
                ExecutableElement method,
                TypeElement type,
                Suppression outer,
                ClassInitializers initializers) {
            Suppression inside = suppressions.at(tree.getModifiers(), method, outer, unit);
            LockFlow flow = flow(type, method.getKind() == ElementKind.CONSTRUCTOR);
            List<VariableElement> parameters = new ArrayList<>(method.getParameters());
            flow.parameters(parameters);
            flow.body(
                    method,
                    method,
                    null,
                    parameters,
                    graphs.graphOf(tree.getBody(), inside),
                    isWholeConstructor(tree, method) ? initializers.ofObject() : List.of(),
                    tree);
        }

        /**
         * A constructor that calls another one of its class leaves the initializers to that one.
         */
        private boolean isWholeConstructor(MethodTree tree, ExecutableElement method) {
            if (method.getKind() != ElementKind.CONSTRUCTOR) {
                return false;
            }
            List<? extends StatementTree> statements = tree.getBody().getStatements();
            return statements.isEmpty()
                    || !(statements.get(0) instanceof ExpressionStatementTree first
                            && first.getExpression() instanceof MethodInvocationTree call
                            && call.getMethodSelect() instanceof IdentifierTree name
                            && name.getName().contentEquals("this"));
        }

        private void field(VariableTree tree, TypeElement type, Suppression outer) {
            if (tree.getInitializer() == null
                    || !(attributed.elementOf(tree) instanceof VariableElement field)
                    || field.getConstantValue() != null) {
                return;
            }
            Suppression inside = suppressions.at(tree.getModifiers(), field, outer, unit);
            boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
            LockFlow flow = flow(type, !isStatic);
            flow.initializes(field, tree.getInitializer());
            Cfg graph = graphs.graphOf(tree.getInitializer(), tree, inside);
            flow.body(field, null, null, List.of(), graph, List.of(), tree);
        }

        private LockFlow flow(TypeElement owner, boolean makesThis) {
            LockNames names =
                    new LockNames(
                            attributed,
                            declarations,
                            around.computeIfAbsent(
                                    owner, key -> new ClassesAround(key, declarations)),
                            lockingThemselves,
                            named,
                            makesThis);
            return new LockFlow(this, names, owner);
        }

        Site siteOf(Tree tree, Suppression suppression) {
            return new Site.InTree(tree, unit, suppression, within);
        }

        Cfg graphOf(LambdaExpressionTree lambda, Suppression suppression) {
            return graphs.graphOf(lambda, suppression);
        }

        Declarations declarations() {
            return declarations;
        }

        void found(LockBody body) {
            bodies.accept(body);
        }
    }
}
