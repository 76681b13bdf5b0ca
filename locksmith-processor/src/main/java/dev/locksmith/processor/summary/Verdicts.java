package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Part;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.Mobility;
import dev.locksmith.processor.type.MobilityOf;
import dev.locksmith.processor.type.Reasons;
import dev.locksmith.processor.type.TypeText;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import javax.lang.model.element.ElementKind;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Judges values: their type, or worse if we know where they came from. */
public final class Verdicts {

    private static final String THIS = "this ";

    private final MobilityOf mobility;
    private final Declared declared;
    private final Contents contents;
    private final Map<Question, Verdict> answers = new HashMap<>();
    private int cuts;
    private final Set<Call> visiting = Collections.newSetFromMap(new IdentityHashMap<>());

    public Verdicts(MobilityOf mobility, Declared declared, Summaries summaries) {
        this.mobility = mobility;
        this.declared = declared;
        this.contents = summaries.contents();
    }

    /** Whether the value, which the source calls so, may leave its thread. */
    public Verdict of(Value value, String described) {
        if (value instanceof Value.OfVariable of) {
            String name = "'" + of.variable().getSimpleName() + "'";
            String subject = described.isEmpty() ? name : described;
            Verdict byType = byType(mobility.of(of.variable()), subject, of.variable().asType());
            return of.owner() == null || byType.isConfined()
                    ? byType
                    : byType.or(ofPart(of.owner(), Part.of(of.variable()), described));
        } else if (value instanceof Value.This self) {
            return byType(mobility.of(self.type()), "'this'", self.type());
        } else if (value instanceof Value.OfType type) {
            return byType(mobilityOf(type), described, type.type());
        } else if (value instanceof Value.Guarded guarded) {
            return byType(mobility.of(guarded.type()), described, guarded.type());
        } else if (value instanceof Value.Closure closure) {
            return ofClosure(closure, described);
        } else if (value instanceof Value.Holder holder) {
            return ofHolder(holder.object(), holder.contents(), described);
        } else if (value instanceof Value.OneOf oneOf) {
            Verdict worst = Verdict.FREE;
            for (Value each : oneOf.values()) {
                worst = worst.or(of(each, described));
            }
            return worst;
        } else if (value instanceof Value.ResultOf result) {
            return ofResult(result, described);
        } else if (value instanceof Value.After after) {
            return ofAfter(after, described);
        } else if (value instanceof Value.Pipeline pipeline) {
            return of(pipeline.object(), described);
        } else if (value instanceof Value.Narrowed narrowed) {
            return ofNarrowed(narrowed, described);
        } else if (value instanceof Value.ElementOf element) {
            Verdict byType = of(element.seen(), described);
            return byType.isConfined() || byType.kind() == Mobility.Kind.SENDABLE
                    ? byType
                    : byType.or(ofContent(element.container(), described));
        } else if (value instanceof Value.PartOf partOf) {
            return ofPart(partOf.object(), partOf.part(), described);
        }
        return Verdict.FREE;
    }

    private Mobility mobilityOf(Value.OfType value) {
        if (value.declaration() == null) {
            return mobility.of(value.type());
        }
        Marks marks = declared.of(value.declaration());
        if (marks.has(Mark.SENDABLE) || marks.has(Mark.SENDABLE_UNCHECKED)) {
            return mobilityOfContents(value.type());
        }
        if (marks.has(Mark.THREAD_CONFINED)) {
            String method = Members.nameOf(value.declaration());
            return Mobility.confined(
                    Reasons.of(method + " gives one that is confined to the thread that asks"));
        }
        return mobility.of(value.type());
    }

    /** What is declared sendable is so where what it holds is. */
    private Mobility mobilityOfContents(TypeMirror type) {
        Mobility whole = mobility.of(type);
        if (whole.isConfined()
                || !(type instanceof DeclaredType container)
                || container.asElement().getAnnotation(FunctionalInterface.class) != null) {
            return whole.isConfined() ? whole : Mobility.SENDABLE;
        }
        Mobility worst = Mobility.SENDABLE;
        for (TypeMirror content : container.getTypeArguments()) {
            worst = worst.or(mobility.of(content));
        }
        return worst;
    }

