package dev.locksmith.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A program of many classes that call those before them: wrappers that start threads, keep what
 * they are given and take locks, and confined objects on their way through.
 */
final class Company {

    private static final int DEPARTMENTS = 30;

    private Company() {}

    /** Each class uses only those before it. */
    static List<Input> files(Random random) {
        List<Input> files = new ArrayList<>();
        files.add(
                file(
                        "Meter",
                        "@dev.locksmith.annotations.ThreadConfined public final class Meter { public void read() {} }"));
        files.add(
                file(
                        "Department0",
                        """
                        public class Department0 {
                            public static final Object LOCK = new Object();
                            private static Object last;
                            public static void start(Runnable task) { new Thread(task).start(); }
                            public static void here(Runnable task) { task.run(); }
                            public static void keep(Object given) { last = given; }
                            public static Object same(Object given) { return given; }
                            public static void lock() { synchronized (LOCK) {} }
                            public static void show(javax.swing.JLabel label) { label.setText(""); }
                        }
                        """));
        for (int i = 1; i < DEPARTMENTS; i++) {
            files.add(file("Department" + i, department(i, random)));
        }
        return files;
    }

    private static Input file(String name, String text) {
        return new Input("plant/" + name + ".java", "package plant;\n" + text);
    }

    private static String department(int number, Random random) {
        String[] others = new String[10];
        for (int i = 0; i < others.length; i++) {
            others[i] = "Department" + random.nextInt(number);
        }
        return """
                public class %1$s %11$s {
                    public static final Object LOCK = new Object();
                    private static Object last;
                    public static void start(Runnable task) { %2$s.start(task); %3$s.here(task); }
                    public static void here(Runnable task) { %4$s.here(task); }
                    public static void keep(Object given) { %5$s.keep(%6$s.same(given)); }
                    public static Object same(Object given) { return %7$s.same(given); }
                    public static void lock() { synchronized (LOCK) { %8$s.lock(); } }
                    public static void back() { synchronized (%8$s.LOCK) { synchronized (LOCK) {} } }
                    public static void show(javax.swing.JLabel label) { %9$s.show(label); }
                    void work(Meter meter, javax.swing.JLabel label) {
                        %3$s.start(meter::read);
                        %2$s.here(meter::read);
                        %5$s.keep(meter);
                        Object same = %6$s.same(meter);
                        %10$s.start(() -> System.out.println(same));
                        %4$s.start(() -> %9$s.show(label));
                    }
                }
                """
                .formatted(
                        "Department" + number,
                        others[0],
                        others[1],
                        others[2],
                        others[3],
                        others[4],
                        others[5],
                        others[6],
                        others[7],
                        others[8],
                        random.nextBoolean() ? "extends " + others[9] : "");
    }
}
