package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What methods of other compilations do with locks, by the facts that came with their classes. */
final class ForeignLocks {

    private final Predicate<TypeElement> isSource;
    private final Function<ExecutableElement, @Nullable LockSummary> told;
    private final Map<Object, LockSummary> known = new HashMap<>();

    ForeignLocks(
            Predicate<TypeElement> isSource,
            Function<ExecutableElement, @Nullable LockSummary> told) {
        this.isSource = isSource;
        this.told = told;
    }

    /** A body without code, of which the summary is known; null if it is not. */
    @Nullable LockBody bodyOf(ExecutableElement method) {
        LockSummary summary = known.get(method);
        if (summary == null) {
            summary = find(method);
            known.put(method, summary);
        }
        return summary.isNothing() ? null : LockFacts.bodyOf(method);
    }

    private LockSummary find(ExecutableElement method) {
        TypeElement owner = Members.ownerOf(method);
        if (isSource.test(owner)
                || isOfPlatform(owner)
                || method.getModifiers().contains(Modifier.ABSTRACT)) {
            return LockSummary.NOTHING;
        }
        LockSummary summary = told.apply(method);
        return summary == null ? LockSummary.NOTHING : summary;
    }

    /** Whether a method is known to call what it is given for a parameter. */
    boolean runs(VariableElement parameter) {
        ExecutableElement method = Members.methodOf(parameter);
        if (method != null && bodyOf(method) != null) {
            for (LockEffect each : summaryOf(method).effects().values()) {
                if (each instanceof LockEffect.Calls calls
                        && calls.call().receiver() instanceof LockName.Path path
                        && path.steps().isEmpty()
                        && path.root().equals(new LockName.Root.Parameter(parameter))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The platform's classes have no facts. */
    static boolean isOfPlatform(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.");
    }

    LockSummary summaryOf(Object key) {
        return known.getOrDefault(key, LockSummary.NOTHING);
    }
}
