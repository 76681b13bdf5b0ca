package dev.locksmith.processor.library;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.library.StubMethod.Parameter;
import dev.locksmith.processor.library.StubMethod.ParameterType;
import dev.locksmith.processor.library.StubType.Field;
import dev.locksmith.processor.library.StubType.TypeParameter;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many stub files in one, as {@link StubIndexer} writes it, for a cold start: nothing is scanned,
 * and of a type only what is asked for is read.
 *
 * <p>First come the strings, as their number, their ends and their characters. Then come the types;
 * for each package the names and places of its types; at last the names and places of the packages.
 * The first number of all says where that is. Places count from behind the strings.
 */
final class StubIndex {

    /** Where the index stands, beside this class. */
    static final String RESOURCE = "index";

    /** In a type's name: whether it is a type variable; the other bits are the dimensions. */
    static final int VARIABLE = 0x80;

    private final ByteBuffer data;
    private final String characters;
    private final int[] ends;
    private final Map<String, Integer> packages;

    StubIndex(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int directory = in.getInt();
        ends = new int[in.getInt()];
        in.asIntBuffer().get(ends);
        int start = in.position() + ends.length * Integer.BYTES;
        int length = ends[ends.length - 1];
        characters = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        in.position(start + length);
        data = in.slice();
        packages = table(directory);
    }

    /** What is said of a package; null if nothing is. */
    @Nullable PackageStubs stubsOf(String packageName) {
        Integer place = packages.get(packageName);
        return place == null ? null : new Types(table(place));
    }

    /** The names of the packages. */
    Iterable<String> packages() {
        return packages.keySet();
    }

    private final class Types implements PackageStubs {

        private final Map<String, Integer> places;

        Types(Map<String, Integer> places) {
            this.places = places;
        }

        @Override
        public @Nullable StubType type(String name) {
            Integer place = places.get(name);
            return place == null ? null : typeAt(name, place);
        }
    }

    private Map<String, Integer> table(int place) {
        data.position(place);
        int size = data.getShort();
        Map<String, Integer> table = new HashMap<>(2 * size);
        for (int i = 0; i < size; i++) {
            table.put(string(), data.getInt());
        }
        return table;
    }

    private StubType typeAt(String name, int place) {
        data.position(place);
        Marks marks = marks();
        List<TypeParameter> typeParameters = typeParameters();
        int methodCount = data.getShort();
        Map<String, List<StubMethod>> methods = new HashMap<>(2 * methodCount);
        for (int i = 0; i < methodCount; i++) {
            StubMethod method = method();
            List<StubMethod> overloads = methods.get(method.name());
            if (overloads == null) {
                overloads = new ArrayList<>(2);
                methods.put(method.name(), overloads);
            }
            overloads.add(method);
        }
        int fieldCount = data.getShort();
        Map<String, Field> fields = new HashMap<>(2 * fieldCount);
        for (int i = 0; i < fieldCount; i++) {
            String field = string();
            fields.put(field, new Field(field, marks(), 0, 0));
        }
        return new StubType(name, marks, typeParameters, methods, fields, 0, 0);
    }

    private StubMethod method() {
        String name = string();
        Marks result = marks();
        Marks receiver = marks();
        List<TypeParameter> typeParameters = typeParameters();
        int count = data.get();
        List<Parameter> parameters = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String type = string();
            int shape = data.get();
            parameters.add(
                    new Parameter(
                            new ParameterType(
                                    type, shape & ~VARIABLE & 0xff, (shape & VARIABLE) != 0),
                            marks()));
        }
        return new StubMethod(name, result, receiver, typeParameters, parameters, 0, 0);
    }

    private List<TypeParameter> typeParameters() {
        int count = data.get();
        if (count == 0) {
            return List.of();
        }
        List<TypeParameter> typeParameters = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            typeParameters.add(new TypeParameter(string(), marks()));
        }
        return typeParameters;
    }

    private Marks marks() {
        long bits = data.getLong();
        if (bits == 0) {
            return Marks.NONE;
        }
        boolean isUnchecked = Marks.of(Mark.SENDABLE_UNCHECKED).isIn(bits);
        String reason = isUnchecked ? string() : "";
        return new Marks(bits, reason, Marks.isNamed(bits) ? string() : "");
    }

    private String string() {
        int number = data.getShort() & 0xffff;
        return characters.substring(number == 0 ? 0 : ends[number - 1], ends[number]);
    }
}
