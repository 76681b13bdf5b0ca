package dev.locksmith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.ClassName;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * No compilation leaves anything behind in a static: every static of the checker is final, and so
 * is all that can be reached from it.
 */
@AnalyzeClasses(
        packages = "dev.locksmith.processor",
        importOptions = ImportOption.DoNotIncludeTests.class)
class StaticsTest {

    private static final Set<Class<?>> IMMUTABLE =
            Set.of(
                    String.class,
                    Boolean.class,
                    Byte.class,
                    Character.class,
                    Short.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    Class.class,
                    Method.class, // but for whether it may be called, which nobody changes here
                    Pattern.class,
                    ClassName.class);

    @ArchTest
    static void no_static_can_change(JavaClasses classes) throws ReflectiveOperationException {
        List<String> found = new ArrayList<>();
        int statics = 0;
        for (JavaClass each : classes) {
            for (Field field : each.reflect().getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    statics++;
                    found.addAll(changing(field));
                }
            }
        }
        assertTrue(statics > 50, "only " + statics + " statics were found");
        assertEquals("", String.join("\n", found));
    }

    @ArchTest
    static void only_what_ends_with_the_compilation_or_reads_or_keeps_classes_starts_a_thread(
            JavaClasses classes) {
        List<String> starters =
                classes.stream()
                        .filter(
                                each ->
                                        each.getDirectDependenciesFromSelf().stream()
                                                .map(to -> to.getTargetClass().getName())
                                                .anyMatch(StaticsTest::startsThreads))
                        .map(JavaClass::getSimpleName)
                        .toList();
        assertEquals(List.of("Archive", "Keeper", "Warmup"), starters.stream().sorted().toList());
    }

    private static boolean startsThreads(String type) {
        return type.equals("java.lang.Thread")
                || type.equals("java.util.Timer")
                || type.equals("java.lang.ThreadLocal")
                || type.equals("java.util.concurrent.CompletableFuture")
                || type.equals("java.util.concurrent.Executors");
    }

    private static List<String> changing(Field field) throws ReflectiveOperationException {
        String name = field.getDeclaringClass().getName() + "." + field.getName();
        if (!Modifier.isFinal(field.getModifiers())) {
            return List.of(name + " is not final");
        }
        field.setAccessible(true);
        List<String> found = new ArrayList<>();
        collect(name, field.get(null), Collections.newSetFromMap(new IdentityHashMap<>()), found);
        return found;
    }

    /** What can change in a value, or behind it. */
    private static void collect(String name, Object value, Set<Object> seen, List<String> found)
            throws ReflectiveOperationException {
        if (value == null || IMMUTABLE.contains(value.getClass()) || !seen.add(value)) {
            return;
        }
        Class<?> type = value.getClass();
        if (value instanceof Enum && !type.getName().startsWith("dev.locksmith.")) {
            return; // the platform's constants outlive everything
        }
        if (type.getName().startsWith("java.util.ImmutableCollections$")) {
            Collection<?> elements =
                    value instanceof Map<?, ?> map ? both(map) : (Collection<?>) value;
            for (Object element : elements) {
                collect(name, element, seen, found);
            }
        } else if (type.getName().startsWith("dev.locksmith.")) {
            for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
                if (at != Enum.class && at != Record.class) {
                    collectFields(name, at, value, seen, found);
                }
            }
        } else {
            found.add(name + " holds a " + type.getName() + ", which can change");
        }
    }

    private static void collectFields(
            String name, Class<?> type, Object value, Set<Object> seen, List<String> found)
            throws ReflectiveOperationException {
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                String inner = name + " -> " + type.getSimpleName() + "." + field.getName();
                if (Modifier.isFinal(field.getModifiers())) {
                    field.setAccessible(true);
                    collect(inner, field.get(value), seen, found);
                } else {
                    found.add(inner + " is not final");
                }
            }
        }
    }

    private static List<Object> both(Map<?, ?> map) {
        List<Object> all = new ArrayList<>(map.keySet());
        all.addAll(map.values());
        return all;
    }

    // The test itself can tell

    @SuppressWarnings("unused")
    private static final class Samples {
        static final List<String> GOOD = List.of("");
        static int notFinal;
        static final Map<String, String> MAP = new HashMap<>();
        static final List<Set<String>> INSIDE = List.of(new HashSet<>());
        static final int[] ARRAY = {};
        static final ThreadLocal<String> LOCAL = new ThreadLocal<>();
        static final Options OPTIONS = Options.DEFAULT;
    }

    @Test
    void what_can_change_is_told() throws ReflectiveOperationException {
        List<String> found = new ArrayList<>();
        for (Field field : Samples.class.getDeclaredFields()) {
            if (!changing(field).isEmpty()) {
                found.add(field.getName());
            }
        }
        assertEquals(List.of("notFinal", "MAP", "INSIDE", "ARRAY", "LOCAL"), found);
    }
}
