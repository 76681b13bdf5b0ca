package dev.locksmith.benchmarks.lock;

/** What every lock here protects. */
final class Counter {

    long count;

    long increment() {
        return ++count;
    }
}
