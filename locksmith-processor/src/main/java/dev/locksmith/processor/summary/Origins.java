package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Part;
import dev.locksmith.processor.fact.Value;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;

/** Which parameters are in a part of a value: of the receiver the method itself stands for it. */
final class Origins {

    private final Contents contents;
    private final Set<Origin> found = new LinkedHashSet<>();
    private final Set<Visit> visited = new HashSet<>();
    private final Set<ExecutableElement> asked = new LinkedHashSet<>();

    private Origins(Contents contents) {
        this.contents = contents;
    }

    static Origins of(Value value, Part part, Contents contents) {
        Origins origins = new Origins(contents);
        origins.collect(value, part, Part.WHOLE);
        return origins;
    }

    /**
     * @param parameter a parameter, or a method for its receiver
     * @param part what of it is in the value
     * @param place where in the value that is
     */
    record Origin(Element parameter, Part part, Part place) {
        // Written out for the sake of cold starts, as in values.
        @Override
        public boolean equals(Object other) {
            return other instanceof Origin origin
                    && origin.parameter.equals(parameter)
                    && origin.part.equals(part)
                    && origin.place.equals(place);
        }

        @Override
        public int hashCode() {
            return parameter.hashCode() * 31 + part.hashCode();
        }
    }

    /** Of values that stand for calls each part is looked at once. */
    private record Visit(Call call, boolean after, Part part) {
        // A call that is walked twice, as in a loop, is two with different values.
        @SuppressWarnings("ReferenceEquality")
        @Override
        public boolean equals(Object other) {
            return other instanceof Visit visit
                    && call == visit.call
                    && after == visit.after
                    && part.equals(visit.part);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(call) * 31 + part.hashCode();
        }
    }

    Set<Origin> found() {
        return found;
    }

    /** The methods whose summaries were asked: when one grows, there may be more. */
    Set<ExecutableElement> asked() {
        return asked;
    }

    private void collect(Value value, Part part, Part place) {
        if (!part.isNear()) {
            return;
        }
        if (value instanceof Value.OfVariable of) {
            if (of.variable().getKind() == ElementKind.PARAMETER) {
                found.add(new Origin(of.variable(), part, place.nearest()));
            } else if (of.owner() != null) {
                collect(of.owner(), Part.of(of.variable()).plus(part), place);
            }
        } else if (value instanceof Value.This self) {
            if (self.method() != null) {
                found.add(new Origin(self.method(), part, place.nearest()));
            }
        } else if (value instanceof Value.Closure closure) {
            for (Value.Captured each : closure.captures()) {
                content(each.value(), part, place);
            }
        } else if (value instanceof Value.Holder holder) {
            collect(holder.object(), part, place);
            for (Value each : holder.contents()) {
                content(each, part, place);
            }
        } else if (value instanceof Value.OneOf oneOf) {
            for (Value each : oneOf.values()) {
                collect(each, part, place);
            }
        } else if (value instanceof Value.ResultOf result) {
            if (visited.add(new Visit(result.call(), false, part))) {
                asked.add(result.call().callee());
                collectAll(contents.handedBack(result.call()), part, place);
            }
        } else if (value instanceof Value.After after) {
            ofAfter(after, part, place);
        } else if (value instanceof Value.Pipeline pipeline) {
            collect(pipeline.object(), part, place);
        } else if (value instanceof Value.Narrowed narrowed) {
            collect(narrowed.value(), part, place);
        } else if (value instanceof Value.ElementOf element) {
            content(element.container(), part, place);
        } else if (value instanceof Value.PartOf partOf) {
            collect(partOf.object(), partOf.part().plus(part), place);
        }
    }

    /** What is in an object, but not in a field of it. */
    private void content(Value value, Part part, Part place) {
        if (part.isWhole()) {
            collect(value, part, place.content());
        }
    }

    private void ofAfter(Value.After after, Part part, Part place) {
        List<Given> kept = List.of();
        if (visited.add(new Visit(after.call(), true, part))) {
            asked.add(after.call().callee());
            asked.addAll(after.through());
            kept = contents.keptIn(after);
            collectAll(kept, part, place);
        }
        if (!Contents.isReplaced(kept, part)) {
            collect(after.object(), part, place);
        }
    }

    private void collectAll(List<Given> given, Part part, Part place) {
        for (Given each : given) {
            if (each.concerns(part)) {
                collect(each.value(), each.partFor(part), place.plus(each.placeIn(part)));
            }
        }
    }

    /** Whether the value depends on what some method does. */
    static boolean dependsOnSummaries(Value value) {
        if (value instanceof Value.ResultOf
                || value instanceof Value.After
                || value instanceof Value.PartOf) {
            return true;
        } else if (value instanceof Value.OfVariable of) {
            return of.owner() != null && dependsOnSummaries(of.owner());
        } else if (value instanceof Value.Closure closure) {
            for (Value.Captured each : closure.captures()) {
                if (dependsOnSummaries(each.value())) {
                    return true;
                }
            }
            return false;
        } else if (value instanceof Value.Holder holder) {
            return dependsOnSummaries(holder.object()) || anyDependsOnSummaries(holder.contents());
        } else if (value instanceof Value.OneOf oneOf) {
            return anyDependsOnSummaries(oneOf.values());
        } else if (value instanceof Value.Narrowed narrowed) {
            return dependsOnSummaries(narrowed.value());
        }
        return value instanceof Value.ElementOf element && dependsOnSummaries(element.container());
    }

    private static boolean anyDependsOnSummaries(List<Value> values) {
        for (Value each : values) {
            if (dependsOnSummaries(each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the value could be, or hold, a parameter. */
    static boolean mayHaveParameters(Value value) {
        if (value instanceof Value.OfVariable of) {
            return of.variable().getKind() == ElementKind.PARAMETER
                    || (of.owner() != null && mayHaveParameters(of.owner()));
        } else if (value instanceof Value.OfType
                || value instanceof Value.Guarded
                || value instanceof Value.None) {
            return false;
        } else if (value instanceof Value.Closure closure) {
            for (Value.Captured each : closure.captures()) {
                if (mayHaveParameters(each.value())) {
                    return true;
                }
            }
            return false;
        }
        return true;
    }
}
