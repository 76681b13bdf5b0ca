package dev.locksmith.processor.rule;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.declared.ClassDeclared;
import dev.locksmith.processor.fact.declared.FieldDeclared;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.type.Mobility;
import dev.locksmith.processor.type.Reasons;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** A class that is declared sendable, or derives from one that is, does not keep the promise. */
final class NotSendable implements Rule<ClassDeclared> {

    static final String ID = "not-sendable";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Class<ClassDeclared> facts() {
        return ClassDeclared.class;
    }

    @Override
    public void check(ClassDeclared fact, Knowledge knowledge, Consumer<Finding> findings) {
        Promise promise = Promise.of(fact.type(), knowledge.declared());
        if (promise == null) {
            return;
        }
        if (promise.isContradicted()) {
            contradiction(fact, promise, knowledge, findings);
            return;
        }
        for (FieldDeclared field : fact.fields()) {
            checkField(field, promise, knowledge, findings);
        }
        checkProperties(fact, promise, knowledge, findings);
        checkSuperclass(fact, promise, knowledge, findings);
        checkEnclosing(fact, promise, knowledge, findings);
    }

    private static void checkField(
            FieldDeclared fact, Promise promise, Knowledge knowledge, Consumer<Finding> findings) {
        VariableElement field = fact.field();
        if (field.getModifiers().contains(Modifier.STATIC)
                || knowledge.declared().of(field).has(Mark.SENDABLE_UNCHECKED)) {
            return;
        }
        String name = "'" + field.getSimpleName() + "'";
        Mobility mobility = knowledge.mobility().ofGeneric(field);
        Reasons reasons = mobility.reasons();
        if (mobility.isConfined() && reasons != null) {
            findings.accept(
                    promise.broken(
                            fact.site(),
                            name,
                            "field " + name + " is confined to its thread",
                            reasons.about(name, field.asType()),
                            "keep "
                                    + name
                                    + " out of "
                                    + promise.typeName()
                                    + promise.orWithdraw()));
            return;
        }
        if (!promise.isChecked() || knowledge.declared().isGuarded(field)) {
            return;
        }
        String vouch = ", or give a reason with @Sendable(unchecked = \"...\")";
        if (field.asType().getKind() == TypeKind.ARRAY) {
            findings.accept(
                    promise.broken(
                            fact.site(),
                            name,
                            "every thread can write to the array in field " + name,
                            List.of("a final field does not make the elements of its array final"),
                            "use an immutable collection or an atomic array, guard "
                                    + name
                                    + " by a lock and say so with @GuardedBy"
                                    + vouch));
        } else if (isMutable(field)) {
            findings.accept(
                    promise.broken(
                            fact.site(),
                            name,
                            "field " + name + " can change while other threads read it",
                            List.of(name + " is not final, volatile or @GuardedBy a lock"),
                            "make "
                                    + name
                                    + " final or volatile, guard it by a lock and say so with"
                                    + " @GuardedBy"
                                    + vouch));
        } else if (reasons != null && knowledge.mode() == Mode.COMPLETE) {
            findings.accept(
                    promise.broken(
                            fact.site(),
                            name,
                            "nothing proves that field " + name + " is sendable",
                            reasons.about(name, field.asType()),
                            "give " + name + " a type that is sendable" + vouch));
        }
    }

    private static boolean isMutable(VariableElement field) {
        return !field.getModifiers().contains(Modifier.FINAL)
                && !field.getModifiers().contains(Modifier.VOLATILE);
    }

    /** The fields that another tool writes stand in generated code, where nothing is reported. */
    private static void checkProperties(
            ClassDeclared fact, Promise promise, Knowledge knowledge, Consumer<Finding> findings) {
        Reasons reasons = knowledge.mobility().ofProperties(fact.type()).reasons();
        if (reasons != null) {
            findings.accept(
                    promise.broken(
                            fact.site(),
                            promise.typeName(),
                            "a property of " + promise.typeName() + " is confined to its thread",
                            reasons.lines(),
                            "keep it out of " + promise.typeName() + promise.orWithdraw()));
        }
    }

