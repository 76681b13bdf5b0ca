package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Loan;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
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
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * What a question leads to: the type of its value, and the values that are in it. What is silenced
 * leads nowhere.
 */
final class Evidence {

    private static final String HOLDS = "holds";
    private static final String IS_OR_HOLDS = "is or holds";

    private final MobilityOf mobility;
    private final Declared declared;
    private final Loans loans;
    private final Contents contents;
    private final Predicate<Object> isFree;
    private final Predicate<Element> isSilenced;

    /**
     * @param isFree whether the value born there may go whatever its type, if it is not confined
     * @param isSilenced the variables of whose values nothing is to be said
     */
    Evidence(
            MobilityOf mobility,
            Declared declared,
            Loans loans,
            Contents contents,
            Predicate<Object> isFree,
            Predicate<Element> isSilenced) {
        this.mobility = mobility;
        this.declared = declared;
        this.loans = loans;
        this.contents = contents;
        this.isFree = isFree;
        this.isSilenced = isSilenced;
    }

    /** The same without what some variables hold. */
    Evidence silencing(Predicate<Element> silenced) {
        return new Evidence(mobility, declared, loans, contents, isFree, silenced);
    }

    /** The same where values born there may go whatever their types, if they are not confined. */
    Evidence freeing(Predicate<Object> free) {
        return new Evidence(mobility, declared, loans, contents, free, isSilenced);
    }

