package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;

import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.Reassigned;
import dev.locksmith.processor.dataflow.source.Attributed;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.ObjectLink;
import dev.locksmith.processor.fact.lock.ObjectLink.Slot;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Sees how the code of one body makes objects known to each other. */
final class ObjectLinks {

    /** The methods of collections that put in what they are given. */
    private static final Set<String> PUTTING =
            Set.of("add", "addFirst", "addLast", "offer", "push", "put", "putIfAbsent", "set");

    private final Attributed attributed;
    private final Reassigned reassigned;
    private final TypeElement owner;

    /** The names that methods of this object have for what it holds. */
    private final Function<ExpressionTree, LockName> names;

    private final List<ObjectLink> links = new ArrayList<>();

    /** The new objects that local variables hold. */
    private final Map<Element, NewClassTree> made = new HashMap<>();

    ObjectLinks(
            Attributed attributed,
            Reassigned reassigned,
            TypeElement owner,
            Function<ExpressionTree, LockName> names) {
        this.owner = owner;
        this.names = names;
        this.reassigned = reassigned;
        this.attributed = attributed;
    }

    List<ObjectLink> all() {
        return List.copyOf(links);
    }

    /** A variable is given a value: one of the body, or a field. */
    void assigned(@Nullable Element variable, ExpressionTree value) {
        if (!(variable instanceof VariableElement target)) {
            return;
        }
        if (!target.getKind().isField()) {
            if (Bare.uncast(value) instanceof NewClassTree object) {
                made.put(target, object);
            }
        } else if (isFixed(target)) {
            keeps(new Slot(target, false), value);
        }
    }

    /** The field of this object that an expression names; null if it names none. */
    @Nullable VariableElement ownField(ExpressionTree expression) {
        ExpressionTree tree = Bare.uncast(expression);
        boolean isOwn =
                tree instanceof IdentifierTree
                        || (tree instanceof MemberSelectTree select
                                && isThis(select.getExpression()));
        return isOwn
                        && attributed.elementOf(tree) instanceof VariableElement field
                        && field.getKind() == ElementKind.FIELD
                        && isFixed(field)
                ? field
                : null;
    }

    private boolean isFixed(VariableElement field) {
        return reassigned.isFixed(field) && !field.getModifiers().contains(Modifier.STATIC);
    }

    /** A field is given what has that name. */
    void given(VariableElement field, LockName name) {
        given(new Slot(field, false), name);
    }

    /** A static field of a class is perhaps given what it holds for good. */
    void shared(VariableElement variable, ExpressionTree value) {
        if (variable.getKind() == ElementKind.FIELD
                && variable.getModifiers().contains(Modifier.STATIC)
                && reassigned.isFixed(variable)) {
            given(variable, names.apply(value));
        }
    }

    /** A field, or the collection in it, is given what has that name. */
    void given(Slot slot, LockName name) {
        links.add(new ObjectLink.Given(slot, name));
    }

    private static boolean isThis(ExpressionTree expression) {
        return Bare.uncast(expression) instanceof IdentifierTree name
                && name.getName().contentEquals("this");
    }

    private void keeps(Slot slot, ExpressionTree value) {
        ExpressionTree tree = checked(Bare.uncast(value));
        Element element = attributed.elementOf(tree);
        if (tree instanceof NewClassTree object) {
            made(slot, object);
        } else if (made.containsKey(element)) {
            made(slot, made.get(element));
        } else if (element instanceof VariableElement variable && Members.isParameter(variable)) {
            links.add(new ObjectLink.Kept(variable, slot));
        }
    }

    /** What a null check is of, which is what it returns; anything else is what it is. */
    private ExpressionTree checked(ExpressionTree tree) {
        return tree instanceof MethodInvocationTree call
                        && attributed.elementOf(call.getMethodSelect())
                                instanceof ExecutableElement method
                        && LockModel.isNullCheck(method)
                ? Bare.uncast(call.getArguments().get(0))
                : tree;
    }

    private void made(Slot slot, NewClassTree object) {
        if (isInner(object)) {
            links.add(new ObjectLink.Inside(slot, owner));
        }
        if (attributed.elementOf(object) instanceof ExecutableElement constructor) {
            forEachArgument(
                    constructor,
                    object.getArguments(),
                    (argument, parameter) -> {
                        if (isThis(argument)) {
                            links.add(new ObjectLink.Made(slot, parameter));
                        }
                    });
        }
    }

    /** A method is called, or with {@code this(...)} and {@code super(...)} a constructor. */
    void called(MethodInvocationTree call, CalledMethod called) {
        if (called.isConstructor()) {
            forEachArgument(
                    called.method(),
                    call.getArguments(),
                    (argument, parameter) -> {
                        if (attributed.elementOf(argument) instanceof VariableElement given
                                && Members.isParameter(given)) {
                            links.add(new ObjectLink.PassedOn(given, parameter));
                        }
                    });
        } else if (call.getMethodSelect() instanceof MemberSelectTree select) {
            called(call, select.getExpression(), called);
        }
    }

