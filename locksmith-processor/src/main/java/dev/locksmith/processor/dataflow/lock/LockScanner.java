package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.cfg.Cfg;
import dev.locksmith.processor.dataflow.Reassigned;
import dev.locksmith.processor.dataflow.source.Attributed;
import dev.locksmith.processor.dataflow.source.Bodies;
import dev.locksmith.processor.dataflow.source.MemberNames;
import dev.locksmith.processor.fact.Member;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockBody.LockBlock;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.library.LibraryModel;
import dev.locksmith.processor.report.Suppressions;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final List<LockBlock> NO_STEPS =
            List.of(new LockBlock(List.of(), List.of(), List.of()));

    private final Declarations declarations;
    private final Suppressions suppressions;
    private final Mode mode;
    private final Consumer<LockBody> bodies;

    public LockScanner(
            Elements elements,
            Types types,
            Predicate<TypeElement> isSource,
            LibraryModel library,
            Suppressions suppressions,
            Mode mode,
            Consumer<LockBody> bodies) {
        this.mode = mode;
        this.declarations = new Declarations(elements, types, isSource, library);
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
        private final Map<TypeElement, ClassesAround> classesAround = new HashMap<>();
        private final NamedFields named;
        final Reassigned reassigned;

        /** What local variables hold that may be let out. */
        final Map<Element, Set<Object>> holders = new HashMap<>();

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
            List<VariableElement> parameters = List.copyOf(method.getParameters());
            LockNames names = names(type, method.getKind() == ElementKind.CONSTRUCTOR);
            names.setParameters(parameters);
            if (isSilent(tree, method)) {
                found(silent(tree, method, type, parameters, names, inside));
                return;
            }
            LockFlow flow = new LockFlow(this, names, type);
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
         * Whether a method does no more than to return a literal, a parameter, or what a field of
         * its object holds: so does one of six.
         */
        private boolean isSilent(MethodTree tree, ExecutableElement method) {
            List<? extends StatementTree> statements = tree.getBody().getStatements();
            if (statements.size() > 1
                    || method.getKind() != ElementKind.METHOD
                    || method.getModifiers().contains(Modifier.SYNCHRONIZED)) {
                return false;
            }
            ExpressionTree value = valueOf(tree);
            return statements.isEmpty()
                    || value instanceof LiteralTree
                    || (value instanceof IdentifierTree name
                            && !declarations.isThis(name.getName())
                            && attributed.elementOf(name) instanceof VariableElement variable
                            && (variable.getKind() == ElementKind.PARAMETER
                                    || (variable.getKind() == ElementKind.FIELD
                                            && !variable.getModifiers()
                                                    .contains(Modifier.STATIC))));
        }

        private static @Nullable ExpressionTree valueOf(MethodTree tree) {
            List<? extends StatementTree> statements = tree.getBody().getStatements();
            return !statements.isEmpty() && statements.get(0) instanceof ReturnTree result
                    ? result.getExpression()
                    : null;
        }

        private LockBody silent(
                MethodTree tree,
                ExecutableElement method,
                TypeElement owner,
                List<VariableElement> parameters,
                LockNames names,
                Suppression suppression) {
            ExpressionTree value = valueOf(tree);
            return new LockBody(
                    method,
                    method,
                    null,
                    owner,
                    parameters,
                    NO_STEPS,
                    0,
                    value == null ? LockName.UNKNOWN : names.of(value),
                    Set.of(),
                    Set.of(),
                    List.of(),
                    siteOf(tree, suppression));
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
            return new LockFlow(this, names(owner, makesThis), owner);
        }

        private LockNames names(TypeElement owner, boolean makesThis) {
            return new LockNames(
                    attributed,
                    declarations,
                    classesAround.computeIfAbsent(
                            owner, key -> new ClassesAround(key, declarations)),
                    lockingThemselves,
                    named,
                    makesThis);
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
