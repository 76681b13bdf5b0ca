package dev.locksmith.processor.type;

import static java.util.stream.Collectors.joining;

import dev.locksmith.processor.fact.Domain;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Annotations that name a thread domain: those whose type is marked as one, and those of other
 * tools that are known by name. {@code docs/recognised-annotations.md} says the same to users.
 */
final class DomainWords {

    private static final String MARKER = "dev.locksmith.annotations.ThreadDomain";
    private static final String ANDROIDX = "androidx.annotation.";
    private static final String SUPPORT = "android.support.annotation.";
    private static final String INTELLIJ = "com.intellij.util.concurrency.annotations.";
    private static final String GUI_EFFECT = "org.checkerframework.checker.guieffect.qual.";

    private static final Map<String, Domain> KNOWN =
            Map.ofEntries(
                    Map.entry(ANDROIDX + "UiThread", Domain.MAIN),
                    Map.entry(ANDROIDX + "MainThread", Domain.MAIN),
                    Map.entry(ANDROIDX + "WorkerThread", Domain.OFF_UI),
                    Map.entry(ANDROIDX + "BinderThread", Domain.OFF_UI),
                    Map.entry(SUPPORT + "UiThread", Domain.MAIN),
                    Map.entry(SUPPORT + "MainThread", Domain.MAIN),
                    Map.entry(SUPPORT + "WorkerThread", Domain.OFF_UI),
                    Map.entry(SUPPORT + "BinderThread", Domain.OFF_UI),
                    Map.entry(INTELLIJ + "RequiresEdt", Domain.SWING),
                    Map.entry(INTELLIJ + "RequiresBackgroundThread", Domain.OFF_UI),
                    Map.entry(GUI_EFFECT + "UI", Domain.UI),
                    Map.entry(GUI_EFFECT + "UIEffect", Domain.UI),
                    Map.entry(GUI_EFFECT + "UIType", Domain.UI));

    private static final List<String> FOR_ALL =
            List.of(ANDROIDX + "AnyThread", SUPPORT + "AnyThread", GUI_EFFECT + "SafeEffect");

    /** What an annotation type says; one of which nothing is known says {@link #NOTHING}. */
    private final Map<Element, Word> known = new HashMap<>();

    /**
     * @param isOwnName whether the annotation, with its values, is the name of the domain
     */
    private record Word(@Nullable Domain domain, boolean isForAll, boolean isOwnName) {

        boolean isNothing() {
            return domain == null && !isForAll && !isOwnName;
        }
    }

    private static final Word NOTHING = new Word(null, false, false);

    /** The domain that one of these names; null if none does. */
    @Nullable Domain domainOf(List<? extends AnnotationMirror> annotations) {
        for (AnnotationMirror each : annotations) {
            Word word = wordOf(each);
            if (word.isOwnName) {
                return new Domain("the thread of " + shown(each), Domain.Kind.THREAD);
            } else if (word.domain != null) {
                return word.domain;
            }
        }
        return null;
    }

    /** Whether one of these says that every thread may call. */
    boolean isForAll(List<? extends AnnotationMirror> annotations) {
        for (AnnotationMirror each : annotations) {
            if (wordOf(each).isForAll) {
                return true;
            }
        }
        return false;
    }

    /** The annotation that names a domain, as it is written. */
    String shownAmong(List<? extends AnnotationMirror> annotations) {
        for (AnnotationMirror each : annotations) {
            if (!wordOf(each).isNothing()) {
                return shown(each);
            }
        }
        return "";
    }

    private static String shown(AnnotationMirror annotation) {
        String values =
                annotation.getElementValues().entrySet().stream()
                        .map(
                                each ->
                                        each.getKey().getSimpleName().contentEquals("value")
                                                ? each.getValue().toString()
                                                : each.getKey().getSimpleName()
                                                        + " = "
                                                        + each.getValue())
                        .collect(joining(", "));
        return "@"
                + annotation.getAnnotationType().asElement().getSimpleName()
                + (values.isEmpty() ? "" : "(" + values + ")");
    }

    private Word wordOf(AnnotationMirror annotation) {
        Element type = annotation.getAnnotationType().asElement();
        Word word = known.get(type);
        if (word == null) {
            word = read((TypeElement) type);
            known.put(type, word);
        }
        return word;
    }

    private static Word read(TypeElement type) {
        String name = type.getQualifiedName().toString();
        Domain domain = KNOWN.get(name);
        if (domain != null) {
            return new Word(domain, false, false);
        } else if (FOR_ALL.contains(name)) {
            return new Word(null, true, false);
        }
        for (AnnotationMirror meta : type.getAnnotationMirrors()) {
            if (((TypeElement) meta.getAnnotationType().asElement())
                    .getQualifiedName()
                    .contentEquals(MARKER)) {
                return new Word(null, false, true);
            }
        }
        return NOTHING;
    }
}