    private void called(MethodInvocationTree call, ExpressionTree on, CalledMethod called) {
        if (call.getArguments().isEmpty()) {
            return;
        }
        if (called.isSource()) {
            introducesMade(call, on, called);
            VariableElement other = known(on);
            if (other != null) {
                forEachArgument(
                        called.method(),
                        call.getArguments(),
                        (argument, parameter) -> {
                            if (isThis(argument)) {
                                links.add(new ObjectLink.Introduced(parameter, other));
                            } else {
                                enlisted(argument, parameter, other);
                            }
                        });
            }
        } else if (PUTTING.contains(called.name())) {
            VariableElement container = ownField(on);
            if (container != null) {
                for (ExpressionTree argument : call.getArguments()) {
                    keeps(new Slot(container, true), argument);
                }
            } else if (call.getArguments().stream().anyMatch(ObjectLinks::isThis)) {
                putInto(Bare.uncast(on));
            }
        }
    }

    /**
     * A new object that was given another one is given to that: {@code part = new Part(whole);
     * whole.add(part)}. It is as if the constructor of the new object had done so.
     */
    private void introducesMade(MethodInvocationTree call, ExpressionTree on, CalledMethod called) {
        Element other = attributed.elementOf(Bare.uncast(on));
        if (made.isEmpty() || !(other instanceof VariableElement)) {
            return;
        }
        forEachArgument(
                called.method(),
                call.getArguments(),
                (argument, parameter) -> {
                    ExpressionTree object =
                            argument instanceof MemberReferenceTree reference
                                    ? Bare.uncast(reference.getQualifierExpression())
                                    : argument;
                    NewClassTree tree = made.get(attributed.elementOf(object));
                    if (tree != null
                            && attributed.elementOf(tree)
                                    instanceof ExecutableElement constructor) {
                        introducesMade(constructor, tree, other, argument, parameter);
                    }
                });
    }

    private void introducesMade(
            ExecutableElement constructor,
            NewClassTree object,
            Element other,
            ExpressionTree given,
            VariableElement to) {
        forEachArgument(
                constructor,
                object.getArguments(),
                (argument, parameter) -> {
                    if (!other.equals(attributed.elementOf(argument))) {
                        return;
                    }
                    if (!(given instanceof MemberReferenceTree)) {
                        links.add(new ObjectLink.Introduced(to, parameter));
                    } else if (attributed.elementOf(given) instanceof ExecutableElement method) {
                        TypeElement type = Members.ownerOf(constructor);
                        LockName self = new LockName.Path(new LockName.Root.This(type), List.of());
                        links.add(
                                new ObjectLink.Enlisted(
                                        to, parameter, type, new LockName.Function(method, self)));
                    }
                });
    }

    /** This object is put into a collection of another one. */
    private void putInto(ExpressionTree container) {
        if (container instanceof MemberSelectTree select
                && attributed.elementOf(container) instanceof VariableElement field
                && field.getKind() == ElementKind.FIELD
                && isFixed(field)) {
            VariableElement other = known(select.getExpression());
            if (other != null) {
                links.add(new ObjectLink.Put(new Slot(field, true), other));
            }
        }
    }

    /** The parameter, or the field of this object, that is named; null if none is. */
    private @Nullable VariableElement known(ExpressionTree tree) {
        return attributed.elementOf(tree) instanceof VariableElement variable
                        && Members.isParameter(variable)
                ? variable
                : ownField(tree);
    }

    private void enlisted(ExpressionTree given, VariableElement to, VariableElement of) {
        if (given instanceof LambdaExpressionTree || given instanceof MemberReferenceTree) {
            LockName function = names.apply(given);
            if (function instanceof LockName.Function) {
                links.add(new ObjectLink.Enlisted(to, of, owner, function));
            }
            return;
        }
        Element known = attributed.elementOf(given);
        ExpressionTree object = given instanceof NewClassTree ? given : made.get(known);
        if (object instanceof NewClassTree tree && isInner(tree)) {
            links.add(new ObjectLink.Enlisted(to, of, owner, LockName.UNKNOWN));
        }
    }

    /** Whether a new object has this object around it. */
    private boolean isInner(NewClassTree made) {
        Element type =
                made.getClassBody() == null
                        ? TypeFacts.classOf(attributed.elementOf(made))
                        : attributed.elementOf(made.getClassBody());
        Element around = type == null ? null : type.getEnclosingElement();
        while (around != null && !(around instanceof TypeElement)) {
            around = around.getEnclosingElement();
        }
        return type != null
                && owner.equals(around)
                && made.getEnclosingExpression() == null
                && !type.getModifiers().contains(Modifier.STATIC);
    }

    private static void forEachArgument(
            ExecutableElement method,
            List<? extends ExpressionTree> arguments,
            BiConsumer<ExpressionTree, VariableElement> action) {
        if (arguments.size() == method.getParameters().size() && !method.isVarArgs()) {
            for (int i = 0; i < arguments.size(); i++) {
                action.accept(Bare.uncast(arguments.get(i)), method.getParameters().get(i));
            }
        }
    }
}
