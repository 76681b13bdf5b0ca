package dev.locksmith.processor.dataflow.shared;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.TypeCastTree;

import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.source.LocalClasses;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.shared.LockPath;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Names the locks that expressions stand for. */
final class LockPaths {

    private static final String VIEWS = "java.util.concurrent.locks.";

    private final Walk walk;
    private final LocalClasses localClasses;
    private final Predicate<TypeElement> isSource;

    LockPaths(Walk walk, LocalClasses localClasses) {
        this.walk = walk;
        this.localClasses = localClasses;
        this.isSource = walk.surroundings.isSource();
    }

    LockPath of(ExpressionTree expression) {
        ExpressionTree tree = Bare.of(expression);
        if (tree instanceof TypeCastTree cast) {
            return of(cast.getExpression());
        } else if (tree instanceof IdentifierTree name) {
            return ofName(name);
        } else if (tree instanceof MemberSelectTree select) {
            return ofSelect(select);
        } else if (tree instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("writeLock")) {
            LockPath of = of(select.getExpression());
            return of.equals(LockPath.UNKNOWN) ? of : new LockPath.WriteLock(of);
        }
        return LockPath.UNKNOWN;
    }

    private LockPath ofName(IdentifierTree tree) {
        if (isThis(tree.getName())) {
            return ofObject(TypeFacts.classOf(walk.attributed.elementOf(tree)));
        }
        return walk.attributed.elementOf(tree) instanceof VariableElement variable
                ? variable.getKind().isField() ? ofField(variable, null) : ofLocal(variable)
                : LockPath.UNKNOWN;
    }

    private LockPath ofSelect(MemberSelectTree tree) {
        if (tree.getIdentifier().contentEquals("class")) {
            return walk.attributed.elementOf(tree.getExpression()) instanceof TypeElement type
                    ? new LockPath.OfClass(type)
                    : LockPath.UNKNOWN;
        }
        Element element = walk.attributed.elementOf(tree);
        if (isThis(tree.getIdentifier())) {
            return ofObject(TypeFacts.classOf(element));
        }
        return element instanceof VariableElement field && field.getKind().isField()
                ? ofField(field, tree.getExpression())
                : LockPath.UNKNOWN;
    }

    private static boolean isThis(Name name) {
        return name.contentEquals("this") || name.contentEquals("super");
    }

    /** A local variable is the lock that it was last given. */
    private LockPath ofLocal(VariableElement variable) {
        return ofValue(walk.state.variables.of(variable));
    }

    private LockPath ofValue(Value value) {
        if (value instanceof Value.This self
                && self.type() instanceof DeclaredType type
                && type.asElement() instanceof TypeElement element) {
            return ofObject(element);
        } else if (value instanceof Derived.FieldOf of) {
            return isStatic(of.field()) ? ofField(of.field(), null) : LockPath.UNKNOWN;
        }
        return value instanceof Value.OfVariable of && isStatic(of.variable())
                ? ofField(of.variable(), null)
                : LockPath.UNKNOWN;
    }

    private static boolean isStatic(VariableElement field) {
        return field.getModifiers().contains(Modifier.STATIC);
    }

    private LockPath ofField(VariableElement field, @Nullable ExpressionTree owner) {
        if (isView(field.asType())) {
            // The lock of a pair may stand in a field, and be asked of the pair as well.
            return LockPath.UNKNOWN;
        } else if (isStatic(field)) {
            return new LockPath.Static(field);
        }
        LockPath path = owner == null ? ofObject(Members.ownerOf(field)) : of(owner);
        return path.equals(LockPath.UNKNOWN) ? path : new LockPath.Field(path, field);
    }

    private static boolean isView(TypeMirror type) {
        if (!(type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element)) {
            return false;
        }
        String name = element.getQualifiedName().toString();
        return name.startsWith(VIEWS)
                && (name.endsWith(".Lock")
                        || name.endsWith(".WriteLock")
                        || name.endsWith(".ReadLock"));
    }

    /** The object around this point that has the members of a class. */
    LockPath ofObject(@Nullable TypeElement owner) {
        if (owner == null) {
            return LockPath.UNKNOWN;
        }
        TypeElement around = localClasses.innermostWith(owner);
        return new LockPath.This(highest(around == null ? owner : around));
    }

    /** The class of an object that is highest in what is compiled: one name for one object. */
    private TypeElement highest(TypeElement type) {
        TypeElement at = type;
        while (at.getSuperclass() instanceof DeclaredType above
                && above.asElement() instanceof TypeElement next
                && isSource.test(next)) {
            at = next;
        }
        return at;
    }
}
