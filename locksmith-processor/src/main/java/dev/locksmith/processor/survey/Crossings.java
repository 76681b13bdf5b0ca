package dev.locksmith.processor.survey;

import dev.locksmith.processor.export.Inventory.Crossing;
import dev.locksmith.processor.export.Isolation;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.summary.Verdict;
import dev.locksmith.processor.summary.Verdicts;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** The places where values go to other threads, and what goes there. */
final class Crossings {

    private final Kinds kinds;
    private final Verdicts verdicts;
    private final List<Flow> flows = new ArrayList<>();

    Crossings(Kinds kinds, Verdicts verdicts) {
        this.kinds = kinds;
        this.verdicts = verdicts;
    }

    /** Where a value goes, if that is to another thread, and how. */
    private record Boundary(String name, Crossing.Way way, List<String> reasons) {}

    /** Takes note of a flow. What its value is may not be known before all calls are. */
    void add(Flow flow) {
        if (flow.to() instanceof Destination.Boundary
                || flow.to() instanceof Destination.TypeArgument
                || (flow.to() instanceof Destination.Shared shared
                        && !isConstant(shared.field()))) {
            flows.add(flow);
        }
    }

    /** The constants of an enum are its own; that every thread has them is what it is for. */
    private static boolean isConstant(@Nullable VariableElement field) {
        return field != null && field.getKind() == ElementKind.ENUM_CONSTANT;
    }

    /** Of each place, what goes to which boundary there; of several ways, the strictest value. */
    List<Crossing> all() {
        IdentityHashMap<Object, Map<String, Crossing>> byPlace = new IdentityHashMap<>();
        List<Map<String, Crossing>> inOrder = new ArrayList<>();
        for (Flow flow : flows) {
            Map<String, Crossing> here = byPlace.get(flow.site().place());
            if (here == null) {
                here = new LinkedHashMap<>();
                byPlace.put(flow.site().place(), here);
                inOrder.add(here);
            }
            Crossing crossing = crossing(flow, boundary(flow.to()));
            here.merge(
                    crossing.boundary() + '\n' + crossing.value(), crossing, Crossings::stricter);
        }
        List<Crossing> all = new ArrayList<>();
        inOrder.forEach(each -> all.addAll(each.values()));
        return all;
    }

    private static Crossing stricter(Crossing one, Crossing other) {
        return other.kind().compareTo(one.kind()) < 0 ? other : one;
    }

    private static Boundary boundary(Destination to) {
        if (to instanceof Destination.Boundary boundary) {
            return new Boundary(
                    last(boundary.reasons(), "another thread"),
                    Crossing.Way.HANDED_OVER,
                    boundary.reasons());
        } else if (to instanceof Destination.TypeArgument argument) {
            return new Boundary(
                    last(argument.reasons(), "a sendable type parameter"),
                    Crossing.Way.TYPE_ARGUMENT,
                    argument.reasons());
        }
        Destination.Shared shared = (Destination.Shared) to;
        return new Boundary(
                isStatic(shared.field())
                        ? "a static field, which every thread can read"
                        : last(shared.reasons(), "other threads read " + shared.place()),
                Crossing.Way.SHARED,
                shared.reasons());
    }

    private static boolean isStatic(@Nullable VariableElement field) {
        return field != null && field.getModifiers().contains(Modifier.STATIC);
    }

    private static String last(List<String> reasons, String otherwise) {
        return reasons.isEmpty() ? otherwise : reasons.get(reasons.size() - 1);
    }

    private Crossing crossing(Flow flow, Boundary boundary) {
        Verdict verdict = verdicts.of(flow.value(), flow.described());
        Isolation kind = kindOf(verdict);
        List<String> why = verdict.reasons();
        for (Parts.Part part : Parts.of(flow.value(), flow.described())) {
            Kinds.Kind of = kinds.of(part.type());
            boolean isWord =
                    of.isolation() == Isolation.ONE_AT_A_TIME
                            || of.isolation() == Isolation.OF_DOMAIN;
            if (isWord && of.isolation().compareTo(kind) < 0) {
                kind = of.isolation();
                why = new ArrayList<>();
                if (!part.name().isEmpty()) {
                    why.add(part.name() + " is " + TypeText.withArticle(TypeText.of(part.type())));
                }
                why.addAll(of.why());
            }
        }
        return new Crossing(
                boundary.name(),
                boundary.way(),
                kind,
                flow.described().isEmpty() ? verdict.subject() : flow.described(),
                why,
                boundary.reasons(),
                flow.site());
    }

    private static Isolation kindOf(Verdict verdict) {
        return switch (verdict.kind()) {
            case CONFINED -> Isolation.CONFINED;
            case LENT -> Isolation.SCOPED;
            case UNKNOWN -> Isolation.UNKNOWN;
            case SENDABLE -> Isolation.SENDABLE;
        };
    }
}
