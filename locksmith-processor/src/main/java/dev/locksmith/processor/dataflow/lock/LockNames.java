package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.source.Attributed;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Names the objects that the expressions of one body stand for. */
final class LockNames {

    /** The methods of maps that give out all that is in them. */
    private static final Set<String> VIEWS = Set.of("values", "keySet");

    private final Attributed attributed;
    private final Declarations declarations;

    /** The class in which the body stands. */
    private final ClassesAround owner;

    /** The fields of this file that always hold collections that lock themselves, and how. */
    private final Map<Element, Lock.Kind> lockingThemselves;

    private final NamedFields named;

    /** Whether the body makes the object that {@code this} is. */
    private final boolean makesThis;

    private final TaskNames tasks;

    /** What parameters, and local variables that are never assigned again, stand for. */
    private final Map<Element, LockName> variables = new HashMap<>();

    /** What the fields of the object that is being made hold. */
    private final Map<Element, LockName> fields = new HashMap<>();

    /** By parameter of a constructor, the field in which its object keeps what was given. */
    private final Map<VariableElement, VariableElement> keptIn = new HashMap<>();

    LockNames(
            Attributed attributed,
            Declarations declarations,
            ClassesAround owner,
            Map<Element, Lock.Kind> lockingThemselves,
            NamedFields named,
            boolean makesThis) {
        this.attributed = attributed;
        this.declarations = declarations;
        this.owner = owner;
        this.lockingThemselves = lockingThemselves;
        this.named = named;
        this.makesThis = makesThis;
        this.tasks = new TaskNames(this, attributed, declarations.isSource());
    }

    TaskNames tasks() {
        return tasks;
    }

    /** Whether a field means one object, so that a name may lead through it. */
    boolean isNamed(VariableElement field) {
        return named.contains(field);
    }

    /** The names that the methods of the object have, once it is made. */
    LockNames ofMadeObject() {
        if (!makesThis) {
            return this;
        }
        LockNames names =
                new LockNames(attributed, declarations, owner, lockingThemselves, named, false);
        names.variables.putAll(variables);
        keptIn.forEach((from, field) -> names.set(from, step(names.self(), field)));
        return names;
    }

    /** From here on a field of the object that is being made holds that. */
    void setField(VariableElement field, LockName name) {
        fields.put(field, name);
        if (name instanceof Path path
                && path.steps().isEmpty()
                && path.root() instanceof Root.Parameter of) {
            keptIn.putIfAbsent(of.variable(), field);
        }
    }

    /** From here on a variable stands for that. */
    void set(VariableElement variable, LockName name) {
        variables.put(variable, name instanceof LockName.Fresh fresh ? fresh.in(variable) : name);
    }

    /** Whether objects of its type may be functions. */
    boolean mayBeFunction(VariableElement variable) {
        TypeElement type = typeOf(variable.asType());
        return type != null && type.getKind().isInterface();
    }

    /** From here on a variable that changes may stand for this function, too. */
    void mayBe(VariableElement variable, LockName function) {
        LockName before = variables.getOrDefault(variable, function);
        variables.put(variable, LockName.Choice.of(before, function));
    }

    /** Parameters stand for what callers give. */
    void setParameters(List<? extends VariableElement> parameters) {
        for (VariableElement each : parameters) {
            set(
                    each,
                    named.reassigned().contains(each)
                            ? LockName.UNKNOWN
                            : new Path(new Root.Parameter(each), List.of()));
        }
    }

    /** From here on a variable stands for something that is in a collection. */
    void setElement(VariableElement variable, ExpressionTree collection) {
        LockName name = element(variable, collection);
        if (!name.equals(LockName.UNKNOWN)) {
            variables.put(variable, name);
        }
    }

    /** What a function is given that gets each element of a collection. */
    LockName element(LockName function, ExpressionTree collection) {
        if (function instanceof LockName.OfArgument of) {
            return of(contentsOf(collection)) instanceof Path path && !path.steps().isEmpty()
                    ? path.then(of.method())
                    : LockName.UNKNOWN;
        }
        return function instanceof LockName.Function lambda
                        && lambda.body() instanceof LambdaExpressionTree tree
                        && tree.getParameters().size() == 1
                        && attributed.elementOf(tree.getParameters().get(0))
                                instanceof VariableElement parameter
                ? element(parameter, collection)
                : LockName.UNKNOWN;
    }

    private LockName element(VariableElement variable, ExpressionTree collection) {
        LockName tasks = this.tasks.collections().tasksIn(collection);
        if (tasks != null) {
            return tasks;
        }
        LockName container = of(contentsOf(collection));
        TypeElement type = typeOf(variable.asType());
        return container instanceof Path path
                        && !path.steps().isEmpty()
                        && type != null
                        && (declarations.isSource(type)
                                || LockModel.isWaitedFor(type)
                                || (type.getKind().isInterface() && !LockModel.isLock(type)))
                ? path.then(variable)
                : LockName.UNKNOWN;
    }