    private Mobility freed(Mobility byType, Object birth) {
        return byType.kind() == Mobility.Kind.UNKNOWN && isFree.test(birth)
                ? Mobility.SENDABLE
                : byType;
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
    private void results(Derived.ResultOf result, AccessPath part, Answer answer) {
        Call call = result.call();
        List<Value> byCode = contents.resultsOf(call.callee());
        // Its own object is in what the code returns; of this very object nothing more is known.
        boolean isTold = call.receiver() instanceof Value.This && !byCode.isEmpty();
        for (Given each : contents.handedBack(call)) {
            if (each.concerns(part) && !(isTold && each.value() == call.receiverAfter())) {
                answer.step(new Holds(Question.of(each.value(), each.partFor(part)), IS_OR_HOLDS));
            }
        }
        for (Value each : byCode) {
            if (!isParameter(each)) {
                answer.step(new Holds(Question.of(each, part), IS_OR_HOLDS));
            }
        }
    }

    /** Whether it is certainly what a silenced variable holds, whatever more was seen of it. */
    private boolean isSilenced(Value value) {
        Set<Value> all = Values.seenThrough(value);
        return !all.isEmpty() && all.stream().allMatch(this::isHeldSilenced);
    }

    private boolean isHeldSilenced(Value value) {
        return value instanceof Value.OfVariable of
                ? isSilenced.test(of.variable())
                : value instanceof Derived.FieldOf held && isSilenced.test(held.field());
    }

    private static boolean isParameter(Value value) {
        return value instanceof Value.OfVariable of && of.isParameter();
    }

    private void kept(List<Given> kept, AccessPath part, Answer answer) {
        for (Given each : kept) {
            if (each.concerns(part)) {
                answer.step(new Holds(Question.of(each.value(), each.partFor(part)), HOLDS));
            }
        }
    }

    // The object with all that is in it

    private final class OfWhole implements Value.Visitor {

        private final Answer answer;

        OfWhole(Answer answer) {
            this.answer = answer;
        }

        private void leaf(Mobility of, @Nullable TypeMirror type, String name, boolean isNamed) {
            answer.leaf(new Leaf(of, type, name, isNamed));
        }

        private void ofDeclared(VariableElement variable) {
            String name = "'" + variable.getSimpleName() + "'";
            leaf(freed(mobility.of(variable), variable), variable.asType(), name, false);
        }

        @Override
        public void none() {}

        @Override
        public void anything() {
            Reasons reasons = Reasons.of("it can be more different values than are followed");
            leaf(Mobility.unknown(reasons), null, "", false);
        }

        @Override
        public void ofVariable(Value.OfVariable value) {
            if (!isSilenced.test(value.variable())) {
                ofDeclared(value.variable());
                lent(value, value.variable().asType());
            }
        }

        /** What is lent to the call may be of a type that says nothing, or that it may go. */
        private void lent(Value.OfVariable value, TypeMirror seen) {
            if (answer.kind() != Mobility.Kind.CONFINED && loans.endWithCall(value, seen)) {
                String name = "'" + value.variable().getSimpleName() + "'";
                leaf(Mobility.lent(loans.reasons(value.variable(), seen)), seen, name, false);
            }
        }

        @Override
        public void fieldOf(Derived.FieldOf value) {
            if (!isSilenced.test(value.field())) {
                ofDeclared(value.field());
                answer.step(new Same(Question.of(value.owner(), AccessPath.of(value.field()))));
            }
        }

        @Override
        public void self(Value.This value) {
            leaf(mobility.of(value.type()), value.type(), "'this'", true);
        }

        @Override
        public void ofType(Value.OfType value) {
            leaf(freed(mobilityOf(value), value.expression()), value.type(), "", false);
        }

        @Override
        public void guarded(Value.Guarded value) {
            leaf(mobility.of(value.type()), value.type(), "", false);
        }

        @Override
        public void partOf(Value.PartOf value) {
            answer.step(new Same(Question.of(value.whole(), value.part())));
        }

        @Override
        public void oneOf(Value.OneOf value) {
            for (Value each : value.alternatives()) {
                answer.step(new Same(Question.of(each)));
            }
        }

        @Override
        public void closure(Derived.Closure value) {
            for (Derived.Captured each : value.captures()) {
                if (!each.isOnlyThrough(isSilenced)) {
                    answer.step(
                            new Captures(
                                    Question.of(each.value()),
                                    each.name(),
                                    value.what(),
                                    howCaptured(each)));
                    for (Element through : each.through()) {
                        beanOfRequest(through, value.what());
                    }
                }
            }
        }

        /** A bean in a field of the object around a function is used by it. */
        private void beanOfRequest(Element through, String what) {
            if (through instanceof VariableElement field && loans.isOfRequest(field)) {
                Value bean = new Value.OfVariable(field, new Loan(List.of(field)));
                String name = "'" + field.getSimpleName() + "'";
                answer.step(new Captures(Question.of(bean), name, what, null));
            }
        }

        /** An object around a function is captured by its members: a confined one tells most. */
        private @Nullable String howCaptured(Derived.Captured captured) {
            Element member = captured.member();
            if (member == null) {
                return null;
            }
            for (Element each : captured.through()) {
                if (each instanceof VariableElement field
                        && mobility.of(field).isConfined()
                        && !isSilenced.test(field)) {
                    return "'"
                            + field.getSimpleName()
                            + "' is confined, and using it here takes this along";
                }
            }
            String call = member instanceof ExecutableElement ? "()" : "";
            return "using '" + member.getSimpleName() + call + "' here takes this along";
        }

        @Override
        public void holder(Derived.Holder value) {
            answer.step(new Same(Question.of(value.holder())));
            for (Value each : value.contents()) {
                answer.step(new Holds(Question.of(each), HOLDS));
            }
        }

        @Override
        public void resultOf(Derived.ResultOf value) {
            answer.step(new Same(Question.of(value.declared())));
            results(value, AccessPath.WHOLE, answer);
        }

        @Override
        public void after(Derived.After value) {
            answer.step(new Same(Question.of(value.before())));
            kept(contents.keptIn(value), AccessPath.WHOLE, answer);
        }

        @Override
        public void pipeline(Derived.Pipeline value) {
            answer.step(new Same(Question.of(value.stream())));
        }

        @Override
        public void remaining(Derived.Remaining value) {
            answer.step(new Same(Question.of(value.value())));
        }

        /** A type that is known settles it; any other leaves open what the value was before. */
        @Override
        public void narrowed(Derived.Narrowed value) {
            if (isSilenced(value.value())) {
                return;
            }
            ofType(value.seen());
            for (Value each : Values.seenThrough(value.value())) {
                if (each instanceof Value.OfVariable of) {
                    lent(of, value.seen().type());
                }
            }
            if (answer.kind() == Mobility.Kind.UNKNOWN) {
                answer.step(new Perhaps(Question.of(value.value())));
            }
        }

        @Override
        public void elementOf(Derived.ElementOf value) {
            ofType(value.seen());
            if (answer.kind() == Mobility.Kind.UNKNOWN) {
                answer.step(
                        new Perhaps(
                                value.part().equals(AccessPath.RESULT)
                                        ? Question.of(value.container(), AccessPath.RESULT)
                                        : Question.ofContent(value.container())));
            }
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

    private final class OfPart implements Value.Visitor {

        private final Answer answer;
        private final AccessPath part;

        OfPart(Answer answer, AccessPath part) {
            this.answer = answer;
            this.part = part;
        }

        private void same(Value value) {
            answer.step(new Same(Question.of(value, part)));
        }

        @Override
        public void none() {}

        @Override
        public void anything() {}

        @Override
        public void ofVariable(Value.OfVariable value) {}

        @Override
        public void self(Value.This value) {}

        @Override
        public void ofType(Value.OfType value) {}

        @Override
        public void guarded(Value.Guarded value) {}

        @Override
        public void pipeline(Derived.Pipeline value) {}

        @Override
        public void elementOf(Derived.ElementOf value) {}

        @Override
        public void closure(Derived.Closure value) {
            if (part.equals(AccessPath.RESULT)) {
                answer.step(new Perhaps(Question.of(value.result())));
            }
        }

        @Override
        public void fieldOf(Derived.FieldOf value) {
            AccessPath inOwner = AccessPath.of(value.field()).plus(part);
            answer.step(new Same(Question.of(value.owner(), inOwner)));
        }

        @Override
        public void partOf(Value.PartOf value) {
            answer.step(new Same(Question.of(value.whole(), value.part().plus(part))));
        }

        @Override
        public void oneOf(Value.OneOf value) {
            value.alternatives().forEach(this::same);
        }

        @Override
        public void holder(Derived.Holder value) {
            List<Given> put = Contents.putIn(value);
            if (!value.place().equals(AccessPath.SOMEWHERE)) {
                kept(put, part, answer);
            }
            if (!Contents.isReplaced(put, part)) {
                same(value.holder());
            }
        }

        @Override
        public void narrowed(Derived.Narrowed value) {
            same(value.value());
        }

        @Override
        public void remaining(Derived.Remaining value) {
            same(value.value());
        }

        @Override
        public void resultOf(Derived.ResultOf value) {
            results(value, part, answer);
        }

        @Override
        public void after(Derived.After value) {
            List<Given> kept = contents.keptIn(value);
            kept(kept, part, answer);
            if (!Contents.isReplaced(kept, part)) {
                same(value.before());
            }
        }
    }

    // What is certain of what is taken out of it, or of what it returns when it is run

    private final class OfContent implements Value.Visitor {

        private final Answer answer;

        OfContent(Answer answer) {
            this.answer = answer;
        }

        private void content(Value value) {
            answer.step(new Perhaps(Question.ofContent(value)));
        }

        @Override
        public void none() {}

        @Override
        public void anything() {}

        @Override
        public void ofVariable(Value.OfVariable value) {}

        @Override
        public void self(Value.This value) {}

        @Override
        public void ofType(Value.OfType value) {}

        @Override
        public void guarded(Value.Guarded value) {}

        @Override
        public void partOf(Value.PartOf value) {}

        @Override
        public void fieldOf(Derived.FieldOf value) {}

        @Override
        public void pipeline(Derived.Pipeline value) {}

        @Override
        public void elementOf(Derived.ElementOf value) {}

        @Override
        public void oneOf(Value.OneOf value) {
            value.alternatives().forEach(this::content);
        }

        @Override
        public void narrowed(Derived.Narrowed value) {
            content(value.value());
        }

        @Override
        public void remaining(Derived.Remaining value) {
            content(value.value());
        }

        @Override
        public void closure(Derived.Closure value) {
            answer.step(new Perhaps(Question.of(value.result())));
        }

        @Override
        public void holder(Derived.Holder value) {
            for (Value each : value.contents()) {
                answer.step(new Perhaps(Question.of(each)));
            }
            content(value.holder());
        }

        @Override
        public void after(Derived.After value) {
            content(value.before());
            kept(contents.keptIn(value), AccessPath.WHOLE, answer);
        }

        @Override
        public void resultOf(Derived.ResultOf value) {
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
        }
    }
}
