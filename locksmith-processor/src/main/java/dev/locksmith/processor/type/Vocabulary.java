package dev.locksmith.processor.type;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;

/**
 * What annotations mean. They are known by name only: no class of ours or of others is needed to
 * read them. {@code docs/recognised-annotations.md} says the same to users.
 */
final class Vocabulary {

    private static final String OURS = "dev.locksmith.annotations.";

    private enum Word {
        THREAD_CONFINED,
        SENDABLE,
        SINGLE_USE,
        CONSUMES,
        SCOPE_BOUND,
        NOT_THREAD_SAFE,
        /** Another tool's word for the same: by several threads, but one at a time. */
        ONE_AT_A_TIME,
        /** Another tool's word that a type may be used by many threads. */
        SHAREABLE,
        /** Another tool's word that it may not, or by one thread only. */
        NOT_SHAREABLE,
        /** Another tool's word that a field is accessed under a lock. */
        GUARDED,
        /** Another tool's word that it fills a field. */
        INJECTED,
        /** Spring's word for how long a bean lives. */
        SCOPE,
        /** Another tool's word that it writes the class that holds what a type's methods return. */
        VALUE_TYPE,
        /** The same word for what gathers the values of such an object. */
        VALUE_BUILDER,
        /** Another tool's word that what a method returns is kept in the object. */
        STORED,
        OTHER
    }

    private static final Map<String, Word> WORDS =
            Map.ofEntries(
                    Map.entry(OURS + "ThreadConfined", Word.THREAD_CONFINED),
                    Map.entry(OURS + "Sendable", Word.SENDABLE),
                    Map.entry(OURS + "SingleUse", Word.SINGLE_USE),
                    Map.entry(OURS + "Consumes", Word.CONSUMES),
                    Map.entry(OURS + "ScopeBound", Word.SCOPE_BOUND),
                    Map.entry(OURS + "NotThreadSafe", Word.NOT_THREAD_SAFE),
                    Map.entry("net.jcip.annotations.Immutable", Word.SHAREABLE),
                    Map.entry("net.jcip.annotations.ThreadSafe", Word.SHAREABLE),
                    Map.entry("net.jcip.annotations.NotThreadSafe", Word.ONE_AT_A_TIME),
                    Map.entry("javax.annotation.concurrent.Immutable", Word.SHAREABLE),
                    Map.entry("javax.annotation.concurrent.ThreadSafe", Word.SHAREABLE),
                    Map.entry("javax.annotation.concurrent.NotThreadSafe", Word.ONE_AT_A_TIME),
                    Map.entry("com.google.errorprone.annotations.Immutable", Word.SHAREABLE),
                    Map.entry("com.google.errorprone.annotations.ThreadSafe", Word.SHAREABLE),
                    Map.entry("com.facebook.infer.annotation.ThreadSafe", Word.SHAREABLE),
                    Map.entry("com.facebook.infer.annotation.NotThreadSafe", Word.ONE_AT_A_TIME),
                    Map.entry("com.facebook.infer.annotation.ThreadConfined", Word.NOT_SHAREABLE),
                    Map.entry("androidx.annotation.AnyThread", Word.SHAREABLE),
                    Map.entry("android.support.annotation.AnyThread", Word.SHAREABLE),
                    Map.entry("jakarta.inject.Inject", Word.INJECTED),
                    Map.entry("javax.inject.Inject", Word.INJECTED),
                    Map.entry(
                            "org.springframework.beans.factory.annotation.Autowired",
                            Word.INJECTED),
                    Map.entry("org.springframework.context.annotation.Scope", Word.SCOPE),
                    Map.entry("com.google.auto.value.AutoValue", Word.VALUE_TYPE),
                    Map.entry("com.google.auto.value.AutoValue.Builder", Word.VALUE_BUILDER),
                    Map.entry("com.google.auto.value.extension.memoized.Memoized", Word.STORED),
                    Map.entry("org.immutables.value.Value.Immutable", Word.VALUE_TYPE),
                    Map.entry("org.immutables.value.Value.Modifiable", Word.VALUE_TYPE),
                    Map.entry("org.immutables.value.Value.Default", Word.STORED),
                    Map.entry("org.immutables.value.Value.Derived", Word.STORED),
                    Map.entry("org.immutables.value.Value.Lazy", Word.STORED),
                    Map.entry("org.inferred.freebuilder.FreeBuilder", Word.VALUE_TYPE),
                    Map.entry("io.norberg.automatter.AutoMatter", Word.VALUE_TYPE),
                    Map.entry("io.soabase.recordbuilder.core.RecordInterface", Word.VALUE_TYPE));

    private final Map<Element, Word> words = new HashMap<>();

