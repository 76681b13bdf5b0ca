package dev.locksmith.processor.summary;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * A step, and the way on from there, which other ways share: a long way costs one step. Of a very
 * long one the first steps are told, and the last.
 */
final class Trace extends AbstractList<String> {

    private static final int MOST_STEPS = 12;

    private final Supplier<String> step;
    private final List<String> on;
    private final Trace last;
    private final int steps;

    Trace(String step, List<String> on) {
        this(() -> step, on);
    }

    /** A step that is put into words only where somebody is told. */
    Trace(Supplier<String> step, List<String> on) {
        this.step = step;
        this.on = on;
        this.last = on instanceof Trace way ? way.last : this;
        this.steps = on instanceof Trace way ? 1 + way.steps : 1;
    }

    /** The last step, and what follows it: all ways that end there have it in common. */
    List<String> last() {
        return last;
    }

    @Override
    public int size() {
        return Math.min(steps, MOST_STEPS) + last.on.size();
    }

    @Override
    public String get(int index) {
        Iterator<String> told = iterator();
        for (int i = 0; i < index; i++) {
            told.next();
        }
        return told.next();
    }

    @Override
    public Iterator<String> iterator() {
        return new Walk(this);
    }

    private static final class Walk implements Iterator<String> {

        private final int left;
        private List<String> rest;
        private int told;

        Walk(Trace way) {
            this.rest = way;
            // One line stands for the steps that are left out.
            this.left = way.steps > MOST_STEPS ? way.steps - MOST_STEPS + 1 : 0;
        }

        @Override
        public boolean hasNext() {
            return !rest.isEmpty();
        }

        @Override
        public String next() {
            if (rest.isEmpty()) {
                throw new NoSuchElementException();
            }
            told++;
            if (!(rest instanceof Trace way)) {
                String next = rest.get(0);
                rest = rest.subList(1, rest.size());
                return next;
            } else if (left > 0 && told == MOST_STEPS - 1) {
                rest = way.last;
                return "... and on through " + left + " more calls ...";
            }
            rest = way.on;
            return way.step.get();
        }
    }
}
