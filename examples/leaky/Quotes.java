package leaky;

import dev.locksmith.KeyHandle;
import dev.locksmith.LockScope;

import java.util.concurrent.CompletableFuture;

/** Asks for a price in the background, under a lock that belongs to the foreground. */
class Quotes {

    CompletableFuture<Double> price(String share, KeyHandle handle) {
        return CompletableFuture.completedFuture(share).thenApplyAsync(name -> look(name, handle));
    }

    private static double look(String share, KeyHandle handle) {
        try (LockScope scope = handle.scope()) {
            return share.length() + scope.hashCode();
        }
    }
}
