package dev.locksmith.processor.summary.saved;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/**
 * The class file in which the facts of a top-level class travel: of {@code lib.Job} it is {@code
 * lib.Job$$Locksmith}, an interface without methods whose constants hold the text.
 *
 * <p>Other files of a jar javac hides, or shows to processors alone. A class it finds wherever it
 * finds the class that the facts are about, and shows it to plugins too.
 */
final class FactsClass {

    private static final String SUFFIX = "$$Locksmith";
    private static final String FIELD = "facts";

    /**
     * Holds a checksum of the text: a file that was damaged on its way must not decide anything.
     */
    private static final String CHECKSUM = "checksum";

    /** A constant holds 65535 bytes; a character takes three at most. */
    private static final int MOST_CHARACTERS = 65535 / 3;

    private static final int JAVA_8 = 52;
    private static final int INTERFACE = 0x0600; // and abstract
    private static final int CONSTANT = 0x0019; // public static final

    private FactsClass() {}

    /** The name of the file, which lies in the folder of the class's package. */
    static String fileOf(TypeElement type) {
        return type.getSimpleName() + SUFFIX + ".class";
    }

    /**
     * The facts of a class, as javac shows them; null if there are none, or it cannot read them.
     */
    static @Nullable TypeElement find(TypeElement type, Elements elements) {
        String name = type.getQualifiedName() + SUFFIX;
        ModuleElement module;
        try {
            module = elements.getModuleOf(type);
        } catch (NullPointerException javacsOwn) {
            return null; // since Java 25, for a class that javac makes up where one is missing
        }
        return module == null
                ? elements.getTypeElement(name)
                : elements.getTypeElement(module, name);
    }

    /** The text that {@link #write} was given; empty if it was not that which wrote the class. */
    static String read(TypeElement facts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; ; i++) {
            VariableElement field = field(facts, FIELD + i);
            if (field == null || !(field.getConstantValue() instanceof String part)) {
                return text.toString();
            }
            text.append(part);
        }
    }

    /** Whether this is a text of a class as it was written. */
    static boolean isWhole(TypeElement facts, String text) {
        VariableElement field = field(facts, CHECKSUM);
        return field != null && checksum(text).equals(field.getConstantValue());
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static @Nullable VariableElement field(TypeElement type, String name) {
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof VariableElement field
                    && field.getSimpleName().contentEquals(name)) {
                return field;
            }
        }
        return null;
    }

    /** The class file for a top-level class, by its full name, and the text of its facts. */
    static byte[] write(String type, String text) {
        String name = type.replace('.', '/') + SUFFIX;
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < text.length(); from += MOST_CHARACTERS) {
            parts.add(text.substring(from, Math.min(text.length(), from + MOST_CHARACTERS)));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(name, parts, checksum(text), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(
            String name, List<String> parts, String checksum, DataOutputStream out)
            throws IOException {
        out.writeInt(0xCAFEBABE);
        out.writeShort(0);
        out.writeShort(JAVA_8);
        Constants constants = new Constants();
        int self = constants.type(name);
        int object = constants.type("java/lang/Object");
        int string = constants.text("Ljava/lang/String;");
        int constantValue = constants.text("ConstantValue");
        List<int[]> fields = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            fields.add(new int[] {constants.text(FIELD + i), constants.string(parts.get(i))});
        }
        fields.add(new int[] {constants.text(CHECKSUM), constants.string(checksum)});
        constants.writeTo(out);
        out.writeShort(INTERFACE);
        out.writeShort(self);
        out.writeShort(object);
        out.writeShort(0); // interfaces
        out.writeShort(fields.size());
        for (int[] field : fields) {
            out.writeShort(CONSTANT);
            out.writeShort(field[0]);
            out.writeShort(string);
            out.writeShort(1); // attributes
            out.writeShort(constantValue);
            out.writeInt(Short.BYTES);
            out.writeShort(field[1]);
        }
        out.writeShort(0); // methods
        out.writeShort(0); // attributes
    }

    /** The pool of constants that a class file begins with. */
    private static final class Constants {

        private static final int TEXT = 1;
        private static final int CLASS = 7;
        private static final int STRING = 8;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);
        private int next = 1;

        int text(String text) throws IOException {
            out.writeByte(TEXT);
            out.writeUTF(text);
            return next++;
        }

        int type(String name) throws IOException {
            return of(CLASS, text(name));
        }

        int string(String value) throws IOException {
            return of(STRING, text(value));
        }

        private int of(int kind, int text) throws IOException {
            out.writeByte(kind);
            out.writeShort(text);
            return next++;
        }

        void writeTo(DataOutputStream file) throws IOException {
            file.writeShort(next);
            bytes.writeTo(file);
        }
    }
}
