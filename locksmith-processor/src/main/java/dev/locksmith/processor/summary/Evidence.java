package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Part;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.summary.Answer.Captures;
import dev.locksmith.processor.summary.Answer.Holds;
import dev.locksmith.processor.summary.Answer.Leaf;
import dev.locksmith.processor.summary.Answer.Perhaps;
import dev.locksmith.processor.summary.Answer.Same;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.Mobility;
import dev.locksmith.processor.type.MobilityOf;
import dev.locksmith.processor.type.Reasons;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What a question leads to: the type of its value, and the values that are in it. */
final class Evidence {

    private static final String HOLDS = "holds";
    private static final String IS_OR_HOLDS = "is or holds";

    private final MobilityOf mobility;
    private final Declared declared;
    private final Contents contents;

    Evidence(MobilityOf mobility, Declared declared, Contents contents) {
        this.mobility = mobility;
        this.declared = declared;
        this.contents = contents;
    }

    /** A new answer, with all that it depends on. */
    Answer of(Question question) {
        Answer answer = new Answer();
        if (question.about() == Question.About.CONTENT) {
            question.value().accept(new OfContent(answer));
        } else if (question.part().isWhole()) {
            question.value().accept(new OfWhole(answer));
        } else {
            question.value().accept(new OfPart(answer, question.part()));
        }
        return answer;
    }

    /** What is in the result of a call by the code of its method. */
    private void results(Derived.ResultOf result, Part part, Answer answer) {
        for (Given each : contents.handedBack(result.call())) {
            if (each.concerns(part)) {
                answer.step(new Holds(Question.of(each.value(), each.partFor(part)), IS_OR_HOLDS));
            }
        }
        for (Value each : contents.resultsOf(result.call().callee())) {
            if (!isParameter(each)) {
                answer.step(new Holds(Question.of(each, part), IS_OR_HOLDS));
            }
        }
    }

    private static boolean isParameter(Value value) {
        return value instanceof Value.OfVariable of && of.isParameter();
    }

    private void kept(List<Given> kept, Part part, Answer answer) {
        for (Given each : kept) {
            if (each.concerns(part)) {
                answer.step(new Holds(Question.of(each.value(), each.partFor(part)), HOLDS));
            }
        }
    }

    // The object with all that is in it

    private final class OfWhole implements Value.Visitor<@Nullable Void> {

        private final Answer answer;

        OfWhole(Answer answer) {
            this.answer = answer;
        }

        private @Nullable Void leaf(
                Mobility of, @Nullable TypeMirror type, String name, boolean isNamed) {
            answer.leaf(new Leaf(of, type, name, isNamed));
            return null;
        }

        private @Nullable Void ofDeclared(VariableElement variable) {
            String name = "'" + variable.getSimpleName() + "'";
            return leaf(mobility.of(variable), variable.asType(), name, false);
        }

        @Override
        public @Nullable Void none() {
            return null;
        }

        @Override
        public @Nullable Void anything() {
            Reasons reasons = Reasons.of("it can be more different values than are followed");
            return leaf(Mobility.unknown(reasons), null, "", false);
        }

        @Override
        public @Nullable Void ofVariable(Value.OfVariable value) {
            return ofDeclared(value.variable());
        }

        @Override
        public @Nullable Void fieldOf(Derived.FieldOf value) {
            ofDeclared(value.field());
            answer.step(new Same(Question.of(value.owner(), Part.of(value.field()))));
            return null;
        }

        @Override
        public @Nullable Void self(Value.This value) {
            return leaf(mobility.of(value.type()), value.type(), "'this'", true);
        }

        @Override
        public @Nullable Void ofType(Value.OfType value) {
            return leaf(mobilityOf(value), value.type(), "", false);
        }

        @Override
        public @Nullable Void guarded(Value.Guarded value) {
            return leaf(mobility.of(value.type()), value.type(), "", false);
        }

        @Override
        public @Nullable Void partOf(Value.PartOf value) {
            answer.step(new Same(Question.of(value.whole(), value.part())));
            return null;
        }

        @Override
        public @Nullable Void oneOf(Value.OneOf value) {
            for (Value each : value.alternatives()) {
                answer.step(new Same(Question.of(each)));
            }
            return null;
        }

        @Override
        public @Nullable Void closure(Derived.Closure value) {
            for (Derived.Captured each : value.captures()) {
                answer.step(
                        new Captures(Question.of(each.value()), each.name(), value.what()));
            }
            return null;
        }

        @Override
        public @Nullable Void holder(Derived.Holder value) {
            answer.step(new Same(Question.of(value.holder())));
            for (Value each : value.contents()) {
                answer.step(new Holds(Question.of(each), HOLDS));
            }
            return null;
        }

        @Override
        public @Nullable Void resultOf(Derived.ResultOf value) {
            answer.step(new Same(Question.of(value.declared())));
            results(value, Part.WHOLE, answer);
            return null;
        }

        @Override
        public @Nullable Void after(Derived.After value) {
            answer.step(new Same(Question.of(value.before())));
            kept(contents.keptIn(value), Part.WHOLE, answer);
            return null;
        }

        @Override
        public @Nullable Void pipeline(Derived.Pipeline value) {
            answer.step(new Same(Question.of(value.stream())));
            return null;
        }

        /** A type that is known settles it; any other leaves open what the value was before. */
        @Override
        public @Nullable Void narrowed(Derived.Narrowed value) {
            ofType(value.seen());
            if (answer.kind() == Mobility.Kind.UNKNOWN) {
                answer.step(new Perhaps(Question.of(value.value())));
            }
            return null;
        }

