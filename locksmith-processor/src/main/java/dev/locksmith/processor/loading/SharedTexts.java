package dev.locksmith.processor.loading;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads class files that the packer has written one after the other: a text of their constant pools
 * stands in the first alone, and where another has it too, there is its number.
 */
final class SharedTexts {

    /** The tag of a text, as class files have it. */
    private static final int TEXT = 1;

    /** The tag of a text's number, which no constant in a class file has. */
    private static final int REPEATED = 2;

    /** The number of constants follows the magic number and the version. */
    private static final int VERSION_END = 8;

    private final DataInputStream in;
    private final List<byte[]> texts = new ArrayList<>();

    SharedTexts(DataInputStream in) {
        this.in = in;
    }

    /** The next class file, whose length is that of the file as it was. */
    byte[] read(int length) throws IOException {
        byte[] content = new byte[length];
        ByteBuffer file = ByteBuffer.wrap(content);
        copy(file, VERSION_END + Short.BYTES);
        int constants = Short.toUnsignedInt(file.getShort(VERSION_END));
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case TEXT -> {
                    byte[] text = bytes(in.readUnsignedShort());
                    texts.add(text);
                    put(file, text);
                }
                case REPEATED -> put(file, texts.get(in.readUnsignedShort()));
                case 7, 8, 16, 19, 20 -> constant(file, tag, 2);
                case 15 -> constant(file, tag, 3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> constant(file, tag, 4);
                case 5, 6 -> {
                    constant(file, tag, 8);
                    // A long and a double take two places.
                    i++;
                }
                default -> throw new IOException("no constant has the tag " + tag);
            }
        }
        copy(file, file.remaining());
        return content;
    }

    private static void put(ByteBuffer file, byte[] text) {
        file.put((byte) TEXT).putShort((short) text.length).put(text);
    }

    private void constant(ByteBuffer file, int tag, int length) throws IOException {
        file.put((byte) tag);
        copy(file, length);
    }

    private void copy(ByteBuffer file, int length) throws IOException {
        file.put(bytes(length));
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
