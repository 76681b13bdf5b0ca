package dev.locksmith.processor.survey;

import dev.locksmith.processor.export.Isolation;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Domains;
import dev.locksmith.processor.type.Mobility;
import dev.locksmith.processor.type.MobilityOf;
import dev.locksmith.processor.type.Reasons;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Of which of the kinds a type is, and why, in the order in which kinds count. */
final class Kinds {

    private final Declared declared;
    private final MobilityOf mobility;

    Kinds(Declared declared, MobilityOf mobility) {
        this.declared = declared;
        this.mobility = mobility;
    }

    /**
     * A kind and its reasons, the outermost first.
     *
     * @param domain the domain, if it is of one
     */
    record Kind(Isolation isolation, List<String> why, @Nullable String domain) {
        Kind(Isolation isolation, List<String> why) {
            this(isolation, why, null);
        }
    }

    /** The kind of values of this type. */
    Kind of(TypeMirror type) {
        return type instanceof DeclaredType of && of.asElement() instanceof TypeElement element
                ? of(type, element)
                : byMobility(mobility.of(type), TypeText.of(type));
    }

    /** The kind of a class by its own declaration. */
    Kind of(TypeElement type) {
        return of(type.asType(), type);
    }

    private Kind of(TypeMirror type, TypeElement element) {
        String name = TypeText.of(element);
        Mobility moves = mobility.of(type);
        Marks marks = declared.of(element);
        if (marks.has(Mark.SCOPE_BOUND)) {
            return new Kind(Isolation.SCOPED, List.of(name + " is @ScopeBound"));
        }
        if (declared.isLent(type)) {
            return new Kind(Isolation.SCOPED, List.of(name + " is lent to one call or request"));
        }
        if (moves.isConfined()) {
            return byMobility(moves, name);
        }
        Domains.Belonging belonging = declared.domains().of(element);
        if (belonging != null) {
            return new Kind(
                    Isolation.OF_DOMAIN,
                    List.of(
                            belonging.reason(),
                            "it may be anywhere, and is used on " + belonging.domain().name()),
                    belonging.domain().name());
        }
        if (declared.isOneAtATime(element)) {
            return new Kind(Isolation.ONE_AT_A_TIME, List.of(whyOneAtATime(element, name)));
        }
        return moves.isSendable()
                ? new Kind(Isolation.SENDABLE, whySendable(element, name, marks))
                : unknown(element, name, moves);
    }

    private Kind unknown(TypeElement element, String name, Mobility moves) {
        // What its type variables stand for is known where it is used.
        return !element.getTypeParameters().isEmpty() && mobility.ofBody(element).isSendable()
                ? new Kind(
                        Isolation.SENDABLE,
                        List.of(name + " is sendable where its type arguments are"))
                : byMobility(moves, name);
    }

    private String whyOneAtATime(TypeElement type, String name) {
        TypeElement who = declared.whoSays(Mark.NOT_THREAD_SAFE, type).orElse(type);
        String subject = who.equals(type) ? name : name + " is a " + TypeText.of(who) + ", which";
        return subject
                + (declared.isModelled(Mark.NOT_THREAD_SAFE, who)
                        ? " is for one thread at a time"
                        : " is @NotThreadSafe");
    }

    private List<String> whySendable(TypeElement type, String name, Marks marks) {
        List<String> why = new ArrayList<>();
        if (marks.has(Mark.SENDABLE_UNCHECKED) || marks.has(Mark.SENDABLE)) {
            Mark mark =
                    marks.has(Mark.SENDABLE_UNCHECKED) ? Mark.SENDABLE_UNCHECKED : Mark.SENDABLE;
            TypeElement who = declared.whoSays(mark, type).orElse(type);
            String subject = who.equals(type) ? name : TypeText.of(who) + ", above it,";
            why.add(
                    declared.isModelled(mark, who)
                            ? subject + " may be used by every thread"
                            : subject + " is declared to be sendable");
            if (!marks.uncheckedReason().isEmpty()) {
                why.add("its author's reason: " + marks.uncheckedReason());
            }
        } else if (type.getKind() == ElementKind.ENUM) {
            why.add("the constants of an enum are shared by all threads");
        } else {
            why.add("its fields are final, and all that they hold is sendable");
        }
        return why;
    }

    private static Kind byMobility(Mobility moves, String name) {
        Reasons reasons = moves.reasons();
        Isolation isolation =
                switch (moves.kind()) {
                    case CONFINED -> Isolation.CONFINED;
                    case LENT -> Isolation.SCOPED;
                    case UNKNOWN -> Isolation.UNKNOWN;
                    case SENDABLE -> Isolation.SENDABLE;
                };
        return new Kind(
                isolation,
                reasons == null ? List.of(name + " may go to any thread") : reasons.lines());
    }
}
