package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.domain.CodeCalled;
import dev.locksmith.processor.fact.domain.FunctionRun;
import dev.locksmith.processor.type.Members;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * Who has which code run. Of most code nobody asks that, so the calls that were seen are kept as
 * they are and become edges when somebody does.
 */
final class Callers {

    private final Functions functions;
    private final Comparator<Site> byFile = Places.byFile();
    private final Map<ExecutableElement, List<Seen>> byCallee = new LinkedHashMap<>();
    private final Map<Code, List<Seen>> byTarget = new LinkedHashMap<>();
    private final Map<Code, Map<Edge.Key, Edge>> edges = new HashMap<>();
    private final Map<Code, List<? extends VariableElement>> parameters = new HashMap<>();
    private final Function<CodeCalled, Set<Object>> known;
    private int seen;

    /**
     * Nothing was seen so far.
     *
     * @param known what is certain where a method is called, and behind it; it is asked when all
     *     calls are known
     */
    Callers(Functions functions, Function<CodeCalled, Set<Object>> known) {
        this.functions = functions;
        this.known = known;
    }

    /**
     * A call that was seen.
     *
     * @param number rises within each file
     */
    private record Seen(int number, CodeCalled call) {
        Site site() {
            return call.site();
        }
    }

    /**
     * Code has other code run.
     *
     * @param arguments what it is run with; none if that is not known
     * @param known what the code has tested before
     * @param how what the caller does with it, in a word
     */
    record Edge(
            Code caller,
            CodeCalled.Argument receiver,
            List<CodeCalled.Argument> arguments,
            Place place,
            Set<Object> known,
            String described,
            String how,
            List<String> then,
            Site site) {

        private record Key(Code caller, Place place, Set<Object> known, Object site) {}

        private Key key() {
            return new Key(caller, place, known, site.place());
        }

        /** A step of the way, without its place. */
        String step() {
            return Names.of(caller) + " " + how + " " + described;
        }
    }

    // Collecting

    void collect(CodeCalled call) {
        byCallee.computeIfAbsent(call.callee(), key -> new ArrayList<>(2))
                .add(new Seen(seen++, call));
        learnParameters(call.in());
    }

    void collect(FunctionRun run) {
        learnParameters(run.in());
    }

    /** A lambda's code is looked up by its tree alone. */
    private void learnParameters(Code code) {
        if (code instanceof Code.OfFunction && !code.parameters().isEmpty()) {
            parameters.put(code, code.parameters());
        }
    }

    /**
     * All calls were collected: tells of all code that they run.
     *
     * @param attempt runs what concerns one method that is called, so that a failure costs no more
     */
    void resolve(Consumer<Code> target, BiConsumer<Site, Runnable> attempt) {
        byCallee.forEach(
                (callee, calls) ->
                        attempt.accept(
                                calls.get(0).site(),
                                () -> {
                                    Code code = functions.of(callee);
                                    byTarget.computeIfAbsent(code, key -> new ArrayList<>())
                                            .addAll(calls);
                                    target.accept(code);
                                }));
        byCallee.clear();
    }

    // Asking

    List<? extends VariableElement> parametersOf(Code code) {
        return parameters.getOrDefault(code, code.parameters());
    }

    /** The code that calls this code, whatever it calls it with. */
    List<Code> of(Code target) {
        return byTarget.getOrDefault(target, List.of()).stream()
                .map(each -> each.call().in())
                .toList();
    }

    List<Edge> edgesTo(Code target) {
        return List.copyOf(edges(target).values());
    }

    /** One more was found; whether it is new. */
    boolean add(Code target, Edge edge) {
        return edges(target).putIfAbsent(edge.key(), edge) == null;
    }

    private Map<Edge.Key, Edge> edges(Code target) {
        Map<Edge.Key, Edge> known = edges.get(target);
        if (known == null) {
            known = new LinkedHashMap<>();
            List<Seen> calls = new ArrayList<>(byTarget.getOrDefault(target, List.of()));
            calls.sort(Comparator.comparing(Seen::site, byFile).thenComparing(Seen::number));
            for (Seen each : calls) {
                CodeCalled call = each.call();
                if (!functions.isToldByCallers(call.receiver().value(), call.callee())) {
                    Edge edge = edgeOf(call);
                    known.putIfAbsent(edge.key(), edge);
                }
            }
            edges.put(target, known);
        }
        return known;
    }

    private Edge edgeOf(CodeCalled call) {
        return new Edge(
                call.in(),
                call.receiver(),
                call.arguments(),
                Place.HERE,
                known.apply(call),
                Members.nameOf(call.callee()),
                "calls",
                List.of(),
                call.site());
    }
}
