package dev.locksmith.processor.report;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.fact.Member;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Suppression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

/**
 * What {@code @SuppressWarnings} and {@code @Generated} silence in one compilation, what of it was
 * needed, and what silences nothing because it is misspelt.
 */
public final class Suppressions {

    private static final String ANNOTATION = "SuppressWarnings";

    private final List<String> rules;
    private final Set<String> known = new HashSet<>();
    private final Map<Element, Silenced> read = new HashMap<>();
    private final Map<Element, Site> places = new LinkedHashMap<>();
    private final Map<Element, Set<String>> used = new HashMap<>();

    /**
     * No suppressions yet.
     *
     * @param rules the ids of all rules
     */
    public Suppressions(List<String> rules) {
        this.rules = rules;
        known.add(Suppression.ALL);
        rules.forEach(rule -> known.add(Suppression.nameFor(rule)));
    }

    /** What a declaration says. */
    private record Silenced(Set<String> names, boolean isGenerated) {
        static final Silenced NOTHING = new Silenced(Set.of(), false);
    }

    // Reading

    /** What is silenced inside a declaration. */
    public Suppression at(
            ModifiersTree modifiers, Element element, Suppression outer, CompilationUnitTree unit) {
        List<? extends AnnotationTree> annotations = modifiers.getAnnotations();
        if (annotations.isEmpty()) {
            return outer;
        }
        if (isToBeKept(element, outer)) {
            places.computeIfAbsent(element, any -> InJavac.siteOf(annotations, unit));
        }
        return inside(element, outer);
    }

    /** A class of its own: a Java runtime without javac cannot link it. */
    private static final class InJavac {
        static Site siteOf(List<? extends AnnotationTree> annotations, CompilationUnitTree unit) {
            Tree place = annotations.get(0);
            for (AnnotationTree each : annotations) {
                if (each.getAnnotationType().toString().endsWith(ANNOTATION)) {
                    place = each;
                }
            }
            return new Site.InTree(place, unit, Suppression.NONE, Member.NONE);
        }
    }

    /** What is silenced inside a declaration of which there is no tree. */
    public Suppression at(Element element, Suppression outer) {
        if (isToBeKept(element, outer)) {
            places.putIfAbsent(element, new Site.OfElement(element, Suppression.NONE));
        }
        return inside(element, outer);
    }

    /** Whether it may have to be told that something is wrong with what is silenced here. */
    private boolean isToBeKept(Element element, Suppression outer) {
        Silenced silenced = silencedBy(element);
        return !silenced.names.isEmpty() && !silenced.isGenerated && !outer.isQuiet();
    }

    private Suppression inside(Element element, Suppression outer) {
        // Generated code is there to be known, not to be mended.
        return silencedBy(element).isGenerated
                ? new Suppression(outer, Suppression.EVERYTHING.names(), null)
                : about(element, outer);
    }

    /** What is silenced at a place that is about something which is declared elsewhere. */
    public Suppression about(Element element, Suppression outer) {
        Set<String> names = silencedBy(element).names;
        return names.isEmpty() ? outer : new Suppression(outer, names, element);
    }

    private Silenced silencedBy(Element element) {
        List<? extends AnnotationMirror> annotations = element.getAnnotationMirrors();
        return annotations.isEmpty()
                ? Silenced.NOTHING
                : read.computeIfAbsent(element, any -> read(annotations));
    }

    private Silenced read(List<? extends AnnotationMirror> annotations) {
        Set<String> names = new TreeSet<>();
        boolean isGenerated = false;
        for (AnnotationMirror annotation : annotations) {
            String type = annotation.getAnnotationType().asElement().getSimpleName().toString();
            if (type.equals(ANNOTATION)) {
                annotation.getElementValues().values().forEach(value -> collect(value, names));
            }
            isGenerated |= type.equals("Generated");
        }
        return names.isEmpty() && !isGenerated
                ? Silenced.NOTHING
                : new Silenced(names, isGenerated);
    }

