package dev.locksmith.benchmarks.lock;

/**
 * What is to be had: the score of one benchmark over that of another, and its limit.
 *
 * @param over the numerator
 * @param under the denominator
 * @param bound on which side of the limit it has to be
 * @param limit the target
 */
record Ratio(Peer over, Peer under, Bound bound, double limit) {

    enum Bound {
        AT_MOST,
        AT_LEAST
    }

    static Ratio atMost(double limit, Peer over, Peer under) {
        return new Ratio(over, under, Bound.AT_MOST, limit);
    }

    static Ratio atLeast(double limit, Peer over, Peer under) {
        return new Ratio(over, under, Bound.AT_LEAST, limit);
    }

    String label() {
        return over.label() + " : " + under.label();
    }

    boolean isMetBy(double value) {
        return bound == Bound.AT_MOST ? value <= limit : value >= limit;
    }

    @Override
    public String toString() {
        return label() + (bound == Bound.AT_MOST ? ", at most " : ", at least ") + limit;
    }
}
