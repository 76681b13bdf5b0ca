package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What keeps nothing, or locks by itself, may be shared, whatever is said of its superclass. */
class StatelessnessTest {

    private static final String TYPES =
            """
            @NotThreadSafe class Pen {
                void write(String text) {}
                int getWidth() { return 1; }
                public Pen clone() { return new Pen(); }
            }
            """;

    private static void holds(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void a_subclass_that_keeps_nothing() {
        holds(
                """
                abstract class Digest extends java.security.MessageDigest {
                    Digest() { super("none"); }
                    @Override protected void engineUpdate(byte[] input, int offset, int length) {}
                    @Override protected byte[] engineDigest() { return new byte[0]; }
                    @Override protected void engineReset() {}
                }
                final class NoDigest extends Digest {
                    static final NoDigest ONE = new NoDigest();
                    private static final java.security.MessageDigest WIDER = new NoDigest();
                    private final int size = 20;
                    @Override protected void engineUpdate(byte input) {}
                    static void all() { ONE.update(new byte[1]); WIDER.update(new byte[1]); }
                }
                final class Counting extends Digest {
                    static final Counting ONE = new Counting(); // ERROR shared-unlocked
                    private int count;
                    @Override protected void engineUpdate(byte input) { count++; }
                    static void all() { ONE.update(new byte[1]); }
                }
                class Day extends java.text.SimpleDateFormat {
                    static final Day ONE = new Day(); // ERROR shared-unlocked
                    static String of(Date date) { return ONE.format(date); }
                }
                """);
    }

    @Test
    void an_object_that_is_made_of_a_buffer_without_capacity() {
        holds(
                """
                final class Records {
                    static final Records EMPTY = Records.of(java.nio.ByteBuffer.allocate(0));
                    private final java.nio.ByteBuffer buffer;
                    private Records(java.nio.ByteBuffer buffer) { this.buffer = buffer; }
                    private static Records of(java.nio.ByteBuffer buffer) { return new Records(buffer); }
                    void write() { buffer.mark(); buffer.reset(); }
                }
                final class Full {
                    static final Full ONE = new Full(java.nio.ByteBuffer.allocate(1)); // ERROR shared-unlocked
                    private final java.nio.ByteBuffer buffer;
                    private Full(java.nio.ByteBuffer buffer) { this.buffer = buffer; }
                    void write() { buffer.mark(); buffer.reset(); }
                }
                final class Mixed {
                    static final Mixed ONE = new Mixed(java.nio.ByteBuffer.allocate(0)); // ERROR shared-unlocked
                    private final java.nio.ByteBuffer buffer;
                    private final Pen pen = new Pen();
                    private Mixed(java.nio.ByteBuffer buffer) { this.buffer = buffer; }
                    void write() { buffer.mark(); pen.write("a"); }
                }
                """);
    }

    @Test
    void a_buffer_without_capacity_has_nothing_to_share() {
        holds(
                """
                class Hash {
                    private static final int NONE = 0;
                    private static final java.nio.ByteBuffer EMPTY = java.nio.ByteBuffer.allocate(0);
                    static final java.nio.ByteBuffer DIRECT = (java.nio.ByteBuffer.allocateDirect(NONE));
                    static final java.nio.ByteBuffer BARE = java.nio.ByteBuffer.allocate((0));
                    static final java.nio.ByteBuffer WRAPPED = java.nio.ByteBuffer.wrap(new byte[] {}).asReadOnlyBuffer();
                    static final java.nio.CharBuffer NO_TEXT = java.nio.CharBuffer.wrap("");
                    static final java.nio.ByteBuffer SOME = java.nio.ByteBuffer.allocate(1); // ERROR shared-unlocked
                    static final java.nio.ByteBuffer ONE = java.nio.ByteBuffer.wrap(new byte[] {0}); // ERROR shared-unlocked
                    static final java.nio.ByteBuffer PART = java.nio.ByteBuffer.wrap(new byte[1], 0, 0); // ERROR shared-unlocked
                    static java.nio.ByteBuffer any = java.nio.ByteBuffer.allocate(0); // ERROR shared-unlocked
                    int sum() { return rest(EMPTY) + rest(BARE) + rest(DIRECT) + WRAPPED.get() + NO_TEXT.get(); }
                    int some() { return rest(SOME) + ONE.get() + PART.get() + any.get(); }
                    private static int rest(java.nio.ByteBuffer from) {
                        int sum = 0;
                        while (from.hasRemaining()) { sum += from.get(); }
                        return sum;
                    }
                }
                """);
    }

    @Test
    void an_iterator_of_nothing_has_no_place_to_keep() {
        holds(
                """
                class Nodes {
                    private static final java.util.Iterator<String> NONE;
                    private static final java.util.Iterator<String> NEITHER = java.util.Collections.<String>emptySet().iterator();
                    private static final java.util.Iterator<String> ONE; // ERROR shared-unlocked
                    private static final java.util.Iterator<String> TWO = java.util.List.of("a", "b").iterator(); // ERROR shared-unlocked
                    static {
                        java.util.Collection<String> empty = java.util.Collections.emptyList();
                        NONE = empty.iterator();
                        java.util.Collection<String> one = java.util.Collections.emptyList();
                        if (empty != one) { one = java.util.List.of("a"); }
                        ONE = one.iterator();
                    }
                    static boolean any() { return NONE.hasNext() || NEITHER.hasNext() || ONE.hasNext() || TWO.hasNext(); }
                }
                """);
    }

    @Test
    void an_iterator_of_a_collection_that_was_just_made() {
        holds(
                """
                class Nodes {
                    private static final java.util.Iterator<String> NONE = new java.util.ArrayList<String>(0).iterator();
                    private static final java.util.Iterator<String> NO_KEYS =
                        new java.util.LinkedHashMap<String, String>().keySet().iterator();
                    private static final java.util.Iterator<String> COPIED = // ERROR shared-unlocked
                        new java.util.ArrayList<>(java.util.List.of("a")).iterator();
                    private static final java.util.Iterator<String> FILLED = // ERROR shared-unlocked
                        new java.util.ArrayList<String>() { { add("a"); } }.iterator();
                    static boolean any() { return NONE.hasNext() || NO_KEYS.hasNext() || COPIED.hasNext() || FILLED.hasNext(); }
                }
                """);
    }

    @Test
    void a_subclass_that_locks_by_itself() {
        holds(
                """
                class SafePen extends Pen {
                    @Override synchronized void write(String text) { super.write(text); }
                }
                class Desk {
                    static final SafePen PEN = new SafePen();
                    static void note() { PEN.write("a"); }
                }
                """);
    }
}
