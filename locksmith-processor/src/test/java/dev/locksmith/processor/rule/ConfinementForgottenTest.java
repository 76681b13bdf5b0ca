package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class ConfinementForgottenTest {

    private static final String TYPES =
            """
            @ThreadConfined class Valve { void shut() {} }
            """;

    @Test
    void the_whole_message_for_a_field() {
        Verify.that(
                        TYPES
                                + """
                                class Plant {
                                    private Runnable cleanup;
                                    void prepare(Valve valve) {
                                        cleanup = () -> valve.shut(); // ERROR confinement-forgotten
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:confinement-forgotten] 'valve' is confined to its thread, but this lambda takes it to the field 'cleanup', which hides that from those who read it later
                          'valve' is a Valve, which is @ThreadConfined
                          'cleanup' is declared as Runnable, which does not tell that its content is confined
                          to fix: declare what is stored as @ThreadConfined Runnable, and not as Runnable\
                        """);
    }

    @Test
    void the_whole_message_for_a_container() {
        Verify.that(
                        TYPES
                                + """
                                class Plant {
                                    private final List<Object> parts = new ArrayList<>();
                                    void prepare(Valve valve) {
                                        parts.add(valve); // ERROR confinement-forgotten
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:confinement-forgotten] 'valve' is confined to its thread, but 'parts' hides that from those who read it later
                          'valve' is a Valve, which is @ThreadConfined
                          the elements of 'parts' are declared as Object, which does not tell that they are confined
                          to fix: declare what is stored as Valve, or as @ThreadConfined Object, and not as Object\
                        """);
    }

    @Test
    void the_whole_message_at_the_call_of_a_helper() {
        Verify.that(
                        TYPES
                                + """
                                class Plant {
                                    private Object last;
                                    void remember(Object part) { last = part; }
                                    void prepare(Valve valve) {
                                        remember(valve); // ERROR confinement-forgotten
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:confinement-forgotten] 'valve' is confined to its thread, but the place where Plant.remember keeps it hides that from those who read it later
                          'valve' is a Valve, which is @ThreadConfined
                          Plant.remember passes its parameter 'part' to the field 'last' (Test.java:4)
                          'last' is declared as Object, which does not tell that its content is confined
                          to fix: declare what is stored as Valve, or as @ThreadConfined\
                        """);
    }

    @Test
    void the_whole_message_for_a_derived_container() {
        Verify.that(
                        TYPES
                                + """
                                final class Rack extends ArrayList<Object> {
                                    void put(Valve valve) {
                                        add(valve); // ERROR confinement-forgotten
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:confinement-forgotten] 'valve' is confined to its thread, but this Rack hides that from those who read it later
                          'valve' is a Valve, which is @ThreadConfined
                          this Rack keeps it as Object, which does not tell that it is confined
                          to fix: declare what is stored as Valve, or as @ThreadConfined Object, and not as Object\
                        """);
    }

    @Test
    void fields() {
        Verify.that(
                        TYPES
                                + """
                                class Kit { Object part; Valve valve; }
                                class Box<T> { T content; }
                                class Plant {
                                    private Object any;
                                    private Valve valve;
                                    private @ThreadConfined Object marked;
                                    private Supplier<Valve> spare;
                                    private Object made = new Valve(); // ERROR confinement-forgotten
                                    private final Valve own = new Valve();
                                    void store(Valve v, Kit kit, Box<Valve> box, Box<Object> wide) {
                                        any = v; // ERROR confinement-forgotten
                                        this.any = v; // ERROR confinement-forgotten
                                        any = "text";
                                        any = null;
                                        valve = v;
                                        marked = v;
                                        spare = Valve::new;
                                        spare = () -> v; // ERROR confinement-forgotten
                                        kit.part = v; // ERROR confinement-forgotten
                                        kit.valve = v;
                                        box.content = v;
                                        wide.content = v; // ERROR confinement-forgotten
                                        Kit local = new Kit();
                                        local.part = v;
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void containers_and_arrays() {
        Verify.that(
                        TYPES
                                + """
                                class Plant {
                                    private final List<Object> parts = new ArrayList<>();
                                    private final List<Valve> valves = new ArrayList<>();
                                    private final Map<String, Object> byName = new HashMap<>();
                                    private final Deque<@ThreadConfined Runnable> tasks = new ArrayDeque<>();
                                    private final Object[] slots = new Object[2];
                                    private final Valve[] row = new Valve[2];
                                    void store(Valve v, List<Object> given, List<Valve> good, Object[] array) {
                                        parts.add(v); // ERROR confinement-forgotten
                                        parts.add("text");
                                        valves.add(v);
                                        byName.put("a", v); // ERROR confinement-forgotten
                                        byName.computeIfAbsent("a", k -> v); // ERROR confinement-forgotten
                                        byName.put("a", "b");
                                        tasks.push(() -> v.shut());
                                        slots[0] = v; // ERROR confinement-forgotten
                                        row[0] = v;
                                        given.add(v); // ERROR confinement-forgotten
                                        good.add(v);
                                        array[0] = v; // ERROR confinement-forgotten
                                        List<Object> local = new ArrayList<>();
                                        local.add(v);
                                        Object[] mine = new Object[1];
                                        mine[0] = v;
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_type_argument_tells_whatever_the_class_keeps_it_in() {
        Verify.that(
                        TYPES
                                + """
                                class Bag<E> {
                                    private Object[] items = new Object[4];
                                    private int size;
                                    void add(E item) { items[size++] = item; }
                                }
                                class Registry {
                                    private final Map<Class<?>, Object> all = new HashMap<>();
                                    <T> void put(Class<T> type, T item) { all.put(type, item); }
                                }
                                class Plant {
                                    private final Bag<Valve> valves = new Bag<>();
                                    private final Bag<Object> things = new Bag<>();
                                    void go(Valve v, Registry given) {
                                        valves.add(v);
                                        things.add(v); // ERROR confinement-forgotten
                                        things.add("text");
                                        given.put(Valve.class, v); // ERROR confinement-forgotten
                                        new Registry().put(Valve.class, v);
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_helper_that_fills_what_it_is_given() {
        Verify.that(
                        TYPES
                                + """
                                class Plant {
                                    private final List<Object> parts = new ArrayList<>();
                                    private final List<Valve> valves = new ArrayList<>();
                                    static void fill(List<Object> list, Object item) { list.add(item); }
                                    static <T> void add(List<T> list, T item) { list.add(item); }
                                    void go(Valve v) {
                                        List<Object> local = new ArrayList<>();
                                        fill(local, v);
                                        fill(local, "text");
                                        add(valves, v);
                                        List<Valve> mine = new ArrayList<>();
                                        add(mine, v);
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_lower_bound_tells_what_is_in_a_container() {
        Verify.that(
                        """
                        import dev.locksmith.annotations.*;
                        import java.util.*;
                        @ThreadConfined class Pen {}
                        class Desk {
                            void fill(List<? super Pen> out, Pen pen) {
                                out.add(pen);
                                out.add(new Pen());
                            }
                            void hide(List<? super Object> out, Pen pen) {
                                out.add(pen); // ERROR confinement-forgotten
                            }
                            void forget(List<Object> out, Pen pen) {
                                out.add(pen); // ERROR confinement-forgotten
                            }
                        }
                        """)
                .holds();
    }
}
