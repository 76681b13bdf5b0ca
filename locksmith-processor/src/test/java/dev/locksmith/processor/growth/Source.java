package dev.locksmith.processor.growth;

import java.net.URI;

import javax.tools.SimpleJavaFileObject;

/** A source in memory. */
final class Source extends SimpleJavaFileObject {

    private final String text;

    /**
     * @param name with slashes, as in a jar
     */
    Source(String name, String text) {
        super(URI.create("test:///" + name), Kind.SOURCE);
        this.text = text;
    }

    String text() {
        return text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
