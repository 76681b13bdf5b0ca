package dev.locksmith.processor.fact.handover;

/** Who runs what is handed over; of others it is not certain that they are another thread. */
public enum Taker {
    /** Another thread, which may be the same for all that is handed to it. */
    ANOTHER,
    /** Another thread, which runs side by side with those that take what is handed over next. */
    SIDE_BY_SIDE
}
