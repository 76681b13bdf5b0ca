package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;

class LockIdsTest {

    @Test
    void riseStrictly() {
        long last = 0;
        for (int i = 0; i < 1000; i++) {
            long id =
                    i % 2 == 0
                            ? Mutex.of(TestLevels.CONFIG, i).id()
                            : RwMutex.of(TestLevels.CONFIG, i).id();
            assertTrue(id > last, "mutexes of all kinds draw from one sequence");
            last = id;
        }
    }

    @Test
    void areNeverTheSameTwice() throws Exception {
        var seen = ConcurrentHashMap.<Long>newKeySet();
        List<FutureTask<Void>> makers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            makers.add(
                    Threads.start(
                            () -> {
                                long last = 0;
                                for (int k = 0; k < 10_000; k++) {
                                    long id = LockIds.SHARED.next();
                                    assertTrue(id > last);
                                    assertTrue(seen.add(id));
                                    last = id;
                                }
                                return null;
                            }));
        }
        for (FutureTask<Void> maker : makers) {
            Threads.result(maker);
        }
        assertEquals(40_000, seen.size());
    }

    @Test
    void runOutRatherThanStartAgain() {
        LockIds ids = new LockIds(Long.MAX_VALUE - 1);
        assertEquals(Long.MAX_VALUE - 1, ids.next());
        assertEquals(Long.MAX_VALUE, ids.next());
        for (int i = 0; i < 3; i++) {
            var e = assertThrows(IllegalStateException.class, ids::next);
            assertTrue(e.getMessage().contains("run out"), e::getMessage);
        }
    }
}
