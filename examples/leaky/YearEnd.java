package leaky;

import dev.locksmith.KeyHandle;
import dev.locksmith.LockScope;

import java.util.List;

/** Was correct until somebody made the stream parallel. */
class YearEnd {

    long closeAll(List<String> accounts, KeyHandle handle) {
        return accounts.parallelStream().filter(account -> close(account, handle)).count();
    }

    private static boolean close(String account, KeyHandle handle) {
        try (LockScope scope = handle.scope()) {
            return scope.toString().contains(account);
        }
    }
}
