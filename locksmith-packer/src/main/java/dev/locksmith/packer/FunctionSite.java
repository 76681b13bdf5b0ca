package dev.locksmith.packer;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A place where a lambda or a method reference becomes an object.
 *
 * @param captured the types of the values that it takes along
 * @param function the interface that it implements
 * @param name the interface's method
 * @param erased the types of that method as the interface declares it
 * @param called the types that the place knows of it, for its own type arguments
 * @param body what runs
 */
// Arrays are compared by identity here; nobody compares places.
@SuppressWarnings("ArrayRecordComponent")
record FunctionSite(
        Type[] captured, Type function, String name, Type erased, Type called, Handle body) {

    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

    /**
     * What the instruction makes; null if it makes something else, or needs more than one method.
     */
    static @Nullable FunctionSite of(InvokeDynamicInsnNode instruction) {
        Handle factory = instruction.bsm;
        if (!factory.getOwner().equals(FACTORY) || !factory.getName().equals("metafactory")) {
            return null;
        }
        Object[] arguments = instruction.bsmArgs;
        return new FunctionSite(
                Type.getArgumentTypes(instruction.desc),
                Type.getReturnType(instruction.desc),
                instruction.name,
                (Type) arguments[0],
                (Type) arguments[2],
                (Handle) arguments[1]);
    }

    boolean makesObject() {
        return body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    }

    /** What the body is called with, its receiver first. */
    List<Type> wanted() {
        List<Type> wanted = new ArrayList<>(List.of(Type.getArgumentTypes(body.getDesc())));
        if (!makesObject() && body.getTag() != Opcodes.H_INVOKESTATIC) {
            wanted.add(0, Type.getObjectType(body.getOwner()));
        }
        return wanted;
    }

    Type result() {
        return makesObject()
                ? Type.getObjectType(body.getOwner())
                : Type.getReturnType(body.getDesc());
    }
}