    /** A map is looked through as a whole by what it gives out. */
    private static ExpressionTree contentsOf(ExpressionTree collection) {
        ExpressionTree tree = Bare.uncast(collection);
        return tree instanceof MethodInvocationTree call
                        && call.getArguments().isEmpty()
                        && call.getMethodSelect() instanceof MemberSelectTree select
                        && VIEWS.contains(select.getIdentifier().toString())
                ? select.getExpression()
                : tree;
    }

    boolean makesThis() {
        return makesThis;
    }

    /** The object whose method it is; fresh while it is made. */
    LockName self() {
        return makesThis ? LockName.FRESH : new Path(new Root.This(owner.here()), List.of());
    }

    LockName of(ExpressionTree expression) {
        ExpressionTree tree = Bare.of(expression);
        return switch (tree.getKind()) {
            case TYPE_CAST -> of(((TypeCastTree) tree).getExpression());
            case IDENTIFIER, MEMBER_SELECT -> ofName(tree);
            case METHOD_INVOCATION -> ofCall((MethodInvocationTree) tree);
            case ARRAY_ACCESS -> ofElement((ArrayAccessTree) tree);
            case NEW_CLASS -> ofMade((NewClassTree) tree);
            case LAMBDA_EXPRESSION ->
                    new LockName.Function(tree, makesThis ? LockName.FRESH : null);
            case CONDITIONAL_EXPRESSION -> {
                ConditionalExpressionTree either = (ConditionalExpressionTree) tree;
                yield LockName.Choice.of(
                        of(either.getTrueExpression()), of(either.getFalseExpression()));
            }
            case MEMBER_REFERENCE -> ofReference((MemberReferenceTree) tree);
            case BOOLEAN_LITERAL -> new LockName.Truth((boolean) ((LiteralTree) tree).getValue());
            default -> LockName.UNKNOWN;
        };
    }

    /** An element of an array of threads or futures may be any of them. */
    private LockName ofElement(ArrayAccessTree access) {
        LockName any = tasks.collections().tasksIn(access.getExpression());
        return any == null ? LockName.UNKNOWN : any;
    }

    private LockName ofName(ExpressionTree tree) {
        if (tree instanceof MemberSelectTree select) {
            if (declarations.isClass(select.getIdentifier())) {
                TypeElement type = typeOf(select.getExpression());
                return type == null
                        ? LockName.UNKNOWN
                        : new Path(new Root.OfClass(type), List.of());
            } else if (isSelf(select.getIdentifier())) {
                TypeElement type = typeOf(tree);
                return type == null ? LockName.UNKNOWN : around(type);
            }
        } else if (isSelf(((IdentifierTree) tree).getName())) {
            return self();
        }
        if (!(attributed.elementOf(tree) instanceof VariableElement variable)) {
            return LockName.UNKNOWN;
        }
        if (!variable.getKind().isField()) {
            return variables.getOrDefault(variable, LockName.UNKNOWN);
        }
        if (!named.contains(variable)) {
            return LockName.UNKNOWN;
        }
        if (variable.getModifiers().contains(Modifier.STATIC)) {
            return new Path(new Root.Static(variable), List.of());
        }
        LockName base =
                tree instanceof MemberSelectTree select
                        ? of(select.getExpression())
                        : around(Members.ownerOf(variable));
        LockName own = base.equals(LockName.FRESH) ? fields.get(variable) : null;
        return own == null ? step(base, variable) : own;
    }

    private boolean isSelf(Name name) {
        return declarations.isThis(name) || declarations.isSuper(name);
    }

    static LockName step(LockName base, Element step) {
        if (base instanceof LockName.Fresh fresh) {
            return fresh.then(step);
        }
        return base instanceof Path path ? path.then(step) : LockName.UNKNOWN;
    }

    /** The object whose member of that class is meant when no object is written. */
    LockName around(TypeElement type) {
        Optional<List<TypeElement>> way = owner.wayTo(type);
        if (way.isEmpty()) {
            return LockName.UNKNOWN;
        }
        LockName at = self();
        for (TypeElement outside : way.get()) {
            at = step(at, outside);
        }
        return at;
    }

    /** The innermost class around the body that has the members of that class. */
    TypeElement innermostWith(TypeElement type) {
        return owner.innermostWith(type);
    }

