package dev.locksmith.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.testing.PlainJavac;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class ClaimedTwiceTest {

    private static final String IMPORTS =
            """
            import dev.locksmith.*;
            import java.util.concurrent.*;
            """;

    @Test
    void the_whole_message() {
        Verify.that(
                        IMPORTS
                                + """
                                class Porter {
                                    void carry() {
                                        try (KeyHandle handle = KeyHandle.claim()) {
                                            weigh(); // ERROR claimed-twice
                                        }
                                    }
                                    private void weigh() {
                                        try (KeyHandle own = KeyHandle.claim()) { own.toString(); }
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:claimed-twice] this throws: there is an open KeyHandle of this thread already
                          the first one was opened (Test.java:5: KeyHandle.claim()) and is open still
                          the second one is asked for (Test.java:6: calls Porter.weigh, then Test.java:10: KeyHandle.claim())
                          a thread has one handle
                          to fix: close the first handle first; or pass it on, or its newest key; or open an AmbientScope instead, which goes on from what is held\
                        """);
    }

    @Test
    void the_whole_message_for_a_second_scope() {
        Verify.that(
                        IMPORTS
                                + """
                                class Porter {
                                    private final KeyHandle handle = KeyHandle.claim();
                                    void carry() {
                                        try (LockScope scope = handle.scope()) {
                                            weigh(); // ERROR claimed-twice
                                        }
                                    }
                                    private void weigh() {
                                        try (LockScope own = handle.scope()) { own.toString(); }
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:claimed-twice] this throws: there is an open scope of this handle already
                          the first one was opened (Test.java:6: handle.scope()) and is open still
                          the second one is asked for (Test.java:7: calls Porter.weigh, then Test.java:11: handle.scope())
                          a handle has one open scope
                          to fix: close the first scope first, or pass its newest key on\
                        """);
    }

    @Test
    void claims_of_all_kinds() {
        Verify.that(
                        IMPORTS
                                + """
                                class Porter {
                                    void redeemed(KeyVoucher voucher) {
                                        try (KeyHandle handle = voucher.redeem().orElseThrow()) {
                                            try (KeyHandle own = KeyHandle.claim()) { own.toString(); } // ERROR claimed-twice
                                        }
                                    }
                                    void redeeming(KeyVoucher voucher) {
                                        try (KeyHandle handle = KeyHandle.claim();
                                                KeyHandle own = voucher.redeem().get()) { // ERROR claimed-twice
                                            own.toString();
                                        }
                                    }
                                    void tried() {
                                        KeyHandle handle = KeyHandle.tryClaim().orElseThrow();
                                        try {
                                            Runnable claims = KeyHandle::claim;
                                            KeyHandle.claim().close(); // ERROR claimed-twice
                                        } finally {
                                            handle.close();
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_helper_that_opens_and_leaves_open() {
        Verify.that(
                        IMPORTS
                                + """
                                class Porter {
                                    private KeyHandle open() { return KeyHandle.claim(); }
                                    void carry() {
                                        try (KeyHandle handle = open()) {
                                            java.util.List.of("a").forEach(each -> open().close()); // ERROR claimed-twice
                                        }
                                        try (KeyHandle handle = open()) { handle.toString(); }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void one_after_the_other() {
        Verify.that(
                        IMPORTS
                                + """
                                class Porter {
                                    void carry(boolean twice) {
                                        try (KeyHandle handle = KeyHandle.claim()) { handle.toString(); }
                                        KeyHandle handle = KeyHandle.claim();
                                        handle.close();
                                        if (twice) { carry(false); }
                                        for (int i = 0; i < 3; i++) {
                                            try (KeyHandle each = KeyHandle.claim()) {
                                                if (i == 1) { continue; }
                                                each.toString();
                                            }
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void on_one_way_only() {
        Verify.that(
                        IMPORTS
                                + """
                                class Porter {
                                    void carry(boolean now) {
                                        KeyHandle handle = null;
                                        if (now) { handle = KeyHandle.claim(); }
                                        try {
                                            if (handle == null) { KeyHandle.claim().close(); }
                                        } finally {
                                            if (handle != null) { handle.close(); }
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void on_another_thread_or_tried() {
        Verify.that(
                        IMPORTS
                                + """
                                class Porter {
                                    void carry(Executor pool, KeyVoucher voucher) {
                                        try (KeyHandle handle = KeyHandle.claim()) {
                                            pool.execute(() -> KeyHandle.claim().close());
                                            new Thread(Porter::work).start();
                                            KeyHandle.tryClaim().ifPresent(KeyHandle::close);
                                            voucher.redeem().ifPresent(KeyHandle::close);
                                        }
                                    }
                                    static void work() { KeyHandle.claim().close(); }
                                }
                                """)
                .holds();
    }

    @Test
    void a_second_scope_of_a_handle_in_a_field() {
        Verify.that(
                        IMPORTS
                                + """
                                import dev.locksmith.annotations.ThreadConfined;
                                @ThreadConfined class Porter {
                                    private final KeyHandle handle = KeyHandle.claim();
                                    void carry() {
                                        try (LockScope scope = handle.scope()) {
                                            weigh(); // ERROR claimed-twice
                                        }
                                        weigh();
                                    }
                                    private void weigh() {
                                        try (LockScope scope = handle.scope()) { scope.toString(); }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void silenced() {
        Verify.that(
                        IMPORTS
                                + """
                                class Porter {
                                    @SuppressWarnings("locksmith:claimed-twice")
                                    void carry() {
                                        try (KeyHandle handle = KeyHandle.claim()) { KeyHandle.claim().close(); }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void under_an_ambient_scope() {
        Verify.that(
                        IMPORTS
                                + """
                                class Porter {
                                    void carry() {
                                        try (AmbientScope ambient = AmbientScope.open()) {
                                            weigh(); // ERROR claimed-twice
                                            KeyHandle.tryClaim().ifPresent(KeyHandle::close);
                                        }
                                        weigh();
                                    }
                                    private void weigh() {
                                        try (KeyHandle own = KeyHandle.claim()) { own.toString(); }
                                    }
                                    void redeem(KeyVoucher voucher) {
                                        try (AmbientScope ambient = AmbientScope.open();
                                                KeyHandle own = voucher.redeem().orElseThrow()) { // ERROR claimed-twice
                                            own.toString();
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void an_ambient_scope_goes_on_from_what_is_there() {
        Verify.that(
                        IMPORTS
                                + """
                                class Porter {
                                    void carry(Executor pool) {
                                        try (KeyHandle handle = KeyHandle.claim()) {
                                            weigh();
                                            try (LockScope scope = handle.scope()) { weigh(); }
                                            pool.execute(() -> { try (KeyHandle own = KeyHandle.claim()) { own.toString(); } });
                                        }
                                        try (KeyHandle again = KeyHandle.claim()) { weigh(); }
                                    }
                                    private void weigh() {
                                        try (AmbientScope ambient = AmbientScope.open()) {
                                            try (AmbientScope inner = AmbientScope.open()) { inner.toString(); }
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_claim_in_a_class_file(@TempDir Path directory) throws IOException {
        String porter =
                """
                import dev.locksmith.*;
                public final class Porter {
                    public static void weigh() {
                        try (KeyHandle own = KeyHandle.claim()) { own.toString(); }
                    }
                    public static void ask() {
                        try (AmbientScope ambient = AmbientScope.open()) { ambient.toString(); }
                    }
                }
                """;
        assertEquals("", PlainJavac.run(directory, "Porter", porter));
        String found =
                PlainJavac.run(
                        directory,
                        "Gate",
                        """
                        import dev.locksmith.*;
                        class Gate {
                            void open() {
                                Porter.weigh();
                                try (KeyHandle handle = KeyHandle.claim()) { Porter.ask(); }
                                try (AmbientScope ambient = AmbientScope.open()) { Porter.weigh(); }
                            }
                        }
                        """);
        assertTrue(found.contains("Gate.java:6: error: [locksmith:claimed-twice]"), found);
        assertTrue(found.endsWith("1 error\n"), found);
    }
}
