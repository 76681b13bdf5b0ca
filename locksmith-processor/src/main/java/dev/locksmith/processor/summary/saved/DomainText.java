package dev.locksmith.processor.summary.saved;

import dev.locksmith.processor.fact.Domain;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.Subject;
import dev.locksmith.processor.summary.Line;
import dev.locksmith.processor.summary.Need;
import dev.locksmith.processor.summary.Runs;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The lines in which facts about thread domains travel: {@code needs * THREAD Swing's event thread
 * = JLabel.setText}, and {@code starts 0 java.lang.Runnable.run/0 ELSEWHERE}.
 */
final class DomainText {

    static final String NEEDS = "needs ";
    static final String RUNS = "starts ";
    static final String ENTERS = "enters ";

    private static final String ANY = "*";
    private static final String SELF = "-1";
    private static final Map<Place.Context, String> ELSEWHERE =
            Map.of(
                    Place.Context.NONE, "ELSEWHERE_BARE",
                    Place.Context.UNSEEN, "ELSEWHERE_UNSEEN",
                    Place.Context.ANY, "ELSEWHERE");
    private static final String WHAT = " = ";

    private DomainText() {}

    /** The line for a need; null if it is one that callers cannot have. */
    static @Nullable Line of(ExecutableElement method, Need need) {
        String subject = subjectOf(method, need.subject());
        return subject == null
                ? null
                : new Line(
                        NEEDS + subject + " " + of(need.domain()) + WHAT + need.what(), need.way());
    }

    /** The line for what is run elsewhere; null if callers need not know. */
    static @Nullable Line of(ExecutableElement method, Runs runs) {
        int index = runs.variable() == null ? -1 : method.getParameters().indexOf(runs.variable());
        String place = of(runs.place());
        if (place == null || (runs.variable() != null && index < 0) || !runs.known().isEmpty()) {
            return null;
        }
        ExecutableElement called = runs.method();
        String name =
                Members.ownerOf(called).getQualifiedName()
                        + "."
                        + called.getSimpleName()
                        + "/"
                        + called.getParameters().size();
        List<String> way = new ArrayList<>(runs.way());
        way.add(runs.place().reason());
        return new Line(RUNS + index + " " + name + " " + place, way);
    }

    /** Whether a line is one of these. */
    static boolean isOne(String line) {
        return line.startsWith(NEEDS) || line.startsWith(RUNS) || line.startsWith(ENTERS);
    }

    /** The line for a domain that a method asks for, or enters. */
    static Line ofEntered(String domain) {
        return new Line(ENTERS + domain, List.of());
    }

    private static @Nullable String subjectOf(ExecutableElement method, Subject subject) {
        if (subject instanceof Subject.Self) {
            return SELF;
        } else if (subject instanceof Subject.Given given) {
            int index = method.getParameters().indexOf(given.parameter());
            return index < 0 ? null : Integer.toString(index);
        }
        return subject instanceof Subject.Any ? ANY : null;
    }

    private static String of(Domain domain) {
        return domain.kind() + " " + domain.name();
    }

    private static @Nullable String of(Place place) {
        if (place instanceof Place.In in) {
            return of(in.domain());
        }
        return place instanceof Place.Elsewhere elsewhere
                ? ELSEWHERE.get(elsewhere.context())
                : null;
    }

    /** What a line says that a method needs. */
    static Need need(Line line, ExecutableElement method) {
        String[] words = line.text().substring(NEEDS.length()).split(" ", 3);
        int what = words[2].lastIndexOf(WHAT);
        Domain domain = new Domain(words[2].substring(0, what), Domain.Kind.valueOf(words[1]));
        return new Need(
                domain,
                subject(words[0], method),
                words[2].substring(what + WHAT.length()),
                line.reasons());
    }

    private static Subject subject(String word, ExecutableElement method) {
        return switch (word) {
            case ANY -> Subject.ANY;
            case SELF -> Subject.SELF;
            default -> new Subject.Given(method.getParameters().get(Integer.parseInt(word)));
        };
    }

    /** What a line says that a method runs; null if what it calls cannot be found. */
    static @Nullable Runs runs(Line line, ExecutableElement method, Elements elements) {
        String[] words = line.text().substring(RUNS.length()).split(" ", 3);
        ExecutableElement called = called(words[1], elements);
        if (called == null) {
            return null;
        }
        int index = Integer.parseInt(words[0]);
        VariableElement variable = index < 0 ? null : method.getParameters().get(index);
        int last = line.reasons().size() - 1;
        Place place = place(words[2], line.reasons().get(last));
        return new Runs(
                variable,
                called,
                List.of(),
                place,
                Set.of(),
                Set.of(),
                line.reasons().subList(0, last));
    }

    private static Place place(String words, String reason) {
        for (Map.Entry<Place.Context, String> each : ELSEWHERE.entrySet()) {
            if (each.getValue().equals(words)) {
                return new Place.Elsewhere(reason, each.getKey());
            }
        }
        int space = words.indexOf(' ');
        Domain.Kind kind = Domain.Kind.valueOf(words.substring(0, space));
        return new Place.In(new Domain(words.substring(space + 1), kind), reason);
    }

    private static @Nullable ExecutableElement called(String text, Elements elements) {
        int slash = text.lastIndexOf('/');
        int dot = text.lastIndexOf('.', slash);
        TypeElement owner = elements.getTypeElement(text.substring(0, dot));
        if (owner == null) {
            return null;
        }
        String name = text.substring(dot + 1, slash);
        int arity = Integer.parseInt(text.substring(slash + 1));
        for (ExecutableElement each : ElementFilter.methodsIn(owner.getEnclosedElements())) {
            if (each.getSimpleName().contentEquals(name) && each.getParameters().size() == arity) {
                return each;
            }
        }
        return null;
    }
}
