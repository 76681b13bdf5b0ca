package dev.locksmith.processor.library;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.library.StubMethod.Parameter;
import dev.locksmith.processor.library.StubMethod.ParameterType;
import dev.locksmith.processor.library.StubType.Field;
import dev.locksmith.processor.library.StubType.TypeParameter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a {@link StubIndex} of the stub files in a directory, at our build. */
public final class StubIndexer {

    private static final int LARGEST = 1 << 22;

    private final ByteBuffer data = ByteBuffer.allocate(LARGEST);
    private final Map<String, Integer> strings = new LinkedHashMap<>();

    private StubIndexer() {}

    /**
     * Writes the index beside the stub files it is made of.
     *
     * @param arguments the directory
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Map<String, Map<String, StubType>> packages = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".astub")).toList()) {
                StubFile stubs =
                        StubFile.open(file.toString(), Files.readString(file), StubIndexer::fail);
                packages.put(stubs.packageName(), new TreeMap<>(stubs.types()));
            }
        }
        Files.write(directory.resolve(StubIndex.RESOURCE), indexOf(packages));
    }

    private static void fail(StubProblem problem) {
        throw new IllegalArgumentException(problem.toString());
    }

    /** The index of these types, by package and name. */
    static byte[] indexOf(Map<String, Map<String, StubType>> packages) {
        return new StubIndexer().write(packages);
    }

    private byte[] write(Map<String, Map<String, StubType>> packages) {
        Map<String, Integer> places = new LinkedHashMap<>();
        packages.forEach(
                (name, types) -> {
                    Map<String, Integer> typePlaces = new LinkedHashMap<>();
                    types.forEach((typeName, type) -> typePlaces.put(typeName, write(type)));
                    places.put(name, writeTable(typePlaces));
                });
        int directory = writeTable(places);
        data.flip();
        byte[] characters = String.join("", strings.keySet()).getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer index =
                ByteBuffer.allocate(
                        Integer.BYTES * (2 + strings.size())
                                + characters.length
                                + data.remaining());
        index.putInt(directory).putInt(strings.size());
        int end = 0;
        for (String string : strings.keySet()) {
            end += string.length();
            index.putInt(end);
        }
        return index.put(characters).put(data).array();
    }

    private int writeTable(Map<String, Integer> places) {
        int start = data.position();
        data.putShort((short) places.size());
        places.forEach(
                (name, place) -> {
                    write(name);
                    data.putInt(place);
                });
        return start;
    }

    private int write(StubType type) {
        int start = data.position();
        write(type.marks());
        writeTypeParameters(type.typeParameters());
        List<StubMethod> methods = type.methods().values().stream().flatMap(List::stream).toList();
        data.putShort((short) methods.size());
        methods.forEach(this::write);
        data.putShort((short) type.fields().size());
        for (Field field : type.fields().values()) {
            write(field.name());
            write(field.marks());
        }
        return start;
    }

    private void write(StubMethod method) {
        write(method.name());
        write(method.result());
        write(method.receiver());
        writeTypeParameters(method.typeParameters());
        data.put((byte) method.parameters().size());
        for (Parameter parameter : method.parameters()) {
            ParameterType type = parameter.type();
            write(type.name());
            data.put((byte) (type.dimensions() | (type.variable() ? StubIndex.VARIABLE : 0)));
            write(parameter.marks());
        }
    }

    private void writeTypeParameters(List<TypeParameter> typeParameters) {
        data.put((byte) typeParameters.size());
        for (TypeParameter typeParameter : typeParameters) {
            write(typeParameter.name());
            write(typeParameter.marks());
        }
    }

    private void write(Marks marks) {
        data.putLong(marks.bits());
        if (marks.has(Mark.SENDABLE_UNCHECKED)) {
            write(marks.uncheckedReason());
        }
        if (Marks.isNamed(marks.bits())) {
            write(marks.domain());
        }
    }

    private void write(String string) {
        Integer number = strings.get(string);
        if (number == null) {
            number = strings.size();
            strings.put(string, number);
        }
        data.putShort(number.shortValue());
    }
}