    private static Verdict byType(Mobility mobility, String subject, TypeMirror type) {
        if (mobility.reasons() == null) {
            return Verdict.FREE;
        }
        String name = TypeText.of(type);
        if (subject.isEmpty()) {
            return new Verdict(mobility.kind(), subject, name, null, mobility.reasons().lines());
        }
        List<String> lines = new ArrayList<>();
        List<String> reasons = mobility.reasons().lines();
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
        return new Verdict(mobility.kind(), subject, name, null, lines);
    }

    /** A type that is sendable settles it; any other leaves open what the value was before. */
    private Verdict ofNarrowed(Value.Narrowed narrowed, String described) {
        Verdict byType = of(narrowed.seen(), described);
        if (!byType.isUnknown()) {
            return byType;
        }
        Verdict before = of(narrowed.value(), described);
        return before.isConfined() ? before : byType;
    }

    private Verdict ofClosure(Value.Closure closure, String described) {
        Verdict worst = Verdict.FREE;
        String name = "";
        for (Value.Captured captured : closure.captures()) {
            Verdict each = of(captured.value(), captured.name());
            if (each.kind().compareTo(worst.kind()) > 0) {
                worst = each;
                name = captured.name();
            }
        }
        if (worst.kind() == Mobility.Kind.SENDABLE) {
            return worst;
        }
        String carrier = described.isEmpty() ? THIS + closure.what() : described;
        List<String> lines = new ArrayList<>();
        if (!carrier.startsWith(THIS)) {
            lines.add(
                    carrier
                            + " is "
                            + TypeText.withArticle(closure.what())
                            + " that captures "
                            + name);
        } else if (!worst.subject().equals(name)) {
            lines.add(carrier + " captures " + name);
        }
        lines.addAll(worst.reasons());
        return new Verdict(worst.kind(), worst.subject(), worst.type(), carrier, lines);
    }

    private Verdict ofHolder(Value object, List<Value> contents, String described) {
        Verdict own = of(object, described);
        if (own.isConfined()) {
            return own;
        }
        for (Value content : contents) {
            Verdict held = of(content, "");
            if (held.isConfined()) {
                return inside(described, "holds", held);
            }
        }
        return own;
    }

