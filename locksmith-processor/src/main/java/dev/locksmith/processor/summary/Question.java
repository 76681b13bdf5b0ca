package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Value;

/**
 * Whether a value, a part of it, or what is taken out of it, may leave its thread.
 *
 * @param part the part asked for; the whole value includes all that is in it
 * @param about what is asked of that part
 */
record Question(Value value, AccessPath part, About about) {

    enum About {
        /** The object. */
        OBJECT,
        /** What is taken out of it. */
        CONTENT
    }

    static Question of(Value value) {
        return new Question(value, AccessPath.WHOLE, About.OBJECT);
    }

    static Question of(Value value, AccessPath part) {
        return new Question(value, part, About.OBJECT);
    }

    static Question ofContent(Value value) {
        return new Question(value, AccessPath.WHOLE, About.CONTENT);
    }

    // Written out for the sake of cold starts, as in values.

    @Override
    public boolean equals(Object other) {
        return other instanceof Question question
                && question.about == about
                && question.value.equals(value)
                && question.part.equals(part);
    }

    @Override
    public int hashCode() {
        return (value.hashCode() * 31 + part.hashCode()) * 31 + about.hashCode();
    }
}
