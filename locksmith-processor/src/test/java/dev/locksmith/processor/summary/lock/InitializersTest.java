package dev.locksmith.processor.summary.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class InitializersTest {

    @Test
    void the_whole_message() {
        Verify.that(
                        """
                        class Shape {
                            static final Shape NOTHING = new Dot(0); // ERROR lock-cycle
                            Shape(int size) { }
                        }
                        class Dot extends Shape {
                            Dot(int size) { super(size); }
                        }
                        class Drawing {
                            static Shape point() { return new Dot(1); }
                            static Shape empty() { return Shape.NOTHING; }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:lock-cycle] the initializers of these classes need each other: threads that begin with different ones can wait for each other for ever
                          one thread holds the initialization of class Dot (Test.java:9: needs Dot)
                          and asks for the initialization of class Shape (Test.java:9: needs Dot, then Test.java:5: Dot extends Shape)
                          another thread holds the initialization of class Shape (Test.java:10: needs Shape)
                          and asks for the initialization of class Dot (Test.java:10: needs Shape, then Test.java:2: the initializer of NOTHING, then Test.java:2: needs Dot)
                          to fix: let one of the initializers do without the other class: move the field to the class that it is of, or to a class of its own that holds nothing else\
                        """);
    }

    private static String texts(String constructorOfBuilder) {
        return """
        abstract class Texts {
            static final Texts EXACT = new Exact(); // ERROR lock-cycle
            static Builder builder() { return new Builder(); }
            static final class Builder {
                $ Builder() {}
                Texts get() { return new Exact(); }
            }
            private static final class Exact extends Texts {}
        }
        class User {
            Texts use() { return Texts.EXACT; }
            Texts make(Texts.Builder builder) { return builder.get(); }
        }
        """
                .replace("$", constructorOfBuilder);
    }

    @Test
    void an_object_that_only_the_class_around_makes_comes_after_that_class() {
        Verify.that(texts("private").replace(" // ERROR lock-cycle", "")).holds();
        Verify.that(texts("public")).holds();
    }

    @Test
    void an_object_that_only_code_of_the_class_around_makes() {
        String quiet = "package shop;\n" + texts("").replace(" // ERROR lock-cycle", "");
        Verify.that(quiet).holds();
        Verify.that(quiet.replace("Builder() {}", "")).holds();
        Verify.that(
                        quiet.replace(
                                "return new Builder(); }",
                                """
                                return Makers.make(); }
                                static final class Makers {
                                    static Builder make() { return new Builder(); }
                                }
                                static Builder other() { return Makers.make(); }
                                """))
                .holds();
    }

    @Test
    void an_object_that_other_code_may_make() {
        // Without a package, which others share, it may be made elsewhere.
        Verify.that(texts("")).asWritten().holds();
        Verify.that(
                        "package shop;\n"
                                + texts("")
                                + "class Other { Object any = new Texts.Builder(); }")
                .holds();
        Verify.that(
                        "package shop;\n"
                                + texts("")
                                + """
                                class Other {
                                    java.util.function.Supplier<Object> any() { return Texts.Builder::new; }
                                }
                                """)
                .holds();
        Verify.that(
                        "package shop;\n"
                                + texts("")
                                        .replace(
                                                "Texts get()",
                                                """
                                                static void name() { any(); }
                                                private static Object any() { return new Exact(); }
                                                Texts get()"""))
                .holds();
        Verify.that(
                        "package shop;\n"
                                + texts("")
                                        .replace(
                                                "return new Builder(); }",
                                                """
                                                return Makers.make(); }
                                                static final class Makers {
                                                    static Builder make() { return new Builder(); }
                                                }
                                                """)
                                + "class Other { Object any = Texts.Makers.make(); }")
                .holds();
    }

    @Test
    void a_part_that_only_its_whole_makes() {
        String factory =
                """
                package shop;

                final class Factory {
                    static final boolean OLD = Settings.get("old");
                    private final Creator creator = new Creator();
                    static final class Creator {
                        final boolean old;
                        Creator() { old = OLD; }
                    }
                }
                final class Settings {
                    static boolean get(String name) { return Loader.resource(name) != null; }
                }
                final class Loader {
                    private static final Loader CORE = new Loader(); // ERROR lock-cycle
                    private final Factory factory;
                    Loader() { factory = new Factory(); }
                    static String resource(String name) { return null; }
                }
                final class Main {
                    static void begin() { Loader.resource("x"); }
                    $
                }
                """;
        Verify.that(factory.replace("$", "").replace(" // ERROR lock-cycle", "")).holds();
        Verify.that(factory.replace("$", "Object creator() { return new Factory.Creator(); }"))
                .holds();
        Verify.that(
                        factory.replace("$", "boolean old() { return Factory.OLD; }")
                                .replace(" // ERROR lock-cycle", "")
                                .replace("get(\"old\");", "get(\"old\"); // ERROR lock-cycle"))
                .holds();
    }

    @Test
    void two_classes_that_read_each_other() {
        Verify.that(
                        """
                        class Prices {
                            static final int BASE = Taxes.rate() + 1;
                            static int base() { return BASE; }
                        }
                        class Taxes {
                            static final Integer RATE = make(); // ERROR lock-cycle
                            private static Integer make() { return Prices.base(); }
                            static int rate() { return RATE; }
                        }
                        class Shop {
                            int price() { return Prices.BASE; }
                            int tax() { return Taxes.rate(); }
                        }
                        """)
                .holds();
    }

    @Test
    void an_enum_and_its_registry_by_a_constructor_and_an_instance_initializer() {
        Verify.that(
                        """
                        import java.util.*;
                        enum Planet {
                            EARTH, MARS; // ERROR lock-cycle
                            private final String name = Names.of(this);
                        }
                        class Names {
                            private static final Map<Planet, String> ALL = new EnumMap<>(Planet.class);
                            static { for (Planet each : Planet.values()) { ALL.put(each, each.toString()); } }
                            static String of(Planet planet) { return String.valueOf(ALL.get(planet)); }
                        }
                        class Sky {
                            String first() { return Names.of(null); }
                            Planet red() { return Planet.MARS; }
                        }
                        """)
                .holds();
    }

    @Test
    void one_of_them_is_always_needed_before() {
        Verify.that(
                        """
                        class Shape {
                            static final Shape NOTHING = new Dot();
                            static void draw() { }
                        }
                        class Dot extends Shape { }
                        class Drawing {
                            static Shape empty() { return Shape.NOTHING; }
                            static Shape point() { Shape.draw(); return new Dot(); }
                            static Shape point(Shape near) { near.toString(); return Shape.NOTHING; }
                        }
                        """)
                .holds();
    }

    @Test
    void reached_only_through_the_class_around() {
        Verify.that(
                        """
                        class Codes {
                            private static final Codes HEX = new Hex();
                            static Codes hex() { return HEX; }
                            Codes other() { return new Hex(); }
                            Runnable lazily() { return new Runnable() { public void run() { new Hex(); } }; }
                            private static class Maker { Codes make() { return new Hex(); } }
                            Codes made() { return new Maker().make(); }
                            static final class Hex extends Codes { }
                        }
                        class Dump {
                            Codes codes() { return Codes.hex(); }
                        }
                        """)
                .holds();
    }

    @Test
    void constants_need_no_initializer() {
        Verify.that(
                        """
                        class Limits {
                            static final int MOST = 10;
                            static final int[] ALL = Steps.all();
                        }
                        class Steps {
                            private static final int[] STEPS = new int[Limits.MOST];
                            static int[] all() { return STEPS; }
                        }
                        class Use {
                            int[] one() { return Limits.ALL; }
                            int[] two() { return Steps.all(); }
                        }
                        """)
                .holds();
    }

    @Test
    void an_initializer_and_a_monitor() {
        Verify.that(
                        """
                        class Registry {
                            private static final Object LOCK = new Object();
                            static void add(Object what) { synchronized (LOCK) { what.hashCode(); } }
                            static void load() { synchronized (LOCK) { Plugin.touch(); } }
                        }
                        class Plugin {
                            static final Plugin ONE = new Plugin();
                            static { Registry.add(ONE); } // ERROR lock-cycle
                            static void touch() { }
                        }
                        class Use {
                            Plugin one() { return Plugin.ONE; }
                        }
                        """)
                .holds();
    }

    @Test
    void an_initializer_that_is_only_needed_under_the_monitor() {
        Verify.that(
                        """
                        class Registry {
                            private static final Object LOCK = new Object();
                            static void add(Object what) { synchronized (LOCK) { what.hashCode(); } }
                            static void load() { synchronized (LOCK) { Plugin.touch(); } }
                        }
                        class Plugin {
                            static { Registry.add("plugin"); }
                            static void touch() { }
                        }
                        """)
                .holds();
    }

    /** A class whose initializer locks a file; who locks a file may need that class. */
    private static String protos(String initializer) {
        return """
        final class Protos {
            static final int VERSION = Integer.getInteger("version", 1);
            private static final File FILE;
            static {
                $
            }
            static File file() { return FILE; }
        }
        final class Files {
            private static final File FIRST = new File("first");
            static File first() { return FIRST; }
        }
        final class File {
            private final String name;
            private final Object lock = new Object();
            private String features;
            File(String name) { this.name = name; }
            void resolve() { synchronized (this) { features = name; } }
            void inside() { synchronized (lock) { features = name; } }
            synchronized void update() { features = name + Protos.VERSION; }
            void updateInside() { synchronized (lock) { features = name + Protos.VERSION; } }
        }
        final class Main {
            static int begin() { return Protos.VERSION; }
        }
        """
                .replace("$", initializer);
    }

    @Test
    void an_initializer_that_locks_what_it_has_made_for_its_class() {
        Verify.that(protos("FILE = new File(\"own\"); FILE.resolve();")).holds();
        Verify.that(protos("FILE = new File(\"own\"); FILE.inside();")).holds();
        Verify.that(
                        protos("FILE.resolve();")
                                .replace(
                                        "private static final File FILE;",
                                        "private static final File FILE = new File(\"own\");"))
                .holds();
    }

    @Test
    void an_initializer_that_locks_what_others_have() {
        assertEquals(1, Verify.findings(protos("FILE = Files.first(); FILE.resolve();")).size());
        assertEquals(
                1,
                Verify.findings(protos("FILE = new File(\"own\"); Files.first().resolve();"))
                        .size());
    }

    /** One class whose code takes the lock {@code own} calls another one, and is needed there. */
    private static String loader(String own, String look) {
        return """
        import java.util.HashSet;
        import java.util.Set;

        final class Registry {
            private static int known;
            static synchronized void remove(String id) { Loader.IDS.remove(id); }
            static synchronized int look() { return known; }
        }
        final class Loader {
            private static final Object LOCK = new Object();
            static final Set<String> IDS = new HashSet<>();
            static { start(); }
            private static void start() { synchronized ($own) { IDS.add("core"); } }
            $look
        }
        """
                .replace("$look", look)
                .replace("$own", own);
    }

    @Test
    void who_holds_a_lock_in_code_of_a_class_has_that_class_initialized() {
        String look = "static int core() { synchronized ($own) { return Registry.look(); } }";
        Verify.that(loader("Loader.class", look)).holds();
        Verify.that(loader("LOCK", look)).holds();
        Verify.that(
                        loader(
                                "Loader.class",
                                "static synchronized int core() { return Registry.look(); }"))
                .holds();
    }

    @Test
    void who_holds_the_monitor_of_a_class_elsewhere_may_not_have_it_initialized() {
        String own = "static synchronized int core() { return Registry.look(); }";
        String elsewhere =
                """
                }
                final class Other {
                    static int core() {
                        synchronized (Loader.class) {
                            return Registry.look(); // ERROR lock-cycle
                        }
                    }
                """;
        Verify.that(loader("Loader.class", elsewhere)).holds();
        Verify.that(loader("Loader.class", own + elsewhere)).holds();
    }

    @Test
    void an_initializer_that_waits_for_a_thread() {
        Verify.that(
                        """
                        class Settings {
                            private static int size;
                            static {
                                Thread loader = new Thread(() -> size = 3);
                                loader.start();
                                try {
                                    loader.join(); // ERROR lock-cycle
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            }
                        }
                        class Other {
                            static {
                                Thread loader = new Thread(Other::load);
                                loader.start();
                            }
                            static void load() { }
                        }
                        """)
                .holds();
    }

    @Test
    void an_anonymous_class_needs_its_superclass() {
        Verify.that(
                        """
                        enum Unit {
                            METRE { @Override int size() { return 1; } },
                            MILE { @Override int size() { return Unit.METRE.size() * 1609; } };
                            abstract int size();
                        }
                        class Road {
                            int size() { return Unit.MILE.size(); }
                            static Object made() { return new Object() { }; }
                        }
                        """)
                .holds();
        Verify.that(
                        """
                        class Pencil {
                            static final Object SHARP = new Tool() { };
                            static int number() { return SHARP.hashCode(); }
                        }
                        class Tool {
                            static final int COUNT = Pencil.number(); // ERROR lock-cycle
                        }
                        class Desk {
                            int first() { return Pencil.number(); }
                            int second() { return Tool.COUNT; }
                        }
                        """)
                .holds();
    }

    @Test
    void interfaces_with_default_methods_come_before_their_classes() {
        String codecs =
                """
                interface Codec {
                    Codec PLAIN = new Plain();
                    $
                }
                class Plain implements Codec { public int code() { return 1; } } // ERROR lock-cycle
                class Use {
                    static Codec shared() { return Codec.PLAIN; }
                    static Codec own() { return new Plain(); }
                }
                """;
        Verify.that(codecs.replace("$", "default int code() { return 0; }")).holds();
        Verify.that(codecs.replace("$", "int code();").replace(" // ERROR lock-cycle", "")).holds();
    }

    /** The initializer of Codes needs Values; that of Values comes to Codes as {@code way} says. */
    private static String codes(String way) {
        return """
        class Codes {
            static final Codes UNKNOWN = new Codes(Values.of("unknown"));
            Codes(String value) { }
            RuntimeException failure() { return new RuntimeException(); }
        }
        class Values {
            static final String EMPTY = of("");
            static String of(String text) {
                $
                return text;
            }
        }
        class User {
            Object code() { return Codes.UNKNOWN; }
            Object value() { return Values.EMPTY; }
        }
        class Failure extends RuntimeException {
            final Codes code = Codes.UNKNOWN;
        }
        """
                .replace("$", way);
    }

    @Test
    void a_class_that_only_a_failure_needs_is_not_waited_for() {
        for (String way :
                List.of(
                        "if (text == null) { throw Codes.UNKNOWN.failure(); }",
                        "if (text == null) { throw new Failure(); }",
                        "if (text == null) { throw new IllegalStateException(new Failure()); }",
                        "if (text == null) { Object code = Codes.UNKNOWN; throw new Error(code + text); }",
                        """
                        switch (text.length()) {
                            case 7: break;
                            default: if (text.isEmpty()) { throw Codes.UNKNOWN.failure(); }
                        }
                        """,
                        """
                        try { text.length(); } finally {
                            if (text == null) { throw Codes.UNKNOWN.failure(); }
                        }
                        """)) {
            Verify.that(codes(way)).holds();
        }
    }

    @Test
    void a_failure_that_is_caught_waits_for_what_it_needs() {
        for (String way :
                List.of(
                        "if (text.isEmpty()) { Codes.UNKNOWN.failure(); }",
                        "if (text.isEmpty()) { new Failure(); }",
                        """
                        try {
                            if (text.isEmpty()) { throw new Failure(); }
                        } catch (Failure e) { return ""; }
                        """,
                        """
                        try {
                            if (text.isEmpty()) { throw Codes.UNKNOWN.failure(); }
                        } catch (RuntimeException e) { return ""; }
                        """,
                        "while (text.length() > 9) { Codes.UNKNOWN.failure(); }")) {
            assertEquals(
                    List.of(Set.of("ERROR lock-cycle")),
                    List.copyOf(Verify.findings(codes(way)).values()),
                    way);
        }
    }

    @Test
    void a_class_outside_the_circle_that_leads_into_it() {
        Verify.that(
                        """
                        package shapes;
                        abstract class Shape { static final Shape NONE = new Dot(); } // ERROR lock-cycle
                        class Dot extends Shape {}
                        class Line extends Shape {}
                        class Drawing { Shape of(int size) { return size == 0 ? new Dot() : new Line(); } }
                        """)
                .holds();
        Verify.that(
                        """
                        package shapes;
                        abstract class Shape {
                            static final Shape NONE = new Dot();
                            static Shape line() { return new Line(); }
                            private static class Dot extends Shape {}
                            private static class Line extends Shape {}
                        }
                        class Drawing { Shape of(int size) { return size == 0 ? Shape.NONE : Shape.line(); } }
                        """)
                .holds();
    }
}
