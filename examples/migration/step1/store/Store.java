package store;

import java.util.HashMap;
import java.util.Map;

/** Goods and orders, each with a monitor: taken in both orders. */
final class Store {

    private final Map<String, Integer> goods = new HashMap<>();
    private final Map<String, Integer> orders = new HashMap<>();

    void deliver(String name, int number) {
        synchronized (goods) {
            goods.merge(name, number, Integer::sum);
        }
    }

    void order(String name, int number) {
        synchronized (goods) {
            if (goods.getOrDefault(name, 0) < number) {
                throw new IllegalStateException("not enough of " + name);
            }
            synchronized (orders) {
                goods.merge(name, -number, Integer::sum);
                orders.merge(name, number, Integer::sum);
            }
        }
    }

    void cancel(String name) {
        synchronized (orders) {
            Integer number = orders.remove(name);
            if (number != null) {
                synchronized (goods) {
                    goods.merge(name, number, Integer::sum);
                }
            }
        }
    }

    int inStock(String name) {
        synchronized (goods) {
            return goods.getOrDefault(name, 0);
        }
    }
}
