package dev.locksmith.processor.summary;

import static java.util.Objects.requireNonNull;

import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.summary.Answer.Captures;
import dev.locksmith.processor.summary.Answer.Holds;
import dev.locksmith.processor.summary.Answer.Leaf;
import dev.locksmith.processor.summary.Answer.Step;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Mobility;
import dev.locksmith.processor.type.MobilityOf;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * Judges values: their type, or worse if we know where they came from. Values are a graph with
 * rings in it. A question is answered together with all that it leads to: the strictest kind
 * spreads backwards from where a type says it, and the shortest way there becomes the reason.
 */
public final class Verdicts {

    private static final String THIS = "this ";

    private final Contents contents;
    private final UnsharedValues unshared;
    private final Evidence evidence;
    private @Nullable Verdicts ofHandovers;

    /** Answers that hold for good. */
    private final Map<Question, Answer> answers = new HashMap<>();

    public Verdicts(MobilityOf mobility, Declared declared, Summaries summaries) {
        this(
                summaries.contents(),
                summaries.unshared(),
                new Evidence(
                        mobility,
                        declared,
                        summaries.loans(),
                        summaries.contents(),
                        birth -> false,
                        variable -> false));
    }

    private Verdicts(Contents contents, UnsharedValues unshared, Evidence evidence) {
        this.contents = contents;
        this.unshared = unshared;
        this.evidence = evidence;
    }

    /** The same without what some variables hold. */
    public Verdicts silencing(Predicate<Element> silenced) {
        return new Verdicts(contents, unshared, evidence.silencing(silenced));
    }

    /** The same of a value that one thread takes over: what nobody else reaches may go. */
    public Verdict ofHandedOver(Value value, String described) {
        if (unshared.isPassedOn(birthOf(value))) {
            return of(value, described);
        }
        Verdicts verdicts = ofHandovers;
        if (verdicts == null) {
            verdicts = new Verdicts(contents, unshared, evidence.freeing(unshared::isFree));
            ofHandovers = verdicts;
        }
        return verdicts.of(value, described);
    }

    private static @Nullable Object birthOf(Value value) {
        Value object = value.object();
        if (object instanceof Value.OfVariable of) {
            return of.variable();
        }
        return object instanceof Value.OfType of ? of.expression() : null;
    }

    /** Whether the value, which the source calls so, may leave its thread. */
    public Verdict of(Value value, String described) {
        if (value == Value.NONE) {
            return Verdict.FREE;
        }
        Question question = Question.of(value);
        Map<Question, Answer> found = Map.of();
        if (!answers.containsKey(question)) {
            found = solve(question);
            // While summaries are worked out, what depends on them may still get stricter.
            if (contents.isComplete() || !value.dependsOnSummaries()) {
                answers.putAll(found);
            }
        }
        Map<Question, Answer> recent = found;
        return told(question, described, key -> recent.getOrDefault(key, answers.get(key)));
    }

