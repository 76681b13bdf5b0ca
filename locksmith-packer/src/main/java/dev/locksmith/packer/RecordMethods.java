package dev.locksmith.packer;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.IF_ACMPEQ;
import static org.objectweb.asm.Opcodes.IF_ICMPNE;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.INSTANCEOF;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

import java.util.Arrays;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;

/**
 * Writes out a record's {@code equals} and {@code hashCode}, which javac leaves to be linked, and
 * has {@link RecordText} do its {@code toString}.
 */
final class RecordMethods {

    private static final String LINKER = "java/lang/runtime/ObjectMethods";
    private static final String OBJECTS = Type.getInternalName(Objects.class);
    private static final String TEXT = Type.getInternalName(RecordText.class);

    private RecordMethods() {}

    /** Writes out such methods of a class; whether it has any. */
    static boolean writeOut(ClassNode type) {
        boolean isAny = false;
        for (ListIterator<MethodNode> methods = type.methods.listIterator(); methods.hasNext(); ) {
            MethodNode method = methods.next();
            for (AbstractInsnNode each : method.instructions) {
                if (each instanceof InvokeDynamicInsnNode linked
                        && linked.bsm.getOwner().equals(LINKER)) {
                    methods.set(written(type.name, method, linked));
                    isAny = true;
                }
            }
        }
        return isAny;
    }

    private static MethodNode written(
            String type, MethodNode method, InvokeDynamicInsnNode linked) {
        List<Handle> components =
                Arrays.stream(linked.bsmArgs).skip(2).map(Handle.class::cast).toList();
        return switch (method.name) {
            case "hashCode" -> hashCode(method, components);
            case "equals" -> equals(type, method, components);
            default -> text(method);
        };
    }

    private static MethodNode empty(MethodNode method) {
        return new MethodNode(method.access, method.name, method.desc, null, null);
    }

    private static MethodNode hashCode(MethodNode method, List<Handle> components) {
        MethodNode code = empty(method);
        code.visitInsn(ICONST_0);
        for (Handle each : components) {
            code.visitIntInsn(BIPUSH, 31);
            code.visitInsn(IMUL);
            get(code, each, 0);
            Type kind = Type.getType(each.getDesc());
            boolean primitive = Conversion.isPrimitive(kind);
            Type asked = primitive ? kind : Type.getType(Object.class);
            String hasher = primitive ? Conversion.boxed(kind).getInternalName() : OBJECTS;
            code.visitMethodInsn(
                    INVOKESTATIC,
                    hasher,
                    "hashCode",
                    Type.getMethodDescriptor(Type.INT_TYPE, asked),
                    false);
            code.visitInsn(IADD);
        }
        code.visitInsn(IRETURN);
        return code;
    }

    private static MethodNode text(MethodNode method) {
        MethodNode code = empty(method);
        code.visitVarInsn(ALOAD, 0);
        String types =
                Type.getMethodDescriptor(Type.getType(String.class), Type.getType(Record.class));
        code.visitMethodInsn(INVOKESTATIC, TEXT, "of", types, false);
        code.visitInsn(ARETURN);
        return code;
    }

    private static void get(MethodNode code, Handle component, int variable) {
        code.visitVarInsn(ALOAD, variable);
        code.visitFieldInsn(
                GETFIELD, component.getOwner(), component.getName(), component.getDesc());
    }

    private static MethodNode equals(String type, MethodNode method, List<Handle> components) {
        MethodNode code = empty(method);
        Label same = new Label();
        Label other = new Label();
        code.visitVarInsn(ALOAD, 0);
        code.visitVarInsn(ALOAD, 1);
        code.visitJumpInsn(IF_ACMPEQ, same);
        code.visitVarInsn(ALOAD, 1);
        code.visitTypeInsn(INSTANCEOF, type);
        code.visitJumpInsn(IFEQ, other);
        code.visitVarInsn(ALOAD, 1);
        code.visitTypeInsn(CHECKCAST, type);
        code.visitVarInsn(ASTORE, 2);
        for (Handle each : components) {
            get(code, each, 0);
            get(code, each, 2);
            differ(code, Type.getType(each.getDesc()), other);
        }
        code.visitLabel(same);
        code.visitFrame(F_SAME, 0, null, 0, null);
        code.visitInsn(ICONST_1);
        code.visitInsn(IRETURN);
        code.visitLabel(other);
        code.visitFrame(F_SAME, 0, null, 0, null);
        code.visitInsn(ICONST_0);
        code.visitInsn(IRETURN);
        return code;
    }

    private static void differ(MethodNode code, Type kind, Label other) {
        switch (kind.getSort()) {
            case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT ->
                    code.visitJumpInsn(IF_ICMPNE, other);
            case Type.LONG, Type.FLOAT, Type.DOUBLE -> {
                // Compared as the wrapper's equals does it: NaN is itself, and 0.0 is not -0.0.
                String types = Type.getMethodDescriptor(Type.INT_TYPE, kind, kind);
                code.visitMethodInsn(
                        INVOKESTATIC,
                        Conversion.boxed(kind).getInternalName(),
                        "compare",
                        types,
                        false);
                code.visitJumpInsn(IFNE, other);
            }
            default -> {
                code.visitMethodInsn(
                        INVOKESTATIC,
                        OBJECTS,
                        "equals",
                        "(Ljava/lang/Object;Ljava/lang/Object;)Z",
                        false);
                code.visitJumpInsn(IFEQ, other);
            }
        }
    }
}