        @Override
        public @Nullable Void elementOf(Derived.ElementOf value) {
            ofType(value.seen());
            if (answer.kind() == Mobility.Kind.UNKNOWN) {
                answer.step(
                        new Perhaps(
                                value.part().equals(Part.RESULT)
                                        ? Question.of(value.container(), Part.RESULT)
                                        : Question.ofContent(value.container())));
            }
            return null;
        }
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

    // What is certain of a part of it, beyond the part's type

    private final class OfPart implements Value.Visitor<@Nullable Void> {

        private final Answer answer;
        private final Part part;

        OfPart(Answer answer, Part part) {
            this.answer = answer;
            this.part = part;
        }

        private @Nullable Void same(Value value) {
            answer.step(new Same(Question.of(value, part)));
            return null;
        }

        @Override
        public @Nullable Void none() {
            return null;
        }

        @Override
        public @Nullable Void anything() {
            return null;
        }

        @Override
        public @Nullable Void ofVariable(Value.OfVariable value) {
            return null;
        }

        @Override
        public @Nullable Void self(Value.This value) {
            return null;
        }

        @Override
        public @Nullable Void ofType(Value.OfType value) {
            return null;
        }

        @Override
        public @Nullable Void guarded(Value.Guarded value) {
            return null;
        }

        @Override
        public @Nullable Void pipeline(Derived.Pipeline value) {
            return null;
        }

        @Override
        public @Nullable Void elementOf(Derived.ElementOf value) {
            return null;
        }

        @Override
        public @Nullable Void closure(Derived.Closure value) {
            if (part.equals(Part.RESULT)) {
                answer.step(new Perhaps(Question.of(value.result())));
            }
            return null;
        }

        @Override
        public @Nullable Void fieldOf(Derived.FieldOf value) {
            Part inOwner = Part.of(value.field()).plus(part);
            answer.step(new Same(Question.of(value.owner(), inOwner)));
            return null;
        }

        @Override
        public @Nullable Void partOf(Value.PartOf value) {
            answer.step(new Same(Question.of(value.whole(), value.part().plus(part))));
            return null;
        }

        @Override
        public @Nullable Void oneOf(Value.OneOf value) {
            value.alternatives().forEach(this::same);
            return null;
        }

        @Override
        public @Nullable Void holder(Derived.Holder value) {
            return same(value.holder());
        }

        @Override
        public @Nullable Void narrowed(Derived.Narrowed value) {
            return same(value.value());
        }

        @Override
        public @Nullable Void resultOf(Derived.ResultOf value) {
            results(value, part, answer);
            return null;
        }

        @Override
        public @Nullable Void after(Derived.After value) {
            List<Given> kept = contents.keptIn(value);
            kept(kept, part, answer);
            return Contents.isReplaced(kept, part) ? null : same(value.before());
        }
    }

    // What is certain of what is taken out of it, or of what it returns when it is run

    private final class OfContent implements Value.Visitor<@Nullable Void> {

        private final Answer answer;

        OfContent(Answer answer) {
            this.answer = answer;
        }

        private @Nullable Void content(Value value) {
            answer.step(new Perhaps(Question.ofContent(value)));
            return null;
        }

        @Override
        public @Nullable Void none() {
            return null;
        }

        @Override
        public @Nullable Void anything() {
            return null;
        }

        @Override
        public @Nullable Void ofVariable(Value.OfVariable value) {
            return null;
        }

        @Override
        public @Nullable Void self(Value.This value) {
            return null;
        }

        @Override
        public @Nullable Void ofType(Value.OfType value) {
            return null;
        }

        @Override
        public @Nullable Void guarded(Value.Guarded value) {
            return null;
        }

        @Override
        public @Nullable Void partOf(Value.PartOf value) {
            return null;
        }

        @Override
        public @Nullable Void fieldOf(Derived.FieldOf value) {
            return null;
        }

        @Override
        public @Nullable Void pipeline(Derived.Pipeline value) {
            return null;
        }

        @Override
        public @Nullable Void elementOf(Derived.ElementOf value) {
            return null;
        }

        @Override
        public @Nullable Void oneOf(Value.OneOf value) {
            value.alternatives().forEach(this::content);
            return null;
        }

        @Override
        public @Nullable Void narrowed(Derived.Narrowed value) {
            return content(value.value());
        }

        @Override
        public @Nullable Void closure(Derived.Closure value) {
            answer.step(new Perhaps(Question.of(value.result())));
            return null;
        }

        @Override
        public @Nullable Void holder(Derived.Holder value) {
            for (Value each : value.contents()) {
                answer.step(new Perhaps(Question.of(each)));
            }
            return content(value.holder());
        }

        @Override
        public @Nullable Void after(Derived.After value) {
            content(value.before());
            kept(contents.keptIn(value), Part.WHOLE, answer);
            return null;
        }

        @Override
        public @Nullable Void resultOf(Derived.ResultOf value) {
            content(value.declared());
            Call call = value.call();
            for (Given each : contents.handedBack(call)) {
                answer.step(
                        new Perhaps(
                                each.place().isWhole()
                                        ? Question.ofContent(each.value())
                                        : Question.of(each.value(), each.part())));
            }
            for (Value each : contents.resultsOf(call.callee())) {
                if (!isParameter(each)) {
                    content(each);
                }
            }
            return null;
        }
    }
}
