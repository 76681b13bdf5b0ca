package dev.locksmith.packer;

import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.F2D;
import static org.objectweb.asm.Opcodes.I2D;
import static org.objectweb.asm.Opcodes.I2F;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.L2D;
import static org.objectweb.asm.Opcodes.L2F;
import static org.objectweb.asm.Opcodes.NOP;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

import java.util.List;

/**
 * Turns the value on top of the stack into one of another type, as Java does when it passes an
 * argument.
 */
final class Conversion {

    private static final Type OBJECT = Type.getType(Object.class);

    /** The class of each primitive type's objects, in the order of {@link Type#getSort}. */
    private static final List<Type> WRAPPERS =
            List.of(
                    Type.getType(Void.class),
                    Type.getType(Boolean.class),
                    Type.getType(Character.class),
                    Type.getType(Byte.class),
                    Type.getType(Short.class),
                    Type.getType(Integer.class),
                    Type.getType(Float.class),
                    Type.getType(Long.class),
                    Type.getType(Double.class));

    private static final List<Type> PRIMITIVES =
            List.of(
                    Type.VOID_TYPE,
                    Type.BOOLEAN_TYPE,
                    Type.CHAR_TYPE,
                    Type.BYTE_TYPE,
                    Type.SHORT_TYPE,
                    Type.INT_TYPE,
                    Type.FLOAT_TYPE,
                    Type.LONG_TYPE,
                    Type.DOUBLE_TYPE);

    private final MethodVisitor code;

    Conversion(MethodVisitor code) {
        this.code = code;
    }

    /**
     * @param declared the type that the value has on the stack
     * @param known the type that it is known to have, by a generic type's arguments
     */
    void convert(Type declared, Type known, Type to) {
        if (to.equals(Type.VOID_TYPE)) {
            drop(declared);
        } else if (isPrimitive(declared)) {
            if (isPrimitive(to)) {
                widen(declared, to);
            } else {
                box(declared);
            }
        } else if (isPrimitive(to)) {
            unbox(known, to);
        } else if (!to.equals(declared)) {
            cast(to);
        }
    }

    /** The class of the objects that stand for a primitive value; other types as they are. */
    static Type boxed(Type type) {
        return isPrimitive(type) ? WRAPPERS.get(type.getSort()) : type;
    }

    /** Makes an object of any value. */
    void box(Type from) {
        if (isPrimitive(from)) {
            Type wrapper = boxed(from);
            String valueOf = Type.getMethodDescriptor(wrapper, from);
            code.visitMethodInsn(
                    INVOKESTATIC, wrapper.getInternalName(), "valueOf", valueOf, false);
        }
    }

    static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    private void drop(Type type) {
        if (type.getSize() > 0) {
            code.visitInsn(type.getSize() == 2 ? POP2 : POP);
        }
    }

    private void cast(Type to) {
        if (!to.equals(OBJECT)) {
            code.visitTypeInsn(CHECKCAST, to.getInternalName());
        }
    }

    /**
     * A value that is known as {@code Object} or {@code Number} can only hold what is asked for.
     */
    private void unbox(Type known, Type to) {
        int index = WRAPPERS.indexOf(known);
        Type primitive = index < 0 ? to : PRIMITIVES.get(index);
        Type wrapper = boxed(primitive);
        cast(wrapper);
        String name = primitive.getClassName() + "Value";
        String value = Type.getMethodDescriptor(primitive);
        code.visitMethodInsn(INVOKEVIRTUAL, wrapper.getInternalName(), name, value, false);
        widen(primitive, to);
    }

    private void widen(Type from, Type to) {
        switch (to.getSort()) {
            case Type.LONG -> widen(from, I2L, NOP, NOP);
            case Type.FLOAT -> widen(from, I2F, L2F, NOP);
            case Type.DOUBLE -> widen(from, I2D, L2D, F2D);
            default -> {
                // Whatever else there is is an int on the stack.
            }
        }
    }

    private void widen(Type from, int ofInt, int ofLong, int ofFloat) {
        int instruction =
                switch (from.getSort()) {
                    case Type.LONG -> ofLong;
                    case Type.FLOAT -> ofFloat;
                    case Type.DOUBLE -> NOP;
                    default -> ofInt;
                };
        if (instruction != NOP) {
            code.visitInsn(instruction);
        }
    }
}
