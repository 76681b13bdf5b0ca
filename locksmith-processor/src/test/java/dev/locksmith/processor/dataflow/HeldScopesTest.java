package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Scope-bound objects that get out by way of calls. */
class HeldScopesTest {

    private static final String TYPES =
            """
            @ScopeBound final class Span implements AutoCloseable {
                static Span open() { return new Span(); }
                void tag(String text) {}
                String id() { return ""; }
                @Override public void close() {}
            }
            final class Box {
                Object content;
                Box() {}
                Box(Object c) { content = c; }
                Box with(Object c) { content = c; return this; }
                static Box of(Object c) { Box b = new Box(); b.content = c; return b; }
            }
            final class Name {
                final String text;
                Name(Object of) { text = of.toString(); }
                static Name of(Object o) { return new Name(o); }
            }
            """;

    @Test
    void a_helper_keeps_it() {
        Verify.that(
                        TYPES
                                + """
                                final class Registry {
                                    private static final List<Object> ALL = new ArrayList<>();
                                    static void register(Object o) { ALL.add(o); }
                                    static void see(Object o) { System.out.println(o); }
                                }
                                class Desk {
                                    private Object last;
                                    private final Map<String, Object> byName = new HashMap<>();
                                    private final List<Runnable> tasks = new ArrayList<>();
                                    private void keep(Object o) { last = o; }
                                    private void keepOn(Object o) { keep(o); }
                                    private void keepNamed(String n, Object o) { byName.put(n, o); }
                                    private void onClose(Runnable r) { tasks.add(r); }
                                    private void now(Runnable r) { r.run(); }
                                    private void hand(Executor pool, Runnable r) { pool.execute(r); }
                                    private void keepSpan(Span s) { last = s; } // ERROR escapes-scope
                                    void kept() { try (Span s = Span.open()) { keep(s); } } // ERROR escapes-scope
                                    void keptFurther() { try (Span s = Span.open()) { keepOn(s); } } // ERROR escapes-scope
                                    void named() { try (Span s = Span.open()) { keepNamed("a", s); } } // ERROR escapes-scope
                                    void registered() { try (Span s = Span.open()) { Registry.register(s); } } // ERROR escapes-scope
                                    void later() { try (Span s = Span.open()) { onClose(() -> s.tag("x")); } } // ERROR escapes-scope
                                    void handed(Executor pool) { try (Span s = Span.open()) { hand(pool, () -> s.tag("x")); } } // ERROR escapes-scope
                                    void toldThere() { try (Span s = Span.open()) { keepSpan(s); } }
                                    void what_was_read() {
                                        try (Span s = Span.open()) {
                                            keep(s.id());
                                            keepNamed(s.id(), new Name(s));
                                            String id = s.id();
                                            onClose(() -> System.out.println(id));
                                        }
                                    }
                                    void used(Executor pool) {
                                        try (Span s = Span.open()) {
                                            now(() -> s.tag("x"));
                                            Registry.see(s);
                                            List<Object> all = new ArrayList<>();
                                            collect(all, s);
                                            Registry.see(all);
                                        }
                                    }
                                    private static void collect(List<Object> all, Object o) { all.add(o); }
                                }
                                """)
                .holds();
    }

    @Test
    void what_is_returned_or_stored_holds_it() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    private Object last;
                                    private static void collect(List<Object> all, Object o) { all.add(o); }
                                    private static Object same(Object o) { return o; }
                                    private static <T> T timed(Supplier<T> s) { return s.get(); }
                                    Object made() { try (Span s = Span.open()) { return new Box(s); } } // ERROR escapes-scope
                                    Object given() { try (Span s = Span.open()) { return Box.of(s); } } // ERROR escapes-scope
                                    Object built() { try (Span s = Span.open()) { return new Box().with(s); } } // ERROR escapes-scope
                                    Object itself() { try (Span s = Span.open()) { return same(s); } } // ERROR escapes-scope
                                    Object ofAFunction() { try (Span s = Span.open()) { return timed(() -> s); } } // ERROR escapes-scope
                                    Object collected() {
                                        try (Span s = Span.open()) {
                                            List<Object> all = new ArrayList<>();
                                            collect(all, s);
                                            return all; // ERROR escapes-scope
                                        }
                                    }
                                    Object open(List<String> words) { try (Span s = Span.open()) { return words.stream().map(w -> s.id() + w); } } // ERROR escapes-scope
                                    void stored() { try (Span s = Span.open()) { last = new Box(s); } } // ERROR escapes-scope
                                    void storedLater() { try (Span s = Span.open()) { Box b = new Box(); b.with(s); last = b; } } // ERROR escapes-scope
                                    Object read() { try (Span s = Span.open()) { return new Box(s.id()); } }
                                    Object named() { try (Span s = Span.open()) { return Name.of(s); } }
                                    Object ended(List<String> words) { try (Span s = Span.open()) { return words.stream().map(w -> s.id() + w).toList(); } }
                                    Object result() { try (Span s = Span.open()) { return timed(() -> s.id()); } }
                                    Object counted() {
                                        try (Span s = Span.open()) {
                                            List<Object> all = new ArrayList<>();
                                            collect(all, s);
                                            return all.size();
                                        }
                                    }
                                    void storedName() { try (Span s = Span.open()) { last = new Name(s); } }
                                    Box ofTheCaller(Span s) { return new Box(s); }
                                    Span back(Span s) { return s; }
                                    void calls() { try (Span s = Span.open()) { ofTheCaller(s).hashCode(); back(s).tag("x"); } }
                                }
                                """)
                .holds();
    }
}
