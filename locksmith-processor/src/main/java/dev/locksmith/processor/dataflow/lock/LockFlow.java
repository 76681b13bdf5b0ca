package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.cfg.Block;
import dev.locksmith.processor.cfg.Cfg;
import dev.locksmith.processor.cfg.Node;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockBody.LockBlock;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Turns the graph of a body into the steps that matter for locks; nodes of no matter are dropped.
 */
final class LockFlow implements Node.Visitor {

    private final LockScanner.OneFile file;
    private final Declarations declarations;
    private final LockNames names;
    private final TypeElement owner;
    private final LockCalls calls;
    private final ObjectLinks links;
    private final KeyCalls keys;
    private final UnwrittenCalls unwritten;
    private final Comparisons comparisons;

    /** The body that is being walked. */
    private Object key = this;

    private Suppression suppression = Suppression.NONE;
    private List<LockStep> steps = new ArrayList<>();
    private Set<TypeElement> functions = new HashSet<>();

    /** What the block that is being walked has needed: to need it again changes nothing. */
    private final Set<TypeElement> touched = new HashSet<>();

    private final LetOut letOut;

    private final ReturnedName returned;
    private final Answers answers;
    private boolean isSynchronized;
    private boolean isFailing;

    LockFlow(LockScanner.OneFile file, LockNames names, TypeElement owner) {
        this.file = file;
        this.names = names;
        this.owner = owner;
        this.declarations = file.declarations();
        this.letOut = new LetOut(declarations.isSource(), file.holders);
        Function<Tree, Site> siteOf = this::siteOf;
        Consumer<LockStep> add = step -> steps.add(step);
        this.answers = new Answers(names, siteOf, add);
        this.calls = new LockCalls(names, siteOf, answers::does, letOut::stays);
        this.links =
                new ObjectLinks(
                        file.attributed,
                        file.reassigned,
                        owner,
                        tree -> names.ofMadeObject().of(tree));
        this.keys = new KeyCalls(names, siteOf, add);
        this.unwritten = new UnwrittenCalls(names, declarations, siteOf, add);
        this.comparisons = new Comparisons(file.attributed);
        this.returned = new ReturnedName(names);
    }

    /** The body is what a field is given in its declaration. */
    void initializes(VariableElement field, ExpressionTree initializer) {
        links.assigned(field, initializer);
        if (file.reassigned.isFixed(field)
                || (names.tasks().isChanging(field)
                        && initializer.getKind() != Tree.Kind.NULL_LITERAL)) {
            keeps(field, initializer);
        }
    }

    /**
     * Hands on what a body does.
     *
     * @param first what is done before anything that the body says
     */
    void body(
            Object bodyKey,
            @Nullable ExecutableElement method,
            @Nullable Object around,
            List<VariableElement> parameters,
            Cfg graph,
            List<LockStep> first,
            Tree tree) {
        key = bodyKey;
        suppression = graph.blocks().get(0).suppression();
        isSynchronized = method != null && method.getModifiers().contains(Modifier.SYNCHRONIZED);
        List<LockBlock> blocks = new ArrayList<>(graph.blocks().size());
        BitSet failing = graph.failing();
        for (Block block : graph.blocks()) {
            steps = new ArrayList<>();
            touched.clear();
            suppression = block.suppression();
            if (block.index() == 0) {
                steps.addAll(first);
            }
            if (isSynchronized && block.index() == 0 && method != null) {
                enterMonitor(method, (MethodTree) tree);
            }
            isFailing = failing.get(block.index());
            for (Node node : block.nodes()) {
                if (node instanceof Node.MayThrow) {
                    if (!block.handlers().isEmpty() && !endsWithMayThrow()) {
                        steps.add(new LockStep.MayThrow());
                    }
                } else {
                    node.accept(this);
                }
            }
            blocks.add(
                    new LockBlock(
                            steps.isEmpty() ? List.of() : List.copyOf(steps),
                            indexes(block.successors()),
                            indexes(block.handlers())));
        }
        letOut.stay(returned.leftToCallers());
        file.found(
                new LockBody(
                        bodyKey,
                        method,
                        around,
                        owner,
                        List.copyOf(parameters),
                        List.copyOf(blocks),
                        graph.exit().index(),
                        returned.name(),
                        functions.isEmpty() ? Set.of() : Set.copyOf(functions),
                        letOut.all(),
                        links.all(),
                        file.siteOf(tree, suppression)));
    }

