package dev.locksmith.packer;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The methods that interfaces bring along. An object of one class for several functions has them
 * all, so none may be another function's, or stand in two interfaces.
 */
final class DefaultMethods {

    private static final int WITHOUT_DEFAULT =
            Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE;

    private final Map<String, ClassNode> classes;
    private final Map<String, ClassNode> ofPlatform = new HashMap<>();

    /**
     * @param classes what is packed, by name; all else is of the platform
     */
    DefaultMethods(Map<String, ClassNode> classes) {
        this.classes = classes;
    }

    /**
     * Fails if a class of these interfaces would be none of all of them.
     *
     * @param functions the methods that the class has itself, by name and types
     */
    void check(String name, Collection<String> interfaces, Set<String> functions) {
        Map<String, String> all = new HashMap<>();
        for (String type : interfaces) {
            of(type).forEach(
                            (method, owner) -> {
                                String other = all.putIfAbsent(method, owner);
                                if (functions.contains(method)
                                        || (other != null && !other.equals(owner))) {
                                    throw new IllegalStateException(
                                            "%s has one %s that is not of %s"
                                                    .formatted(name, method, owner));
                                }
                            });
        }
    }

    /** By name and types, where the code of each stands. */
    private Map<String, String> of(String type) {
        Map<String, String> found = new HashMap<>();
        ClassNode node = node(type);
        node.interfaces.forEach(each -> found.putAll(of(each)));
        for (MethodNode each : node.methods) {
            found.remove(each.name + each.desc);
            if ((each.access & WITHOUT_DEFAULT) == 0) {
                found.put(each.name + each.desc, type);
            }
        }
        return found;
    }

    private ClassNode node(String type) {
        ClassNode ours = classes.get(type);
        return ours == null ? ofPlatform.computeIfAbsent(type, DefaultMethods::read) : ours;
    }

    private static ClassNode read(String type) {
        ClassNode node = new ClassNode();
        try (InputStream in = ClassLoader.getSystemResourceAsStream(type + ".class")) {
            new ClassReader(in).accept(node, ClassReader.SKIP_CODE);
        } catch (IOException e) {
            throw new UncheckedIOException(type, e);
        }
        return node;
    }
}
