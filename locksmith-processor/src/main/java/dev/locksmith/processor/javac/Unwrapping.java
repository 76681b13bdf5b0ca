package dev.locksmith.processor.javac;

import com.sun.source.util.JavacTask;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

import javax.annotation.processing.ProcessingEnvironment;

/**
 * Finds javac's own environment inside those that IDEs and build tools wrap around it: a wrapper
 * keeps what it wraps in a field, and so does the handler of a proxy.
 */
final class Unwrapping {

    private static final int DEEPEST = 4;

    private Unwrapping() {}

    /** javac's own environment; empty if none is found. */
    static Optional<ProcessingEnvironment> javacs(ProcessingEnvironment environment) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> next = new ArrayDeque<>();
        next.add(environment);
        for (int depth = 0; depth < DEEPEST && !next.isEmpty(); depth++) {
            for (int left = next.size(); left > 0; left--) {
                Object candidate = next.remove();
                if (seen.add(candidate)) {
                    if (candidate instanceof ProcessingEnvironment found && isJavacs(found)) {
                        return Optional.of(found);
                    }
                    addWrapped(candidate, next);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isJavacs(ProcessingEnvironment environment) {
        try {
            JavacTask.instance(environment);
            return true;
        } catch (IllegalArgumentException wrapped) {
            return false;
        }
    }

    private static void addWrapped(Object wrapper, Deque<Object> found) {
        if (Proxy.isProxyClass(wrapper.getClass())) {
            found.add(Proxy.getInvocationHandler(wrapper));
            return;
        }
        for (Class<?> type = wrapper.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Object value = valueOf(field, wrapper);
                if (value instanceof ProcessingEnvironment || value instanceof InvocationHandler) {
                    found.add(value);
                }
            }
        }
    }

    private static @Nullable Object valueOf(Field field, Object wrapper) {
        try {
            return field.trySetAccessible() ? field.get(wrapper) : null;
        } catch (IllegalAccessException closed) {
            return null;
        }
    }
}