    /** Values share their parts: each is judged once. */
    private record Question(Value value, Part part, String described) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Question question
                    && value == question.value
                    && part.equals(question.part)
                    && described.equals(question.described);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(value) * 31 + part.hashCode();
        }
    }

    private Verdict remembered(Question question, Supplier<Verdict> answer) {
        Verdict known = answers.get(question);
        if (known == null) {
            int cutsBefore = cuts;
            known = answer.get();
            // An answer that was cut short in a circle holds in that circle only.
            if (contents.isComplete() && cuts == cutsBefore) {
                answers.put(question, known);
            }
        }
        return known;
    }

    private Verdict ofAfter(Value.After after, String described) {
        return remembered(
                new Question(after, Part.WHOLE, described),
                () -> {
                    Verdict own = of(after.object(), described);
                    return own.isConfined()
                            ? own
                            : own.or(
                                    ofGiven(
                                            contents.keptIn(after),
                                            Part.WHOLE,
                                            described,
                                            "holds"));
                });
    }

    private Verdict ofResult(Value.ResultOf result, String described) {
        Verdict own = of(result.declared(), described);
        if (own.isConfined()) {
            return own;
        }
        return own.or(ofResultPart(result, Part.WHOLE, described));
    }

    private Verdict ofResultPart(Value.ResultOf result, Part part, String described) {
        return remembered(
                new Question(result, part, described),
                () -> workOutResultPart(result, part, described));
    }

    private Verdict workOutResultPart(Value.ResultOf result, Part part, String described) {
        if (!visiting.add(result.call())) {
            cuts++;
            return Verdict.FREE;
        }
        try {
            Verdict worst =
                    ofGiven(contents.handedBack(result.call()), part, described, "is or holds");
            for (Value each : contents.resultsOf(result.call().callee())) {
                if (worst.isConfined()) {
                    break;
                }
                if (!isParameter(each)) {
                    Verdict made = ofPart(each, part, "");
                    worst = made.isConfined() ? inside(described, "is or holds", made) : worst;
                }
            }
            return worst;
        } finally {
            visiting.remove(result.call());
        }
    }

    private static boolean isParameter(Value value) {
        return value instanceof Value.OfVariable of
                && of.variable().getKind() == ElementKind.PARAMETER;
    }

    private Verdict ofGiven(List<Given> given, Part part, String described, String how) {
        for (Given each : given) {
            if (each.concerns(part)) {
                Verdict held = ofPart(each.value(), each.partFor(part), "");
                if (held.isConfined()) {
                    return inside(described, how, held);
                }
            }
        }
        return Verdict.FREE;
    }

    /** What is certain of what is taken out of a value, or of what it returns when it is run. */
    private Verdict ofContent(Value value, String described) {
        Verdict worst = Verdict.FREE;
        if (value instanceof Value.Closure closure) {
            return of(closure.result(), described);
        } else if (value instanceof Value.Holder holder) {
            for (Value each : holder.contents()) {
                worst = worst.or(of(each, described));
            }
        } else if (value instanceof Value.OneOf oneOf) {
            for (Value each : oneOf.values()) {
                worst = worst.or(ofContent(each, described));
            }
        } else if (value instanceof Value.Narrowed narrowed) {
            return ofContent(narrowed.value(), described);
        } else if (value instanceof Value.After after) {
            worst = ofContent(after.object(), described);
            return worst.or(ofGiven(contents.keptIn(after), Part.WHOLE, described, "holds"));
        } else if (value instanceof Value.ResultOf result && visiting.add(result.call())) {
            worst = ofContent(result.declared(), described);
            for (Given each : contents.handedBack(result.call())) {
                worst =
                        worst.or(
                                each.place().isWhole()
                                        ? ofContent(each.value(), described)
                                        : ofPart(each.value(), each.part(), described));
            }
            for (Value each : contents.resultsOf(result.call().callee())) {
                worst = worst.or(isParameter(each) ? Verdict.FREE : ofContent(each, described));
            }
            visiting.remove(result.call());
        }
        return worst.isConfined() ? worst : Verdict.FREE;
    }

    /** What is certain of a part of a value, beyond its type. */
    private Verdict ofPart(Value value, Part part, String described) {
        if (part.isWhole()) {
            return of(value, described);
        } else if (!part.isNear()) {
            return Verdict.FREE;
        } else if (value instanceof Value.OfVariable of) {
            return of.owner() == null
                    ? Verdict.FREE
                    : ofPart(of.owner(), Part.of(of.variable()).plus(part), described);
        } else if (value instanceof Value.After after) {
            return remembered(
                    new Question(after, part, described),
                    () -> {
                        List<Given> kept = contents.keptIn(after);
                        Verdict held = ofGiven(kept, part, described, "holds");
                        return held.isConfined() || Contents.isReplaced(kept, part)
                                ? held
                                : ofPart(after.object(), part, described);
                    });
        } else if (value instanceof Value.ResultOf result) {
            return ofResultPart(result, part, described);
        } else if (value instanceof Value.Holder holder) {
            return ofPart(holder.object(), part, described);
        } else if (value instanceof Value.Narrowed narrowed) {
            return ofPart(narrowed.value(), part, described);
        } else if (value instanceof Value.PartOf partOf) {
            return ofPart(partOf.object(), partOf.part().plus(part), described);
        } else if (value instanceof Value.OneOf oneOf) {
            Verdict worst = Verdict.FREE;
            for (Value each : oneOf.values()) {
                worst = worst.or(ofPart(each, part, described));
            }
            return worst;
        }
        return Verdict.FREE;
    }

    /** What is said of a value because of another in it; one without a name is passed over. */
    private static Verdict inside(String described, String holds, Verdict held) {
        String type = TypeText.withArticle(held.type());
        String subject = held.subject().isEmpty() ? type : held.subject();
        if (described.isEmpty()) {
            return new Verdict(held.kind(), subject, held.type(), held.carrier(), held.reasons());
        }
        List<String> lines = new ArrayList<>();
        lines.add(described + " " + holds + " " + content(held, subject));
        lines.addAll(held.reasons());
        return new Verdict(held.kind(), subject, held.type(), described, lines);
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
