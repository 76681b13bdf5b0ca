package dev.locksmith.processor.report;

/** Where findings go when it is decided what becomes of them. */
public interface Sink {

    /** A finding of a rule that is not switched off, told once. */
    void accept(Judged judged);

    /**
     * There are no more.
     *
     * @param extent where all were found that there are
     */
    void finish(Extent extent, Troubles troubles);
}
