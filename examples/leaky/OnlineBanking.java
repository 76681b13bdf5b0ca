package leaky;

import dev.locksmith.KeyHandle;
import dev.locksmith.LockScope;

/** Starts a thread for a session; the handle sits in a field, out of sight. */
class OnlineBanking {

    void logIn(String customer, KeyHandle handle) {
        Session session = new Session(customer, handle);
        new Thread(session::pay, "online").start();
    }

    private record Session(String customer, KeyHandle handle) {

        void pay() {
            try (LockScope scope = handle.scope()) {
                System.out.println(customer + " pays with " + scope);
            }
        }
    }
}