    /** A superclass that makes no promise of its own has to keep this one. */
    private static void checkSuperclass(
            ClassDeclared fact, Promise promise, Knowledge knowledge, Consumer<Finding> findings) {
        TypeElement superclass = superclassOf(fact.type());
        if (superclass == null || Promise.isMadeBy(superclass, knowledge.declared())) {
            return;
        }
        Mobility mobility = knowledge.mobility().of(fact.type().getSuperclass());
        if (!mobility.isConfined()) {
            mobility = knowledge.mobility().ofBody(superclass);
        }
        Reasons reasons = mobility.reasons();
        if (reasons == null) {
            return;
        }
        String name = TypeText.of(fact.type().getSuperclass());
        boolean isCertain = mobility.isConfined() || hasMutableField(superclass, knowledge);
        if (mobility.isConfined()
                || (promise.isChecked() && (isCertain || knowledge.mode() == Mode.COMPLETE))) {
            findings.accept(
                    promise.broken(
                            fact.site(),
                            name,
                            isCertain
                                    ? "superclass " + name + " is not sendable"
                                    : "nothing proves that superclass " + name + " is sendable",
                            reasons.lines(),
                            "make "
                                    + name
                                    + " sendable too, or extend another class"
                                    + promise.orWithdraw()));
        }
    }

    private static boolean hasMutableField(TypeElement superclass, Knowledge knowledge) {
        for (TypeElement each = superclass;
                each != null
                        && !knowledge.declared().isOfLibrary(each)
                        && !Promise.isMadeBy(each, knowledge.declared());
                each = superclassOf(each)) {
            for (VariableElement field : ElementFilter.fieldsIn(each.getEnclosedElements())) {
                if (!field.getModifiers().contains(Modifier.STATIC)
                        && isMutable(field)
                        && !knowledge.declared().isGuarded(field)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable TypeElement superclassOf(TypeElement type) {
        return type.getSuperclass().getKind() == TypeKind.DECLARED
                ? (TypeElement) ((DeclaredType) type.getSuperclass()).asElement()
                : null;
    }

    /** The object an inner class belongs to goes wherever it goes. */
    private static void checkEnclosing(
            ClassDeclared fact, Promise promise, Knowledge knowledge, Consumer<Finding> findings) {
        TypeElement type = fact.type();
        TypeElement outer = knowledge.mobility().enclosingOf(type);
        if (outer == null) {
            return;
        }
        Mobility mobility = knowledge.mobility().of(outer.asType());
        Reasons reasons = mobility.reasons();
        if (reasons == null) {
            return;
        }
        if (mobility.isConfined() || (promise.isChecked() && knowledge.mode() == Mode.COMPLETE)) {
            String name = TypeText.of(outer);
            findings.accept(
                    promise.broken(
                            fact.site(),
                            name,
                            promise.typeName()
                                    + " takes its enclosing "
                                    + name
                                    + " along, "
                                    + (mobility.isConfined()
                                            ? "which is confined to its thread"
                                            : "which nothing proves to be sendable"),
                            reasons.lines(),
                            "make " + type.getSimpleName() + " static" + promise.orWithdraw()));
        }
    }

    private static void contradiction(
            ClassDeclared fact, Promise promise, Knowledge knowledge, Consumer<Finding> findings) {
        TypeElement type = fact.type();
        TypeElement confined =
                knowledge.declared().whoSays(Mark.THREAD_CONFINED, type).orElse(type);
        String name = TypeText.of(type);
        findings.accept(
                promise.broken(
                        fact.site(),
                        name,
                        confined.equals(type)
                                ? name + " is @ThreadConfined"
                                : TypeText.deriving(type, confined) + ", which is @ThreadConfined",
                        List.of(),
                        "take @ThreadConfined away from "
                                + TypeText.of(confined)
                                + promise.orWithdraw()));
    }
}