    private void collect(AnnotationValue value, Set<String> names) {
        if (value.getValue() instanceof List<?> values) {
            values.forEach(each -> collect((AnnotationValue) each, names));
        } else if (value.getValue() instanceof String name && isForUs(name)) {
            names.add(name);
        }
    }

    /** Whether it is one of our names, or was meant to be one. */
    private boolean isForUs(String name) {
        if (name.regionMatches(true, 0, Suppression.ALL, 0, Suppression.ALL.length())) {
            return true;
        }
        int colon = name.indexOf(':');
        return colon > 0
                && rules.contains(name.substring(colon + 1).strip())
                && DidYouMean.nearest(name.substring(0, colon), List.of(Suppression.ALL))
                        .isPresent();
    }

    // Asking

    /** Whether a rule is silenced at a place; what silences it is needed then. */
    public boolean silence(String rule, Suppression at) {
        Suppression link = at.linkFor(rule);
        if (link != null && link.declaration() != null) {
            use(link.declaration(), link.names(), rule);
        }
        return link != null;
    }

    /** Whether a declaration itself silences a rule; it is needed then. */
    public boolean isSilencedBy(Element declaration, String rule) {
        return silence(rule, about(declaration, Suppression.NONE));
    }

    private void use(Element declaration, Set<String> names, String rule) {
        String name = Suppression.nameFor(rule);
        used.computeIfAbsent(declaration, any -> new HashSet<>())
                .add(names.contains(name) ? name : Suppression.ALL);
    }

    /** Names that silence nothing because they are no names of ours, with what is wrong. */
    public void misspelt(BiConsumer<Site, String> problems) {
        places.forEach(
                (declaration, site) -> {
                    for (String name : silencedBy(declaration).names) {
                        if (!known.contains(name)) {
                            problems.accept(site, "'" + name + "' suppresses nothing" + hint(name));
                        }
                    }
                });
    }

    private String hint(String name) {
        int colon = name.indexOf(':');
        String rule = name.substring(colon + 1).strip();
        return rules.contains(rule)
                ? "; did you mean '" + Suppression.nameFor(rule) + "'?"
                : DidYouMean.nearest(colon < 0 ? afterPrefix(name) : rule, rules)
                        .map(near -> "; did you mean '" + Suppression.nameFor(near) + "'?")
                        .orElse(
                                "; write 'locksmith' for all rules, or 'locksmith:<rule>' with one"
                                        + " of "
                                        + rules);
    }

    private static String afterPrefix(String name) {
        int start = Math.min(name.length(), Suppression.ALL.length() + 1);
        return name.substring(start);
    }

    /**
     * Names that nothing was silenced by.
     *
     * @param judged the rules that were asked here
     */
    public void unused(Set<String> judged, BiConsumer<Site, String> problems) {
        places.forEach(
                (declaration, site) -> {
                    Set<String> needed = used.getOrDefault(declaration, Set.of());
                    for (String name : silencedBy(declaration).names) {
                        if (known.contains(name)
                                && isJudged(name, judged)
                                && !needed.contains(name)) {
                            problems.accept(
                                    site, "'" + name + "' suppresses nothing here; remove it");
                        }
                    }
                });
    }

    /** All declarations that silence something, in the order in which they were met. */
    public List<SuppressionNote> notes() {
        List<SuppressionNote> notes = new ArrayList<>();
        places.forEach(
                (declaration, site) ->
                        notes.add(
                                new SuppressionNote(
                                        Member.of(declaration).inOneWord(),
                                        variable(declaration),
                                        silencedBy(declaration).names,
                                        used.getOrDefault(declaration, Set.of()),
                                        site)));
        return notes;
    }

    private static String variable(Element declaration) {
        boolean isVariable =
                declaration instanceof VariableElement variable && !variable.getKind().isField();
        return isVariable ? declaration.getSimpleName().toString() : "";
    }

    private static boolean isJudged(String name, Set<String> judged) {
        return name.equals(Suppression.ALL)
                || judged.stream().map(Suppression::nameFor).anyMatch(name::equals);
    }
}
