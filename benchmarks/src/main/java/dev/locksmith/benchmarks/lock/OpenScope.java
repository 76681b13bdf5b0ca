package dev.locksmith.benchmarks.lock;

import dev.locksmith.KeyHandle;
import dev.locksmith.LockScope;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A handle and its open scope, made by the thread that measures. */
@State(Scope.Thread)
public class OpenScope {

    final KeyHandle handle = KeyHandle.claim();
    final LockScope scope = handle.scope();

    @TearDown
    public void close() {
        scope.close();
        handle.close();
    }
}
