package dev.locksmith.processor.fuzz;

import java.net.URI;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * A source to be compiled.
 *
 * @param path where it seems to stand, such as {@code plant/Meter.java}
 */
record Input(String path, String text) {

    Input with(String other) {
        return new Input(path, other);
    }

    JavaFileObject file() {
        return new SimpleJavaFileObject(URI.create("fuzz:///" + path), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
