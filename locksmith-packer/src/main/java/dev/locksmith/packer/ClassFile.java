package dev.locksmith.packer;

import org.objectweb.asm.ClassReader;

/**
 * A class as it stands in a jar.
 *
 * @param name its name, with slashes
 */
// An array is compared by identity here; nobody compares class files.
@SuppressWarnings("ArrayRecordComponent")
record ClassFile(String name, byte[] bytes) {

    static ClassFile read(byte[] bytes) {
        return new ClassFile(new ClassReader(bytes).getClassName(), bytes);
    }
}
