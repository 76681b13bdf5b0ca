package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Containers of this method that other methods put something in. */
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
}
