package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Value;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;

/** Which parameters are in a value: of the receiver the method itself stands for it. */
final class Origins {

    private final Summaries summaries;
    private final Set<Element> found = new LinkedHashSet<>();
    private final Set<Call> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Call> visitedAfter = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<ExecutableElement> asked = new LinkedHashSet<>();

    private Origins(Summaries summaries) {
        this.summaries = summaries;
    }

    static Origins of(Value value, Summaries summaries) {
        Origins origins = new Origins(summaries);
        origins.collect(value);
        return origins;
    }

    /** The parameters, and methods for their receivers. */
    Set<Element> found() {
        return found;
    }

    /** The methods whose summaries were asked: when one grows, there may be more. */
    Set<ExecutableElement> asked() {
        return asked;
    }

    private void collect(Value value) {
        if (value instanceof Value.OfVariable of) {
            if (of.variable().getKind() == ElementKind.PARAMETER) {
                found.add(of.variable());
            }
        } else if (value instanceof Value.This self) {
            if (self.method() != null) {
                found.add(self.method());
            }
        } else if (value instanceof Value.Closure closure) {
            closure.captures().forEach(each -> collect(each.value()));
        } else if (value instanceof Value.Holder holder) {
            collect(holder.object());
            holder.contents().forEach(this::collect);
        } else if (value instanceof Value.OneOf oneOf) {
            oneOf.values().forEach(this::collect);
        } else if (value instanceof Value.ResultOf result) {
            if (visited.add(result.call())) {
                asked.add(result.call().callee());
                summaries.handedBack(result.call()).forEach(this::collect);
            }
        } else if (value instanceof Value.After after) {
            collect(after.object());
            if (visitedAfter.add(after.call())) {
                asked.add(after.call().callee());
                asked.addAll(after.through());
                summaries.keptIn(after).forEach(this::collect);
            }
        } else if (value instanceof Value.Pipeline pipeline) {
            collect(pipeline.object());
        } else if (value instanceof Value.Narrowed narrowed) {
            collect(narrowed.value());
        } else if (value instanceof Value.ElementOf element) {
            collect(element.container());
        }
    }

    /** Whether the value depends on what some method does. */
    static boolean dependsOnSummaries(Value value) {
        if (value instanceof Value.ResultOf || value instanceof Value.After) {
            return true;
        } else if (value instanceof Value.Closure closure) {
            return closure.captures().stream().anyMatch(each -> dependsOnSummaries(each.value()));
        } else if (value instanceof Value.Holder holder) {
            return dependsOnSummaries(holder.object())
                    || holder.contents().stream().anyMatch(Origins::dependsOnSummaries);
        } else if (value instanceof Value.OneOf oneOf) {
            return oneOf.values().stream().anyMatch(Origins::dependsOnSummaries);
        } else if (value instanceof Value.Narrowed narrowed) {
            return dependsOnSummaries(narrowed.value());
        }
        return false;
    }

    /** Whether the value could be, or hold, a parameter. */
    static boolean mayHaveParameters(Value value) {
        if (value instanceof Value.OfVariable of) {
            return of.variable().getKind() == ElementKind.PARAMETER;
        } else if (value instanceof Value.OfType
                || value instanceof Value.Guarded
                || value instanceof Value.None) {
            return false;
        } else if (value instanceof Value.Closure closure) {
            return closure.captures().stream().anyMatch(each -> mayHaveParameters(each.value()));
        }
        return true;
    }
}