    private Map<Question, Answer> solve(Question root) {
        Map<Question, Answer> found = new LinkedHashMap<>();
        Map<Question, List<Question>> askers = new HashMap<>();
        Deque<Question> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Question question = open.pop();
            if (found.containsKey(question)) {
                continue;
            }
            Answer known = answers.get(question);
            found.put(question, known == null ? evidence.of(question) : known);
            if (known == null) {
                for (Step step : found.get(question).steps()) {
                    askers.computeIfAbsent(step.next(), key -> new ArrayList<>()).add(question);
                    open.push(step.next());
                }
            }
        }
        spread(Mobility.Kind.CONFINED, found, askers);
        spread(Mobility.Kind.LENT, found, askers);
        spread(Mobility.Kind.UNKNOWN, found, askers);
        return found;
    }

    /** In circles around the values whose types say so: the nearest come first. */
    private static void spread(
            Mobility.Kind kind, Map<Question, Answer> found, Map<Question, List<Question>> askers) {
        Deque<Question> reached = new ArrayDeque<>();
        found.forEach(
                (question, answer) -> {
                    if (answer.kind() == kind) {
                        reached.add(question);
                    }
                });
        while (!reached.isEmpty()) {
            Question question = reached.poll();
            Answer answer = requireNonNull(found.get(question));
            for (Question asker : askers.getOrDefault(question, List.of())) {
                Answer asking = requireNonNull(found.get(asker));
                if (asking.kind().compareTo(kind) < 0 && carries(asking, question, kind)) {
                    asking.becomes(kind, answer.distance() + 1);
                    reached.add(asker);
                }
            }
        }
    }

    private static boolean carries(Answer asking, Question question, Mobility.Kind kind) {
        for (Step step : asking.steps()) {
            if (step.carries(kind) && step.next().equals(question)) {
                return true;
            }
        }
        return false;
    }

    // Wording

    private record Taken(Step step, String described) {}

    private static Verdict told(Question root, String given, Function<Question, Answer> known) {
        Answer answer = known.apply(root);
        if (answer.kind() == Mobility.Kind.SENDABLE) {
            return Verdict.FREE;
        }
        Deque<Taken> way = new ArrayDeque<>();
        String described = given;
        while (answer.distance() > 0) {
            Step step = next(answer, known);
            way.push(new Taken(step, described));
            if (step instanceof Captures captures) {
                described = captures.name();
            } else if (step instanceof Holds) {
                described = "";
            }
            answer = known.apply(step.next());
        }
        Verdict verdict = byType(answer, described);
        for (Taken each : way) {
            verdict = through(each, verdict);
        }
        return verdict;
    }

    private static Step next(Answer answer, Function<Question, Answer> known) {
        for (Step step : answer.steps()) {
            Answer next = known.apply(step.next());
            if (step.carries(answer.kind())
                    && next.kind() == answer.kind()
                    && next.distance() < answer.distance()) {
                return step;
            }
        }
        throw new IllegalStateException("no step leads nearer to the reason");
    }

    private static Verdict through(Taken taken, Verdict inner) {
        if (taken.step() instanceof Captures captures) {
            return captured(captures, taken.described(), inner);
        } else if (taken.step() instanceof Holds holds) {
            return inside(taken.described(), holds.how(), inner);
        }
        return inner;
    }

    private static Verdict byType(Answer answer, String described) {
        Leaf leaf = answer.leaf();
        if (leaf == null || leaf.mobility().reasons() == null) {
            return Verdict.FREE;
        }
        String subject = leaf.isNamed() || described.isEmpty() ? leaf.name() : described;
        return byType(leaf.mobility(), subject, leaf.type());
    }

    private static Verdict byType(Mobility mobility, String subject, @Nullable TypeMirror type) {
        if (mobility.reasons() == null) {
            return Verdict.FREE;
        }
        String name = type == null ? "Object" : TypeText.of(type);
        List<String> reasons = mobility.reasons().lines();
        String spreadFrom = reasons.size() > 1 ? reasons.get(reasons.size() - 1) : null;
        if (subject.isEmpty()) {
            return new Verdict(mobility.kind(), subject, name, null, reasons, spreadFrom);
        }
        List<String> lines = new ArrayList<>();
        String first = reasons.get(0);
        // "'handle' is a KeyHandle" and "KeyHandle is @ThreadConfined" read best as one sentence.
        if (first.startsWith(name + " ")) {
            lines.add(
                    subject
                            + " is "
                            + TypeText.withArticle(name)
                            + ", which "
                            + first.substring(name.length() + 1));
        } else {
            lines.add(subject + " is " + TypeText.withArticle(name));
            lines.add(first);
        }
        lines.addAll(reasons.subList(1, reasons.size()));
        return new Verdict(mobility.kind(), subject, name, null, lines, spreadFrom);
    }

    private static Verdict captured(Captures captures, String described, Verdict worst) {
        String carrier = described.isEmpty() ? THIS + captures.what() : described;
        List<String> lines = new ArrayList<>();
        if (!carrier.startsWith(THIS)) {
            lines.add(
                    carrier
                            + " is "
                            + TypeText.withArticle(captures.what())
                            + " that captures "
                            + captures.name());
        } else if (!worst.subject().equals(captures.name())) {
            lines.add(carrier + " captures " + captures.name());
        }
        if (captures.how() != null && worst.subject().equals(captures.name())) {
            lines.add(captures.how());
        }
        lines.addAll(worst.reasons());
        return new Verdict(
                worst.kind(), worst.subject(), worst.type(), carrier, lines, worst.spreadFrom());
    }

    /** What is said of a value because of another in it; one without a name is passed over. */
    private static Verdict inside(String described, String holds, Verdict held) {
        String type = TypeText.withArticle(held.type());
        String subject = held.subject().isEmpty() ? type : held.subject();
        if (described.isEmpty()) {
            return new Verdict(
                    held.kind(),
                    subject,
                    held.type(),
                    held.carrier(),
                    held.reasons(),
                    held.spreadFrom());
        }
        List<String> lines = new ArrayList<>();
        lines.add(described + " " + holds + " " + content(held, subject));
        lines.addAll(held.reasons());
        return new Verdict(held.kind(), subject, held.type(), described, lines, held.spreadFrom());
    }

    private static String content(Verdict held, String subject) {
        String carrier = held.carrier();
        if (carrier == null || !carrier.startsWith(THIS)) {
            return carrier == null ? subject : carrier;
        }
        String closure = TypeText.withArticle(carrier.substring(THIS.length()));
        boolean isSaid = held.reasons().get(0).startsWith(carrier);
        return isSaid ? closure : closure + " that captures " + subject;
    }
}
