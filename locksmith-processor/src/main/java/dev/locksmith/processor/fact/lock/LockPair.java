package dev.locksmith.processor.fact.lock;

/**
 * One lock is asked for while another is held.
 *
 * @param held tells the lock that is held from all others; {@code way} has words for it
 * @param asked tells the lock that is asked for from all others
 */
public record LockPair(String held, String asked, CircularWait.Way way) {}
