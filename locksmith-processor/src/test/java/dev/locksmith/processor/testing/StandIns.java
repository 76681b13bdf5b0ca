package dev.locksmith.processor.testing;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.IntStream;

import javax.lang.model.element.ElementKind;

/** Objects of javac's interfaces of which only the identity matters. */
public final class StandIns {

    private StandIns() {}

    /** So many of them, each equal to itself alone; elements are fields. */
    public static <T> List<T> of(Class<T> type, int count) {
        return IntStream.range(0, count).mapToObj(number -> one(type, number)).toList();
    }

    private static <T> T one(Class<T> type, int number) {
        return type.cast(
                Proxy.newProxyInstance(
                        StandIns.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "equals" -> proxy == arguments[0];
                                    case "hashCode" -> number;
                                    case "toString" -> type.getSimpleName() + number;
                                    case "getKind" ->
                                            method.getReturnType() == ElementKind.class
                                                    ? ElementKind.FIELD
                                                    : null;
                                    default -> null;
                                }));
    }
}
