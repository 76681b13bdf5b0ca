package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Containers that other methods put something in, or gave. */
class FilledByHelpersTest {

    @Test
    void what_a_helper_puts_in_is_in_there() {
        Verify.that(
                        """
                        @ThreadConfined class Pen { void draw() {} String name() { return ""; } }
                        class Desk {
                            private final Executor pool = Executors.newCachedThreadPool();
                            static void fill(List<Runnable> all, Runnable r) { all.add(r); }
                            static void fillOn(List<Runnable> all, Runnable r) { fill(all, r); }
                            static void look(List<Runnable> all, Runnable r) { r.run(); all.size(); }
                            static void name(List<String> all, Pen p) { all.add(p.name()); }
                            static void object(Collection<Object> all, Object o) { all.add(o); }
                            static <T> void any(Collection<T> all, T t) { all.add(t); }
                            static void wrapped(Collection<Runnable> all, Runnable r) { all.add(() -> r.run()); }
                            static void entry(Map<String, Runnable> all, Runnable r) { all.put("", r); }
                            static void first(Runnable r, List<Runnable> a, List<Runnable> b) { a.add(r); }
                            static void all(List<Runnable> a, List<Runnable> b) { a.addAll(b); }
                            static boolean fresh(Set<Runnable> all, Runnable r) { return all.add(r); }
                            void taken(Pen p) { List<Runnable> l = new ArrayList<>(); fill(l, p::draw); pool.execute(l.get(0)); } // ERROR crosses-thread
                            void seenAs(Pen p) { Object l = new ArrayList<Runnable>(); fill((List<Runnable>) l, p::draw); pool.execute(((List<Runnable>) l).get(0)); } // ERROR crosses-thread
                            void added(Pen p) { Object l = new ArrayList<Runnable>(); ((List<Runnable>) l).add(p::draw); pool.execute(((List<Runnable>) l).get(0)); } // ERROR crosses-thread
                            void further(Pen p) { List<Runnable> l = new ArrayList<>(); fillOn(l, p::draw); pool.execute(l.get(0)); } // ERROR crosses-thread
                            void turns(Pen p) { List<Runnable> l = new ArrayList<>(); fill(l, p::draw); for (Runnable r : l) { pool.execute(r); } } // ERROR crosses-thread
                            void whole(Pen p) { Set<Object> s = new HashSet<>(); object(s, p); pool.execute(() -> System.out.println(s)); } // ERROR crosses-thread
                            void generic(Pen p) { List<Object> l = new ArrayList<>(); any(l, p); pool.execute(() -> System.out.println(l)); } // ERROR crosses-thread
                            void inside(Pen p) { List<Runnable> l = new ArrayList<>(); wrapped(l, p::draw); pool.execute(l.get(0)); } // ERROR crosses-thread
                            void map(Pen p) { Map<String, Runnable> m = new HashMap<>(); entry(m, p::draw); pool.execute(m.get("")); } // ERROR crosses-thread
                            void one(Pen p) { List<Runnable> a = new ArrayList<>(), b = new ArrayList<>(); first(p::draw, a, b); pool.execute(a.get(0)); } // ERROR crosses-thread
                            void other(Pen p) { List<Runnable> a = new ArrayList<>(), b = new ArrayList<>(); first(p::draw, a, b); pool.execute(b.get(0)); }
                            void fromAnother(Pen p) {
                                List<Runnable> a = new ArrayList<>(), b = new ArrayList<>();
                                b.add(p::draw);
                                all(a, b);
                                pool.execute(a.get(0)); // ERROR crosses-thread
                            }
                            void asked(Pen p) { Set<Runnable> s = new HashSet<>(); if (fresh(s, p::draw)) { s.forEach(pool::execute); } } // ERROR crosses-thread
                            private List<Runnable> made(Pen p) { List<Runnable> l = new ArrayList<>(); fill(l, p::draw); return l; }
                            void returned(Pen p) { pool.execute(made(p).get(0)); } // ERROR crosses-thread
                            void runHere(Pen p) { List<Runnable> l = new ArrayList<>(); fill(l, p::draw); l.forEach(Runnable::run); made(p).get(0).run(); }
                            void counted(Pen p) { List<Runnable> l = new ArrayList<>(); fill(l, p::draw); int n = l.size(); pool.execute(() -> System.out.println(n)); }
                            void looked(Pen p) { List<Runnable> l = new ArrayList<>(); look(l, p::draw); pool.execute(l.get(0)); }
                            void named(Pen p) { List<String> l = new ArrayList<>(); name(l, p); pool.execute(() -> System.out.println(l)); }
                            void another(Pen p) { List<Runnable> l = new ArrayList<>(); fill(l, p::draw); l = new ArrayList<>(); fill(l, () -> {}); pool.execute(l.get(0)); }
                            void perTurn(Pen p, int n) {
                                for (int i = 0; i < n; i++) {
                                    List<Runnable> l = new ArrayList<>();
                                    if (i > 0) { pool.execute(() -> System.out.println(l)); }
                                    fill(l, p::draw);
                                }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void what_methods_gave_out_of_a_field_is_that_field() {
        Verify.that(
                        """
                        @ThreadConfined class Pen { void draw() {} }
                        class Desk {
                            private static final List<Runnable> ALL = new ArrayList<>();
                            private final List<Runnable> queue = new ArrayList<>();
                            private List<Runnable> lazy;
                            List<Runnable> queue() { return queue; }
                            private List<Runnable> again() { return this.queue; }
                            private List<Runnable> lazy() {
                                if (lazy == null) { lazy = new ArrayList<>(); }
                                return lazy;
                            }
                            private static List<Runnable> all() { return ALL; }
                            private static List<Runnable> fresh() { return new ArrayList<>(); }
                            private List<Runnable> copy() { return new ArrayList<>(queue); }
                            private List<Runnable> either(boolean own) { return own ? queue : new ArrayList<>(); }
                            private Supplier<List<Runnable>> later() { return () -> { return queue; }; }
                            void ofThis(Pen p) { queue().add(p::draw); } // ERROR confinement-forgotten
                            void bySameName(Pen p) { List<Runnable> l = again(); l.add(() -> p.draw()); } // ERROR confinement-forgotten
                            void madeWhenAsked(Pen p) { lazy().add(p::draw); } // ERROR confinement-forgotten
                            void ofAnother(Desk other, Pen p) { other.queue().add(p::draw); } // ERROR confinement-forgotten
                            void plain() { queue().add(() -> {}); queue().remove(0).run(); queue().forEach(Runnable::run); }
                            void ofItsOwn(Pen p) { Desk d = new Desk(); d.queue().add(p::draw); d.queue().get(0).run(); }
                            void others(Pen p) { fresh().add(p::draw); copy().add(p::draw); either(true).add(p::draw); later().get().add(p::draw); }
                        }
                        """)
                .holds();
    }

    @Test
    void functions_given_to_what_a_method_returned() {
        Verify.that(
                        """
                        @ThreadConfined class Pen { void draw() {} String name() { return ""; } }
                        class Desk {
                            private final Executor pool = Executors.newCachedThreadPool();
                            private List<Runnable> tasks(Pen p) { List<Runnable> l = new ArrayList<>(); l.add(() -> p.draw()); return l; }
                            private Optional<Runnable> task(Pen p) { return Optional.of(() -> p.draw()); }
                            private List<String> names(Pen p) { return List.of(p.name()); }
                            void handed(Pen p) { tasks(p).forEach(pool::execute); } // ERROR crosses-thread
                            void taken(Pen p) { tasks(p).forEach(r -> pool.execute(r)); } // ERROR crosses-thread
                            void maybe(Pen p) { task(p).ifPresent(pool::execute); } // ERROR crosses-thread
                            void run(Pen p) { tasks(p).forEach(Runnable::run); tasks(p).forEach(r -> r.run()); task(p).ifPresent(Runnable::run); }
                            void other(Pen p) { tasks(p).forEach(r -> pool.execute(() -> System.out.println())); }
                            void text(Pen p) { names(p).forEach(n -> pool.execute(() -> System.out.println(n))); }
                        }
                        """)
                .holds();
    }
}