    private LockName ofCall(MethodInvocationTree call) {
        if (!(attributed.elementOf(call.getMethodSelect()) instanceof ExecutableElement method)) {
            return LockName.UNKNOWN;
        }
        CalledMethod called = declarations.called(method);
        if (called.isSource()) {
            return new LockName.Result(method, receiverOf(call, called), all(call.getArguments()));
        } else if (!called.isNaming()) {
            return LockName.UNKNOWN;
        }
        if (LockModel.isNullCheck(method)) {
            return of(call.getArguments().get(0));
        }
        LockName task = tasks.of(call, called);
        if (task != null) {
            return task;
        }
        if (LockModel.isCollecting(method)) {
            return new LockName.Tasks(all(call.getArguments()));
        }
        if (LockModel.isOfStampedLock(method)) {
            return ofStampedLock(call, method);
        }
        if (LockModel.isOfLock(method)) {
            if (method.getSimpleName().contentEquals("readLock")) {
                return new LockName.View(objectOf(call), Lock.Mode.READ);
            } else if (method.getSimpleName().contentEquals("writeLock")
                    || method.getSimpleName().contentEquals("newCondition")) {
                return new LockName.View(objectOf(call), Lock.Mode.WRITE);
            }
        }
        return LockName.UNKNOWN;
    }

    /** The locks as which a StampedLock may be seen. */
    private LockName ofStampedLock(MethodInvocationTree call, ExecutableElement method) {
        if (call.getMethodSelect() instanceof MemberSelectTree select) {
            LockName lock = of(select.getExpression());
            return switch (method.getSimpleName().toString()) {
                case "asReadLock" -> new LockName.View(lock, Lock.Mode.READ);
                case "asWriteLock" -> new LockName.View(lock, Lock.Mode.WRITE);
                case "asReadWriteLock" -> lock;
                default -> LockName.UNKNOWN;
            };
        }
        return LockName.UNKNOWN;
    }

    /** The same of what is run as a function: of a new object, the method that it has for that. */
    LockName ofFunction(ExpressionTree expression) {
        LockName name = of(expression);
        ExecutableElement run =
                name instanceof LockName.Fresh fresh && fresh.type() != null
                        ? declarations.functionMethods().of(fresh.type())
                        : null;
        return run == null ? name : new LockName.Function(run, name);
    }

    private LockName ofMade(NewClassTree made) {
        Element body =
                made.getClassBody() == null ? null : attributed.elementOf(made.getClassBody());
        TypeElement type = body instanceof TypeElement anonymous ? anonymous : typeOf(made);
        if (type == null) {
            return LockName.FRESH;
        }
        LockName fresh = freshOf(type, made);
        LockName thread = tasks.ofThread(made, type, fresh);
        return thread == null ? fresh : thread;
    }

    /** A new object, with the object around it if there is one. */
    private LockName freshOf(TypeElement type, NewClassTree made) {
        Element outside = type.getEnclosingElement();
        while (outside != null && !(outside instanceof TypeElement)) {
            outside = outside.getEnclosingElement();
        }
        if (!declarations.isSource(type)) {
            return LockName.FRESH;
        }
        List<LockName> arguments = all(made.getArguments());
        ExecutableElement constructor =
                isAnyKnown(arguments)
                                && attributed.elementOf(made) instanceof ExecutableElement element
                        ? element
                        : null;
        List<LockName> given = constructor == null ? List.of() : List.copyOf(arguments);
        if (!(outside instanceof TypeElement around)
                || type.getModifiers().contains(Modifier.STATIC)) {
            return new LockName.Fresh(type, null, null, null, constructor, given);
        }
        LockName outer =
                made.getEnclosingExpression() == null
                        ? around(around)
                        : of(made.getEnclosingExpression());
        return outer instanceof Path
                ? new LockName.Fresh(type, around, outer, null, constructor, given)
                : new LockName.Fresh(type, null, null, null, constructor, given);
    }

