package dev.locksmith.processor.rewriting;

import java.net.URI;

import javax.tools.SimpleJavaFileObject;

/** A source file in memory. */
final class TextFile extends SimpleJavaFileObject {

    private static final String PACKAGE = "package ";

    private final String text;

    TextFile(URI name, String text) {
        super(name, Kind.SOURCE);
        this.text = text;
    }

    /** The same file in a package around its own. */
    TextFile in(String folder) {
        URI name = URI.create("test:///" + folder + toUri().getPath());
        return new TextFile(
                name,
                text.startsWith(PACKAGE)
                        ? PACKAGE + folder + "." + text.substring(PACKAGE.length())
                        : PACKAGE + folder + "; " + text);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
