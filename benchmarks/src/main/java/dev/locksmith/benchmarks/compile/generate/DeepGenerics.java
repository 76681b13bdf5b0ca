package dev.locksmith.benchmarks.compile.generate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Generic classes whose fields double their type argument from class to class, so that the last
 * one's type, written out, is as long as two to the power of their number; and types nested in each
 * other.
 */
public final class DeepGenerics {

    private static final String CLASS =
            """
            package generics;

            import java.util.List;
            import java.util.Map;

            class Level%1$d<T> {
                Level%2$d<Pair<T, T>> below;
                List<Map<String, List<Map<String, List<T>>>>> all;

                Level%1$d(Level%2$d<Pair<T, T>> below) {
                    this.below = below;
                }

                <R> Level%1$d<Pair<R, T>> with(Level%1$d<Pair<R, T>> other) {
                    Level%1$d<Pair<R, T>> same = other;
                    all.forEach(each -> each.clear());
                    return same;
                }
            }
            """;

    private static final int NESTED = 50;

    private DeepGenerics() {}

    /** So many generic classes, each with a field of the one before. */
    public static Map<String, String> of(int classes) {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(
                "generics/Pair.java",
                "package generics;\n\nrecord Pair<A, B>(A first, B second) {}\n");
        for (int i = 1; i <= classes; i++) {
            sources.put("generics/Level" + i + ".java", CLASS.formatted(i, i - 1));
        }
        sources.put(
                "generics/Level0.java",
                "package generics;\n\nclass Level0<T> {\n    T value;\n}\n");
        sources.put("generics/Nested.java", nested(classes));
        return sources;
    }

    private static String nested(int classes) {
        String type = "Level" + classes + "<String>";
        for (int i = 0; i < NESTED; i++) {
            type = "List<" + type + ">";
        }
        return """
        package generics;

        import java.util.List;

        class Nested {
            %1$s field;

            %1$s swap(%1$s given) {
                %1$s old = field;
                field = given;
                Runnable later = () -> System.out.println(given.size() + old.size());
                later.run();
                return old;
            }
        }
        """
                .formatted(type);
    }
}
