package legacy;

import java.util.ArrayList;
import java.util.List;

/** Code as it has always been: plain locks, no annotations, and a method that calls another one. */
final class Warehouse {
    private final Object stock = new Object();
    private final Object orders = new Object();
    private final List<String> open = new ArrayList<>();
    private int pieces = 100;

    void order(String customer, int wanted) {
        synchronized (orders) {
            open.add(customer);
            take(wanted);
        }
    }

    void recount(int counted) {
        synchronized (stock) {
            pieces = counted;
            if (pieces == 0) {
                cancelAll();
            }
        }
    }

    private void take(int wanted) {
        synchronized (stock) {
            pieces -= wanted;
        }
    }

    private void cancelAll() {
        synchronized (orders) {
            open.clear();
        }
    }
}