    private static boolean isAnyKnown(List<LockName> names) {
        for (LockName each : names) {
            if (!each.equals(LockName.UNKNOWN) && !each.equals(LockName.FRESH)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a method of the superclass is meant, whatever overrides it. */
    boolean isSuper(@Nullable ExpressionTree receiver) {
        return (receiver instanceof IdentifierTree name && declarations.isSuper(name.getName()))
                || (receiver instanceof MemberSelectTree select
                        && declarations.isSuper(select.getIdentifier()));
    }

    private LockName ofReference(MemberReferenceTree reference) {
        if (!(attributed.elementOf(reference) instanceof ExecutableElement method)
                || method.getKind() != ElementKind.METHOD
                || isSuper(reference.getQualifierExpression())) {
            return LockName.UNKNOWN; // a function with a receiver stands for the overrides too
        }
        LockName closing = KeyCalls.closing(method);
        if (closing != null) {
            return closing;
        }
        boolean isOfType =
                attributed.elementOf(reference.getQualifierExpression()) instanceof TypeElement;
        if (isOfType && !method.getModifiers().contains(Modifier.STATIC)) {
            return declarations.isSource(Members.ownerOf(method))
                            || method.getModifiers().contains(Modifier.ABSTRACT)
                    ? new LockName.OfArgument(method)
                    : LockName.UNKNOWN;
        }
        LockName receiver = isOfType ? null : of(reference.getQualifierExpression());
        if (receiver != null && LockModel.isOfLock(method)) {
            return method.getSimpleName().contentEquals("unlock")
                    ? new LockName.Unlocking(LockCalls.lockOf(receiver, method))
                    : LockName.UNKNOWN;
        }
        return new LockName.Function(method, receiver);
    }

    /**
     * The object whose method is called, which is no static one; of a library's class that a class
     * here extends, this object has the method itself.
     */
    LockName objectOf(MethodInvocationTree call) {
        if (call.getMethodSelect() instanceof MemberSelectTree select) {
            return of(select.getExpression());
        }
        return methodOf(call) instanceof ExecutableElement method
                ? around(Members.ownerOf(method))
                : LockName.UNKNOWN;
    }

    /** The object whose method is called; null if it needs none. */
    @Nullable LockName receiverOf(MethodInvocationTree call, CalledMethod called) {
        if (called.isStatic()) {
            return null;
        }
        return call.getMethodSelect() instanceof MemberSelectTree select
                ? of(select.getExpression())
                : around(called.owner());
    }

    List<LockName> all(List<? extends ExpressionTree> expressions) {
        if (expressions.isEmpty()) {
            return List.of();
        }
        List<LockName> names = new ArrayList<>(expressions.size());
        for (ExpressionTree each : expressions) {
            boolean isNull = Bare.uncast(each).getKind() == Tree.Kind.NULL_LITERAL;
            names.add(isNull ? LockName.NOTHING : of(each));
        }
        return names;
    }

    /**
     * Whether it can be known what a call of the JDK runs: of an object that is named, or of a
     * class compiled here, or because it is given a function.
     */
    boolean mayBeFollowed(
            @Nullable LockName object, @Nullable TypeElement type, List<LockName> arguments) {
        boolean isAny =
                object instanceof LockName.Unknown
                        || (object instanceof LockName.Fresh fresh && fresh.type() == null);
        if (!isAny || (type != null && declarations.isSource(type))) {
            return true;
        }
        for (LockName each : arguments) {
            if (mayBeRun(each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it names code that somebody who is given it may run. */
    private static boolean mayBeRun(LockName name) {
        return name instanceof LockName.Function
                || name instanceof LockName.Choice
                || name instanceof LockName.OfArgument
                || name instanceof LockName.Task
                || name instanceof LockName.Tasks
                || (name instanceof LockName.Fresh fresh && fresh.type() != null);
    }

    /** How a collection locks itself, whatever type its field has; null if it is not known to. */
    Lock.@Nullable Kind kindInside(ExpressionTree tree) {
        return lockingThemselves.isEmpty()
                ? null
                : lockingThemselves.get(attributed.elementOf(Bare.uncast(tree)));
    }

    /** How a collection locks itself that an initializer makes; null if it does not. */
    static Lock.@Nullable Kind kindInside(
            @Nullable ExpressionTree initializer, Attributed attributed) {
        if (initializer instanceof MethodInvocationTree call) {
            return attributed.elementOf(call.getMethodSelect()) instanceof ExecutableElement method
                            && LockModel.isSynchronizing(method)
                    ? Lock.Kind.MONITOR
                    : null;
        }
        return initializer instanceof NewClassTree made
                        && made.getClassBody() == null
                        && attributed.elementOf(made) instanceof ExecutableElement constructor
                        && LockModel.isConcurrentMap(Members.ownerOf(constructor))
                ? Lock.Kind.BINS
                : null;
    }

    /** What a name, or the declaration of a variable, stands for; null if that is nothing known. */
    @Nullable Element elementOf(Tree tree) {
        return attributed.elementOf(
                tree instanceof ExpressionTree expression ? Bare.uncast(expression) : tree);
    }

    /** Whether the methods of a class have the names of this body. */
    boolean isOfThis(TypeElement type) {
        return owner.here().equals(type);
    }

    /** The method that a call is of; null if javac knows none. */
    @Nullable Element methodOf(MethodInvocationTree call) {
        return attributed.elementOf(call.getMethodSelect());
    }

    /** Whether an expression is true or false. */
    boolean isTruth(ExpressionTree tree) {
        TypeMirror type = attributed.typeOf(tree);
        return type != null && type.getKind() == TypeKind.BOOLEAN;
    }

    /** The class of an expression; null if it is of none. */
    @Nullable TypeElement typeOf(Tree tree) {
        return typeOf(attributed.typeOf(tree));
    }

    @Nullable TypeElement typeOf(@Nullable TypeMirror type) {
        return type instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement element
                ? element
                : null;
    }
}