    /** Whether an annotation is one of Locksmith's own. */
    static boolean isOurs(TypeElement annotation) {
        return annotation.getQualifiedName().toString().startsWith(OURS);
    }

    /** What our annotations among these say. */
    Marks marks(List<? extends AnnotationMirror> annotations) {
        Marks marks = Marks.NONE;
        for (AnnotationMirror annotation : annotations) {
            switch (wordOf(annotation)) {
                case THREAD_CONFINED -> marks = marks.and(Marks.of(Mark.THREAD_CONFINED));
                case SENDABLE -> marks = marks.and(sendable(annotation));
                case SINGLE_USE -> marks = marks.and(Marks.of(Mark.SINGLE_USE));
                case CONSUMES -> marks = marks.and(Marks.of(Mark.CONSUMES));
                case SCOPE_BOUND -> marks = marks.and(Marks.of(Mark.SCOPE_BOUND));
                case NOT_THREAD_SAFE -> marks = marks.and(Marks.of(Mark.NOT_THREAD_SAFE));
                default -> {}
            }
        }
        return marks;
    }

    /** Whether another tool's annotation says that a type may be used by many threads. */
    boolean saysShareable(List<? extends AnnotationMirror> annotations) {
        return contains(annotations, Word.SHAREABLE);
    }

    /** Whether another tool's annotation says that a type may not be used by many threads. */
    boolean saysNotShareable(List<? extends AnnotationMirror> annotations) {
        return contains(annotations, Word.NOT_SHAREABLE) || saysOneAtATime(annotations);
    }

    /** Whether another tool's annotation says that one thread at a time may use a type. */
    boolean saysOneAtATime(List<? extends AnnotationMirror> annotations) {
        return contains(annotations, Word.ONE_AT_A_TIME);
    }

    /**
     * Whether an annotation says that there is an object of a type for each of those who use it: by
     * the names that containers give to scopes.
     */
    boolean saysScoped(List<? extends AnnotationMirror> annotations) {
        for (AnnotationMirror annotation : annotations) {
            String name = annotation.getAnnotationType().asElement().getSimpleName().toString();
            boolean isScope = name.endsWith("Scope") || name.endsWith("Scoped");
            if (isScope && !annotation.getElementValues().toString().contains("\"singleton\"")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a {@code @GuardedBy} of any package is among them. */
    boolean saysGuarded(List<? extends AnnotationMirror> annotations) {
        return contains(annotations, Word.GUARDED);
    }

    /** Whether another tool fills a field. */
    boolean saysInjected(List<? extends AnnotationMirror> annotations) {
        return contains(annotations, Word.INJECTED);
    }

    /** Whether Spring makes an object for each request. */
    boolean saysOfRequest(List<? extends AnnotationMirror> annotations) {
        for (AnnotationMirror annotation : annotations) {
            if (wordOf(annotation) == Word.SCOPE
                    && annotation.getElementValues().values().stream()
                            .anyMatch(value -> "request".equals(value.getValue()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether another tool writes the class that holds what the methods of a type return. */
    boolean saysValueType(List<? extends AnnotationMirror> annotations) {
        return contains(annotations, Word.VALUE_TYPE);
    }

    /** Whether another tool writes the class that gathers the values of such an object. */
    boolean saysValueBuilder(List<? extends AnnotationMirror> annotations) {
        return contains(annotations, Word.VALUE_BUILDER);
    }

    /** Whether another tool keeps what a method returns in the object. */
    boolean saysStored(List<? extends AnnotationMirror> annotations) {
        return contains(annotations, Word.STORED);
    }

    private boolean contains(List<? extends AnnotationMirror> annotations, Word word) {
        for (AnnotationMirror annotation : annotations) {
            if (wordOf(annotation) == word) {
                return true;
            }
        }
        return false;
    }

    private Word wordOf(AnnotationMirror annotation) {
        Element type = annotation.getAnnotationType().asElement();
        Word known = words.get(type);
        if (known == null) {
            known = read(type);
            words.put(type, known);
        }
        return known;
    }

    private static Word read(Element annotationType) {
        if (annotationType.getSimpleName().contentEquals("GuardedBy")) {
            return Word.GUARDED;
        }
        String name = ((QualifiedNameable) annotationType).getQualifiedName().toString();
        return WORDS.getOrDefault(name, Word.OTHER);
    }

    private static Marks sendable(AnnotationMirror annotation) {
        for (var value : annotation.getElementValues().entrySet()) {
            if (value.getKey().getSimpleName().contentEquals("unchecked")
                    && value.getValue().getValue() instanceof String reason
                    && !reason.isBlank()) {
                return Marks.unchecked(reason);
            }
        }
        return Marks.of(Mark.SENDABLE);
    }
}
