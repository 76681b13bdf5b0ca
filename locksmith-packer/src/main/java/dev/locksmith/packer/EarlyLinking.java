package dev.locksmith.packer;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes out what the virtual machine would link while the checker runs: its functions, and its
 * records' own methods. In a compiler that starts cold, linking them takes almost as long as all
 * else that the checker does to a small file.
 */
final class EarlyLinking {

    /** Before it, nobody but a class itself could call its private methods. */
    private static final int NESTMATES = Opcodes.V11;

    private final Map<String, ClassNode> classes = new LinkedHashMap<>();
    private final List<ClassNode> linked = new ArrayList<>();
    private final DefaultMethods defaultMethods = new DefaultMethods(classes);

    /** Whether there are records, which may call {@link RecordText}. */
    private boolean hasRecords;

    private EarlyLinking() {}

    /** The same classes, each followed by that of its functions, and what records call. */
    static List<ClassFile> link(List<ClassFile> files) throws IOException {
        EarlyLinking linking = new EarlyLinking();
        files.forEach(each -> linking.read(new ClassReader(each.bytes())));
        linking.classes.values().forEach(linking::link);
        if (linking.hasRecords) {
            try (InputStream text = RecordText.class.getResourceAsStream("RecordText.class")) {
                linking.link(linking.read(new ClassReader(requireNonNull(text))));
            }
        }
        return linking.linked.stream().map(EarlyLinking::written).toList();
    }

    private ClassNode read(ClassReader reader) {
        ClassNode type = new ClassNode();
        reader.accept(type, 0);
        classes.put(type.name, type);
        return type;
    }

    private void link(ClassNode type) {
        CompilerOnly.removeFrom(type);
        linked.add(type);
        ClassNode host = classes.get(host(type));
        if (host != null && type.version >= NESTMATES) {
            hasRecords |= RecordMethods.writeOut(type);
            linkFunctions(type, host);
        }
    }

    private static String host(ClassNode type) {
        return type.nestHostClass == null ? type.name : type.nestHostClass;
    }

    private void linkFunctions(ClassNode type, ClassNode host) {
        FunctionsClass functions = new FunctionsClass(type, host.name);
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode each : method.instructions.toArray()) {
                FunctionSite site = site(each);
                if (site != null) {
                    method.instructions.insert(each, functions.add(site));
                    method.instructions.remove(each);
                }
            }
        }
        if (functions.isEmpty()) {
            return;
        }
        if (classes.containsKey(functions.name())) {
            throw new IllegalStateException(functions.name() + " is ours already");
        }
        // By way of the nest, they may call methods that are private.
        host.visitNestMember(functions.name());
        linked.add(functions.write(defaultMethods));
    }

    private static @Nullable FunctionSite site(AbstractInsnNode instruction) {
        return instruction instanceof InvokeDynamicInsnNode dynamic
                ? FunctionSite.of(dynamic)
                : null;
    }

    private static ClassFile written(ClassNode type) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return new ClassFile(type.name, writer.toByteArray());
    }
}
