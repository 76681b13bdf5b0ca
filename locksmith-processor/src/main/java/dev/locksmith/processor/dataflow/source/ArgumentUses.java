package dev.locksmith.processor.dataflow.source;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.type.Declared;

import java.util.regex.Pattern;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;

/**
 * Which calls of library methods use what they are given: a method that asks by name for a session,
 * a batch or an output works with it before it returns, unless it is there to keep it. The
 * platform's own types are passed about for many ends, an empty buffer for one, and do not count.
 */
public final class ArgumentUses {

    /** Methods of these names keep what they are given, and use it later if at all. */
    private static final Pattern KEEPING =
            Pattern.compile(
                    "(set|add|put|with|register|of|from|new|create|wrap|bind|attach|on|to|is)"
                            + "([A-Z].*)?");

    private final TypeFacts typeFacts;
    private final Declared declared;

    public ArgumentUses(TypeFacts typeFacts, Declared declared) {
        this.typeFacts = typeFacts;
        this.declared = declared;
    }

    /** Whether a call of the method is a use of what this parameter is given. */
    public boolean isUse(Callee callee, Callee.Parameter parameter) {
        return !callee.isSource()
                && callee.method().getKind() == ElementKind.METHOD
                && asksFor(parameter)
                && !Callees.demandsAnything(parameter.marks())
                && !parameter.marks().has(Mark.RETAINED)
                && !KEEPING.matcher(callee.method().getSimpleName().toString()).matches()
                && !mayOnlyWrap(callee.method());
    }

    private boolean asksFor(Callee.Parameter parameter) {
        return parameter.type() instanceof DeclaredType type
                && !declared.isOfPlatform((TypeElement) type.asElement())
                && (typeFacts.is(parameter.type(), Mark.NOT_THREAD_SAFE)
                        || typeFacts.is(parameter.type(), Mark.BY_ORIGIN));
    }

    /** A factory may put it into what it makes. */
    private static boolean mayOnlyWrap(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.STATIC)
                && method.getReturnType().getKind() == TypeKind.DECLARED;
    }
}
