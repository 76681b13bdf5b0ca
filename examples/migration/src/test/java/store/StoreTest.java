package store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.locksmith.KeyHandle;

import org.junit.jupiter.api.Test;

class StoreTest {

    private final Store store = new Store();

    @Test
    void what_is_ordered_is_gone_until_the_order_is_cancelled() {
        try (KeyHandle handle = KeyHandle.claim()) {
            store.deliver(handle, "tea", 5);
            store.order(handle, "tea", 3);
            assertEquals(2, store.inStock(handle, "tea"));
            assertThrows(IllegalStateException.class, () -> store.order(handle, "tea", 3));
            store.cancel(handle, "tea");
            assertEquals(5, store.inStock(handle, "tea"));
        }
    }
}
