package dev.locksmith.processor.growth;

import dev.locksmith.processor.LocksmithPlugin;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Loads the checker anew, so that it counts its steps: each call of a method of its own and each
 * turn of a loop is one. Unlike seconds, they are the same in every run.
 */
final class CountingLoader extends ClassLoader {

    private static final String OURS = "dev.locksmith.processor.";
    private static final String STEPS = Steps.class.getName().replace('.', '/');

    CountingLoader() {
        super(CountingLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || name.equals(Steps.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] counting = counting(file.readAllBytes());
            return defineClass(
                    name,
                    counting,
                    0,
                    counting.length,
                    LocksmithPlugin.class.getProtectionDomain());
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static byte[] counting(byte[] plain) {
        ClassWriter writer = new ClassWriter(0);
        ClassReader reader = new ClassReader(plain);
        reader.accept(new CountingClass(reader.getClassName(), writer), 0);
        return writer.toByteArray();
    }

    private static final class CountingClass extends ClassVisitor {

        private final String type;

        CountingClass(String type, ClassVisitor next) {
            super(Opcodes.ASM9, next);
            this.type = type.substring(type.lastIndexOf('/') + 1);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            return new CountingMethod(
                    Steps.numberOf(type + '.' + name),
                    super.visitMethod(access, name, descriptor, signature, thrown));
        }
    }

    /** Steps are counted where a method begins and before each jump back. */
    private static final class CountingMethod extends MethodVisitor {

        private final int number;
        private final Set<Label> passed = new HashSet<>();

        CountingMethod(int number, MethodVisitor next) {
            super(Opcodes.ASM9, next);
            this.number = number;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            count();
        }

        @Override
        public void visitLabel(Label label) {
            super.visitLabel(label);
            passed.add(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                count();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            super.visitMaxs(stack + 1, locals);
        }

        private void count() {
            super.visitLdcInsn(number);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, "step", "(I)V", false);
        }
    }
}