    private boolean endsWithMayThrow() {
        return !steps.isEmpty() && steps.get(steps.size() - 1) instanceof LockStep.MayThrow;
    }

    private static List<Integer> indexes(List<Block> blocks) {
        Integer[] indexes = new Integer[blocks.size()];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = blocks.get(i).index();
        }
        return List.of(indexes);
    }

    private void enterMonitor(ExecutableElement method, MethodTree tree) {
        LockName self =
                method.getModifiers().contains(Modifier.STATIC)
                        ? new Path(new Root.OfClass(owner), List.of())
                        : names.self();
        steps.add(
                new LockStep.Acquire(
                        new Lock(self, owner, Lock.Kind.MONITOR, Lock.Mode.WRITE),
                        Members.nameOf(method) + " is synchronized",
                        siteOf(tree)));
    }

    private Site siteOf(Tree tree) {
        return file.siteOf(tree, suppression);
    }

    // Monitors

    @Override
    public void locked(Node.Locked node) {
        letOut.stays(node.tree().getExpression());
        steps.add(
                new LockStep.Acquire(
                        monitorOf(node.tree()),
                        "synchronized " + node.tree().getExpression(),
                        siteOf(node.tree())));
    }

    @Override
    public void unlocked(Node.Unlocked node) {
        steps.add(new LockStep.Release(monitorOf(node.tree())));
    }

    private Lock monitorOf(SynchronizedTree tree) {
        ExpressionTree expression = tree.getExpression();
        LockName name = names.of(expression);
        boolean isOwnClass = name.equals(new Path(new Root.OfClass(owner), List.of()));
        TypeElement type = isOwnClass ? owner : names.typeOf(Bare.of(expression));
        return new Lock(name, type, Lock.Kind.MONITOR, Lock.Mode.WRITE);
    }

    // Operations

    @Override
    public void operation(Node.Operation node) {
        ExpressionTree tree = node.tree();
        switch (tree.getKind()) {
            case METHOD_INVOCATION -> call((MethodInvocationTree) tree);
            case NEW_CLASS -> made((NewClassTree) tree);
            case LAMBDA_EXPRESSION -> lambda((LambdaExpressionTree) tree);
            case MEMBER_REFERENCE -> function(tree);
            case IDENTIFIER, MEMBER_SELECT -> read(tree);
            case INSTANCE_OF -> letOut.stays(((InstanceOfTree) tree).getExpression());
            case ASSIGNMENT -> {
                AssignmentTree assignment = (AssignmentTree) tree;
                variable(assignment.getVariable());
                letOut.selected(assignment.getVariable());
                assigned(assignment);
            }
            default -> calculation(tree);
        }
    }

    private void calculation(ExpressionTree tree) {
        if (tree instanceof BinaryTree binary) {
            unwritten.sum(binary);
            if (comparisons.mayOrder(binary)) {
                steps.add(new LockStep.Compare());
            }
        } else if (tree instanceof CompoundAssignmentTree sum) {
            unwritten.sum(sum);
            letOut.selected(sum.getVariable());
        }
    }

    private void assigned(AssignmentTree assignment) {
        if (file.attributed.elementOf(Bare.of(assignment.getVariable()))
                instanceof VariableElement variable) {
            comparisons.assigned(variable);
            links.shared(variable, assignment.getExpression());
            calls.assigned(variable);
            given(variable, assignment.getExpression());
        }
        names.tasks().assigned(assignment.getVariable(), assignment.getExpression(), links::given);
        names.tasks().collections().assigned(assignment, links::given);
        VariableElement field = links.ownField(assignment.getVariable());
        links.assigned(field, assignment.getExpression());
        if (field != null && names.makesThis()) {
            names.setField(field, names.of(assignment.getExpression()));
            keeps(field, assignment.getExpression());
        }
    }

    /** A name is read, perhaps of an object that this body may let out. */
    private void read(ExpressionTree tree) {
        letOut.selected(tree);
        if (!(file.attributed.elementOf(tree) instanceof VariableElement variable)) {
            return;
        }
        variable(variable, tree);
        if (declarations.isThis(variable.getSimpleName())) {
            TypeElement type = names.typeOf(tree);
            if (type != null && Members.isMadeAroundOnly(type)) {
                letOut.object(tree, type);
            }
        } else if (letOut.isHolder(variable)) {
            letOut.read(tree, variable, !names.of(tree).equals(LockName.UNKNOWN));
        }
    }

    /** What the methods of an object find in a field of it. */
    private void keeps(VariableElement field, ExpressionTree value) {
        links.given(field, names.ofMadeObject().of(value));
    }

    @Override
    public void compared(Node.Compared node) {
        variable(node.tree());
    }

    /** A static variable that is no constant belongs to a class that must be initialized. */
    private void variable(ExpressionTree tree) {
        if (file.attributed.elementOf(Bare.of(tree)) instanceof VariableElement variable) {
            variable(variable, tree);
        }
    }

    private void variable(VariableElement variable, ExpressionTree tree) {
        if (variable.getKind().isField()
                && variable.getModifiers().contains(Modifier.STATIC)
                && variable.getConstantValue() == null) {
            touch(Members.ownerOf(variable), tree);
        }
    }

    private void touch(TypeElement type, Tree tree) {
        if (isFailing) {
            return; // An initializer that comes here has failed, and the class with it.
        }
        // An anonymous class is made by the code around it alone. What its initialization waits for
        // is that of its superclass, as with the constants of an enum that have bodies.
        TypeElement needed =
                type.getNestingKind() == NestingKind.ANONYMOUS ? Members.superclass(type) : type;
        if (needed != null
                && !needed.equals(owner)
                && declarations.isSource(needed)
                && touched.add(needed)) {
            steps.add(new LockStep.Touch(needed, "needs", siteOf(tree)));
        }
    }

    @Override
    public void made(Node.Made node) {
        made(node.tree());
    }

    private void made(NewClassTree tree) {
        Element made = file.attributed.elementOf(tree);
        CalledMethod called =
                made instanceof ExecutableElement method ? declarations.called(method) : null;
        if (called != null) {
            keys.mayClose(called, tree.getArguments());
        }
        if (tree.getClassBody() != null
                && file.attributed.elementOf(tree.getClassBody()) instanceof TypeElement type) {
            file.members(tree.getClassBody(), type, suppression);
        }
        if (called != null && called.isSource()) {
            TypeElement type = called.owner();
            letOut.object(tree, type);
            TypeElement taker = tree.getClassBody() == null ? type : Members.superclass(type);
            if (taker != null && declarations.isSource(taker)) {
                letOut.stay(tree.getArguments());
            }
            if (isFailing) {
                return; // An exception, or what it tells.
            }
            touch(type, tree);
            steps.add(
                    new LockStep.Call(
                            called.method(),
                            names.of(tree),
                            type,
                            names.all(tree.getArguments()),
                            true,
                            siteOf(tree)));
        }
    }

    private void call(MethodInvocationTree tree) {
        if (file.attributed.elementOf(tree.getMethodSelect()) instanceof ExecutableElement method) {
            CalledMethod called = declarations.called(method);
            call(tree, called);
            if (called.isComparing()) {
                steps.add(new LockStep.Compare());
            }
        }
    }

    private void call(MethodInvocationTree tree, CalledMethod called) {
        links.called(tree, called);
        names.tasks().collections().called(tree, called, links::given);
        ExecutableElement method = called.method();
        ExpressionTree receiver =
                tree.getMethodSelect() instanceof MemberSelectTree select
                        ? select.getExpression()
                        : null;
        if (receiver != null) {
            letOut.called(receiver, method);
        }
        boolean isPlain =
                called.isPlain() && (receiver == null || names.kindInside(receiver) == null);
        if (isPlain && !called.mayBeOverridden()) {
            return;
        }
        calls.checked(tree, called);
        if (called.isOfLock() && !called.isConstructor()) {
            calls.ofLock(tree, method);
            return;
        }
        if (called.isConstructor()) {
            ownConstructor(tree, called);
            return;
        }
        if (called.isStatic()) {
            touch(called.owner(), tree);
        }
        TypeElement type =
                receiver == null ? names.innermostWith(called.owner()) : names.typeOf(receiver);
        if (called.isOfMonitor()) {
            calls.ofMonitor(tree, receiver == null ? names.self() : names.of(receiver), type);
            return;
        }
        if (called.isSource()) {
            letOut.stay(tree.getArguments());
        } else if (!called.isOfPlatform()) {
            letOut.lent(tree.getArguments(), method);
        }
        if (called.isSource() || called.mayBeOverridden() || !called.isOfPlatform()) {
            LockName object = names.receiverOf(tree, called);
            List<LockName> arguments = names.all(tree.getArguments());
            if (called.isSource()
                    || !called.isOfPlatform()
                    || names.mayBeFollowed(object, type, arguments)) {
                boolean exact = called.isFixed() || names.isSuper(receiver);
                steps.add(new LockStep.Call(method, object, type, arguments, exact, siteOf(tree)));
            }
        }
        keys.mayClose(called, tree.getArguments());
        if (isPlain || called.isSource()) {
            return;
        }
        if (receiver != null && !keys.called(tree, receiver, method)) {
            calls.ofLibrary(tree, receiver, called, type);
        }
        if (type != null) {
            calls.waiting(tree, called, type);
            unwritten.called(tree, method);
        }
    }

    /** {@code this(…)} and {@code super(…)}: javac's own stand where the class does. */
    private void ownConstructor(MethodInvocationTree tree, CalledMethod constructor) {
        if (constructor.isSource()) {
            letOut.stay(tree.getArguments());
            steps.add(
                    new LockStep.Call(
                            constructor.method(),
                            names.self(),
                            constructor.owner(),
                            names.all(tree.getArguments()),
                            true,
                            siteOf(tree)));
        }
    }

    // Functions

    @Override
    public void lambdaArgument(Node.LambdaArgument node) {
        lambda(node.tree());
    }

    @Override
    public void referenceArgument(Node.ReferenceArgument node) {
        function(node.tree());
    }

    private void function(ExpressionTree tree) {
        TypeElement type = names.typeOf(tree);
        if (type != null && declarations.isSource(type)) {
            functions.add(type);
        }
        if (tree instanceof MemberReferenceTree
                && file.attributed.elementOf(tree) instanceof ExecutableElement method) {
            letOut.referred(tree, method);
        }
    }

    /** The body of a lambda is a body of its own, with the names of the one around it. */
    private void lambda(LambdaExpressionTree tree) {
        function(tree);
        List<VariableElement> parameters = new ArrayList<>();
        for (VariableTree each : tree.getParameters()) {
            if (file.attributed.elementOf(each) instanceof VariableElement parameter) {
                parameters.add(parameter);
            }
        }
        // It may be run when the object is made.
        LockFlow inside = new LockFlow(file, names.ofMadeObject(), owner);
        inside.names.setParameters(parameters);
        inside.body(tree, null, key, parameters, file.graphOf(tree, suppression), List.of(), tree);
    }

    // The rest

    @Override
    public void local(Node.Local node) {
        ExpressionTree initializer = node.tree().getInitializer();
        if (file.attributed.elementOf(node.tree()) instanceof VariableElement variable
                && initializer != null) {
            comparisons.declared(variable, initializer);
            given(variable, initializer);
        }
    }

    /** A local variable is given a value: the one that it ever has, or a function among others. */
    private void given(VariableElement variable, ExpressionTree value) {
        if (variable.getKind() != ElementKind.LOCAL_VARIABLE) {
            return;
        }
        if (!file.reassigned.contains(variable)) {
            names.set(variable, names.of(value));
            letOut.held(variable, value);
            links.assigned(variable, value);
        } else if (names.mayBeFunction(variable) && !ReturnedName.isNull(value)) {
            names.mayBe(variable, names.of(value));
            letOut.held(variable, value);
        }
    }

    @Override
    public void localClass(Node.LocalClass node) {
        if (file.attributed.elementOf(node.tree()) instanceof TypeElement type) {
            file.members(node.tree(), type, suppression);
        }
    }

    /** Resources are closed in the reverse order, and then the monitor of none is held. */
    @Override
    public void closed(Node.Closed node) {
        TryTree tree = node.tree();
        for (int i = tree.getResources().size() - 1; i >= 0; i--) {
            Tree resource = tree.getResources().get(i);
            TypeElement type =
                    resource instanceof VariableTree
                                    && file.attributed.elementOf(resource)
                                            instanceof VariableElement variable
                            ? names.typeOf(variable.asType())
                            : names.typeOf(resource);
            ExecutableElement close =
                    type == null ? null : Members.closeOf(type, declarations.elements());
            if (close != null && resource instanceof VariableTree variable) {
                calls.closedPool(variable, close);
            }
            if (type != null && close != null && !keys.closed(resource, type)) {
                steps.add(
                        new LockStep.Call(
                                close, nameOf(resource), type, List.of(), false, siteOf(resource)));
            }
        }
    }

    private LockName nameOf(Tree resource) {
        if (resource instanceof ExpressionTree expression) {
            return names.of(expression);
        }
        ExpressionTree initializer = ((VariableTree) resource).getInitializer();
        return initializer == null ? LockName.UNKNOWN : names.of(initializer);
    }

    /** A pattern gives what it is matched with another name. */
    @Override
    public void bound(Node.Bound node) {
        if (node.whole()
                && node.pattern() instanceof BindingPatternTree pattern
                && file.attributed.elementOf(pattern.getVariable())
                        instanceof VariableElement variable
                && !file.reassigned.contains(variable)) {
            names.set(variable, names.of(node.subject()));
        }
    }

    /** What is in a collection that a field holds has a name of its own in each loop. */
    @Override
    public void element(Node.Element node) {
        if (file.attributed.elementOf(node.tree().getVariable()) instanceof VariableElement variable
                && !file.reassigned.contains(variable)) {
            names.setElement(variable, node.tree().getExpression());
        }
    }

    @Override
    public void returned(Node.Returned node) {
        returned.add(node.value());
        answers.returns(node.value());
    }

    @Override
    public void chosen(Node.Chosen node) {}

    @Override
    public void discarded(Node.Discarded node) {}

    @Override
    public void proved(Node.Proved node) {}

    @Override
    public void ruledOut(Node.RuledOut node) {}

    @Override
    public void missing(Node.Missing node) {
        calls.found(node.subject(), false);
    }

    @Override
    public void present(Node.Present node) {
        calls.found(node.subject(), true);
    }

    @Override
    public void tested(Node.Tested node) {
        calls.tested(node);
    }

    @Override
    public void asserted(Node.Asserted node) {
        calls.asserted(node.condition());
    }

    @Override
    public void caught(Node.Caught node) {}

    @Override
    public void openingBriefly(Node.OpeningBriefly node) {}

    @Override
    public void opening(Node.Opening node) {
        keys.opening(node.resource());
    }
}
