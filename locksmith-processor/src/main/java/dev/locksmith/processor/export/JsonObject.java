package dev.locksmith.processor.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An object of JSON that is being made, and its text. */
final class JsonObject {

    private static final char FIRST_PRINTABLE = ' ';

    /** What stands for each member, as text already, in lines. */
    private final Map<String, List<String>> members = new LinkedHashMap<>();

    JsonObject with(String name, String value) {
        return put(name, List.of(quoted(value)));
    }

    JsonObject with(String name, long value) {
        return put(name, List.of(Long.toString(value)));
    }

    JsonObject with(String name, boolean value) {
        return put(name, List.of(Boolean.toString(value)));
    }

    JsonObject with(String name, JsonObject value) {
        return put(name, value.lines());
    }

    JsonObject withObjects(String name, List<JsonObject> values) {
        return put(name, array(values.stream().map(JsonObject::lines).toList()));
    }

    JsonObject withStrings(String name, List<String> values) {
        return put(name, array(values.stream().map(each -> List.of(quoted(each))).toList()));
    }

    String text() {
        return String.join("\n", lines()) + "\n";
    }

    /** The same in one line. */
    String compact() {
        return lines().stream().map(String::strip).collect(Collectors.joining());
    }

    private JsonObject put(String name, List<String> value) {
        members.put(name, value);
        return this;
    }

    private List<String> lines() {
        List<List<String>> values = new ArrayList<>();
        members.forEach(
                (name, value) -> {
                    List<String> named = new ArrayList<>(value);
                    named.set(0, quoted(name) + ": " + value.get(0));
                    values.add(named);
                });
        return enclosed("{", values, "}");
    }

    private static List<String> array(List<List<String>> values) {
        return enclosed("[", values, "]");
    }

    private static List<String> enclosed(String begin, List<List<String>> values, String end) {
        if (values.isEmpty()) {
            return List.of(begin + end);
        }
        List<String> lines = new ArrayList<>();
        lines.add(begin);
        for (int i = 0; i < values.size(); i++) {
            for (String line : values.get(i)) {
                lines.add(" " + line);
            }
            if (i < values.size() - 1) {
                int last = lines.size() - 1;
                lines.set(last, lines.get(last) + ",");
            }
        }
        lines.add(end);
        return lines;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    // Half of a character is none in UTF-8.
                    if (each < FIRST_PRINTABLE || Character.isSurrogate(each)) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
                    } else {
                        quoted.append(each);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
