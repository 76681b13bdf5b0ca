package dev.locksmith.benchmarks.lock;

import java.util.Map;
import java.util.TreeMap;

/**
 * One benchmark of a group.
 *
 * @param method its class and method
 * @param parameters what JMH is to set, by name
 */
record Peer(String method, Map<String, String> parameters) {

    static Peer of(Class<?> benchmarks, String method) {
        return new Peer(benchmarks.getSimpleName() + "." + method, Map.of());
    }

    Peer with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(name, value.toString());
        return new Peer(method, more);
    }

    /** Its row's name: the method, and the parameters' values in the order of their names. */
    String label() {
        String plain = method.substring(method.indexOf('.') + 1);
        return parameters.isEmpty()
                ? plain
                : plain + " " + String.join(" ", new TreeMap<>(parameters).values());
    }
}
