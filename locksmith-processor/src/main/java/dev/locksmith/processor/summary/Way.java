package dev.locksmith.processor.summary;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** A step, and the way on from there, which other ways share: a long way costs one step. */
final class Way extends AbstractList<String> {

    private final String step;
    private final List<String> on;
    private final int size;

    Way(String step, List<String> on) {
        this.step = step;
        this.on = on;
        this.size = 1 + on.size();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String get(int index) {
        Iterator<String> steps = iterator();
        for (int i = 0; i < index; i++) {
            steps.next();
        }
        return steps.next();
    }

    @Override
    public Iterator<String> iterator() {
        return new Walk(this);
    }

    private static final class Walk implements Iterator<String> {

        private List<String> rest;

        Walk(Way way) {
            this.rest = way;
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
            String next = rest instanceof Way way ? way.step : rest.get(0);
            rest = rest instanceof Way way ? way.on : rest.subList(1, rest.size());
            return next;
        }
    }
}
