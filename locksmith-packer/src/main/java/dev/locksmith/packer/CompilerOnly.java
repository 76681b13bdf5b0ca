package dev.locksmith.packer;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * What stands in a class for those who compile against it or look into it, and for nobody who runs
 * it.
 */
final class CompilerOnly {

    private CompilerOnly() {}

    /**
     * Takes out of a class the type arguments, the annotations of types, the parameters' names, and
     * where classes stand that are not its own. Its own short name stays: a record says it in
     * {@code toString}.
     */
    static void removeFrom(ClassNode type) {
        type.innerClasses.removeIf(
                each -> !type.name.equals(each.name) && !type.name.equals(each.outerName));
        type.signature = null;
        type.visibleTypeAnnotations = null;
        for (FieldNode each : type.fields) {
            each.signature = null;
            each.visibleTypeAnnotations = null;
        }
        for (MethodNode each : type.methods) {
            removeFrom(each);
        }
        if (type.recordComponents != null) {
            for (RecordComponentNode each : type.recordComponents) {
                each.signature = null;
                each.visibleTypeAnnotations = null;
            }
        }
    }

    private static void removeFrom(MethodNode method) {
        method.signature = null;
        method.parameters = null;
        method.visibleTypeAnnotations = null;
        method.visibleLocalVariableAnnotations = null;
        for (AbstractInsnNode each : method.instructions) {
            each.visibleTypeAnnotations = null;
        }
        for (TryCatchBlockNode each : method.tryCatchBlocks) {
            each.visibleTypeAnnotations = null;
        }
    }
}
