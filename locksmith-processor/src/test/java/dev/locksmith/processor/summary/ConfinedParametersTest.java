package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Where a wrapper's own parameter is confined, the wrapper is the mistake, and its callers not. */
class ConfinedParametersTest {

    @Test
    void one_mistake_is_told_once() {
        Verify.that(
                        """
                        @ThreadConfined class Gauge { void reset() {} }
                        class Plant {
                            void later(Gauge gauge) {
                                new Thread(() -> gauge.reset()).start(); // ERROR crosses-thread
                            }
                            void shift(Gauge gauge) {
                                later(gauge);
                                new Plant().later(new Gauge());
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void a_parameter_of_an_open_type_is_judged_at_the_call() {
        Verify.that(
                        """
                        @ThreadConfined class Gauge { void reset() {} }
                        class Plant {
                            private static Object last;
                            void remember(Object value) { last = value; }
                            void shift(Gauge gauge) {
                                remember("gauge");
                                remember(gauge); // ERROR shared-state
                            }
                        }
                        """)
                .holds();
    }
}
