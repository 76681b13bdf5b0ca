package dev.locksmith.processor.fact;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * A part of an object: the fields that lead to it, each one in what the field before it holds.
 *
 * @param steps names of fields with their class, or {@link #CONTENT}
 */
public record AccessPath(List<String> steps) {

    /** The object itself, with all that is in it. */
    public static final AccessPath WHOLE = new AccessPath(List.of());

    /** What is in an object that is not reached by one of its fields, as in a container. */
    private static final String CONTENT = "*";

    /** Some part of which nothing more is known. */
    public static final AccessPath SOMEWHERE = new AccessPath(List.of(CONTENT));

    private static final String RESULT_STEP = "()";

    /** What a function returns when it is run. */
    public static final AccessPath RESULT = new AccessPath(List.of(RESULT_STEP));

    /** A longer path ends in {@link #SOMEWHERE}. */
    private static final int MOST_STEPS = 8;

    private static final String SEPARATOR = "/";

    /** What a field of the object holds. */
    public static AccessPath of(VariableElement field) {
        String owner =
                field.getEnclosingElement() instanceof TypeElement type
                        ? type.getQualifiedName() + "."
                        : "";
        return new AccessPath(List.of(owner + field.getSimpleName()));
    }

    /** Reads the text of a part. */
    public static AccessPath read(String text) {
        return text.isEmpty() ? WHOLE : new AccessPath(List.of(text.split(SEPARATOR)));
    }

    /** The field to begin with; empty for the whole. */
    public String first() {
        return steps.isEmpty() ? "" : steps.get(0);
    }

    public boolean isWhole() {
        return steps.isEmpty();
    }

    /** What is in this part. */
    public AccessPath content() {
        return plus(SOMEWHERE);
    }

    /**
     * A part of this part. Objects that refer to others of their class have parts without end: a
     * path that comes to a field for the second time, or gets too long, ends in {@link #SOMEWHERE}.
     */
    public AccessPath plus(AccessPath inner) {
        if (inner.isWhole() || endsSomewhere()) {
            return this;
        } else if (isWhole()) {
            return inner;
        }
        List<String> all = new ArrayList<>(steps);
        for (String step : inner.steps) {
            if (all.contains(step) || all.size() == MOST_STEPS) {
                all.add(CONTENT);
                break;
            }
            all.add(step);
            if (step.equals(CONTENT)) {
                break;
            }
        }
        return new AccessPath(List.copyOf(all));
    }

    /** Whether it is one place, and not any of many. */
    public boolean isExact() {
        return !isWhole() && !endsSomewhere();
    }

    private boolean endsSomewhere() {
        return !steps.isEmpty() && steps.get(steps.size() - 1).equals(CONTENT);
    }

    /** Whether it is the other, or in it. */
    public boolean isIn(AccessPath other) {
        return other.steps.size() <= steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    /** This part, which is in the other, as seen from there. */
    public AccessPath within(AccessPath other) {
        return other.isWhole()
                ? this
                : new AccessPath(List.copyOf(steps.subList(other.steps.size(), steps.size())));
    }

    // Written out for the sake of cold starts, as in values.
    @Override
    public boolean equals(Object other) {
        return other instanceof AccessPath part && part.steps.equals(steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, steps);
    }
}
