package dev.locksmith.processor.program;

/** A condition of a generated program. Nobody knows what it comes to. */
sealed interface Condition {

    /** A call. */
    record Ask() implements Condition {
        @Override
        public String toString() {
            return "more()";
        }
    }

    /** An assignment in the middle of a condition. */
    record Set(int to, int from) implements Condition {
        @Override
        public String toString() {
            return "(v" + to + " = v" + from + ") != null";
        }
    }

    record Not(Condition inner) implements Condition {
        @Override
        public String toString() {
            return "!(" + inner + ")";
        }
    }

    record And(Condition left, Condition right) implements Condition {
        @Override
        public String toString() {
            return "(" + left + " && " + right + ")";
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public String toString() {
            return "(" + left + " || " + right + ")";
        }
    }
}
