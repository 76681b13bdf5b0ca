package store;

import static store.OrderLevels.GOODS;
import static store.OrderLevels.ORDERS;

import dev.locksmith.KeyHandle;
import dev.locksmith.Mutex;

import java.util.HashMap;
import java.util.Map;

/** Goods and orders, each in a mutex; whoever wants both takes goods first. */
final class Store {

    private final Mutex<Map<String, Integer>, OrderLevels.Goods> goods =
            GOODS.mutex("goods", new HashMap<>());
    private final Mutex<Map<String, Integer>, OrderLevels.Orders> orders =
            ORDERS.mutex("orders", new HashMap<>());

    void deliver(KeyHandle handle, String name, int number) {
        try (var scope = handle.scope();
                var goods = scope.lock(this.goods)) {
            goods.get().merge(name, number, Integer::sum);
        }
    }

    void order(KeyHandle handle, String name, int number) {
        try (var scope = handle.scope();
                var goods = scope.lock(this.goods)) {
            if (goods.get().getOrDefault(name, 0) < number) {
                throw new IllegalStateException("not enough of " + name);
            }
            try (var orders = goods.lock(this.orders)) {
                goods.get().merge(name, -number, Integer::sum);
                orders.get().merge(name, number, Integer::sum);
            }
        }
    }

    void cancel(KeyHandle handle, String name) {
        try (var scope = handle.scope();
                var goods = scope.lock(this.goods);
                var orders = goods.lock(this.orders)) {
            Integer number = orders.get().remove(name);
            if (number != null) {
                goods.get().merge(name, number, Integer::sum);
            }
        }
    }

    int inStock(KeyHandle handle, String name) {
        try (var scope = handle.scope();
                var goods = scope.lock(this.goods)) {
            return goods.get().getOrDefault(name, 0);
        }
    }
}
