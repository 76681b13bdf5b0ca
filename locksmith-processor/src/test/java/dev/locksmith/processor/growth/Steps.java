package dev.locksmith.processor.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts the steps of instrumented code, by method. */
public final class Steps {

    private static final List<String> METHODS = new ArrayList<>();
    private static long[] taken = new long[0];

    private Steps() {}

    /** A number for a method. */
    static synchronized int numberOf(String method) {
        METHODS.add(method);
        if (METHODS.size() > taken.length) {
            taken = Arrays.copyOf(taken, taken.length + 1024);
        }
        return METHODS.size() - 1;
    }

    /** Called by instrumented code. */
    public static void step(int method) {
        taken[method]++;
    }

    /** The steps of all methods until now. */
    static long[] taken() {
        return taken.clone();
    }

    static String methodOf(int number) {
        return METHODS.get(number);
    }
}
