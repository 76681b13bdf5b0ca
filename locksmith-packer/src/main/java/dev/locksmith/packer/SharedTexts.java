package dev.locksmith.packer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes class files one after the other, so that a text of their constant pools stands in the
 * first alone; the others have its number. The checker's own class of this name reads them.
 *
 * <p>Names and descriptors are half of all that classes consist of, and most of them stand in many.
 */
final class SharedTexts {

    /** The tag of a text, as class files have it. */
    private static final int TEXT = 1;

    /** The tag of a text's number, which no constant in a class file has. */
    private static final int REPEATED = 2;

    private static final int MOST_NUMBERS = 1 << Short.SIZE;

    private final Map<String, Integer> numbers = new HashMap<>();

    void write(byte[] file, DataOutputStream to) throws IOException {
        ClassReader reader = new ClassReader(file);
        int written = 0;
        for (int i = 1; i < reader.getItemCount(); i++) {
            int content = reader.getItem(i);
            // The slot after a long or a double is empty.
            int tag = content - 1;
            if (content > 0 && file[tag] == TEXT) {
                int end = content + Short.BYTES + reader.readUnsignedShort(content);
                Integer number = numberOf(new String(file, content, end - content, ISO_8859_1));
                if (number != null) {
                    to.write(file, written, tag - written);
                    to.writeByte(REPEATED);
                    to.writeShort(number);
                    written = end;
                }
            }
        }
        to.write(file, written, file.length - written);
    }

    /** The number of a text that was written before; null for a new one, which gets the next. */
    private @Nullable Integer numberOf(String text) {
        return numbers.size() < MOST_NUMBERS
                ? numbers.putIfAbsent(text, numbers.size())
                : numbers.get(text);
    }
}
