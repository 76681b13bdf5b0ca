package dev.locksmith.processor.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text block as a source file.
 *
 * @param path where javac expects it: package and first public type
 */
public record SourceText(String path, String text) {

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile(
                    "^public (?:(?:abstract|final|sealed|non-sealed|strictfp) )*"
                            + "(?:class|interface|enum|record|@interface) (\\w+)",
                    Pattern.MULTILINE);
    private static final Pattern PACKAGE =
            Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final String IMPORTS =
            "import dev.locksmith.annotations.*; import java.util.*; import java.util.concurrent.*;"
                    + " import java.util.concurrent.atomic.*; import java.lang.ref.*;"
                    + " import java.util.function.*;"
                    + " import java.util.stream.*; ";

    /**
     * A text without package and imports may use our annotations, {@code java.util} and {@code
     * java.util.concurrent} at once.
     */
    public static SourceText of(String text) {
        Matcher publicType = PUBLIC_TYPE.matcher(text);
        Matcher ofPackage = PACKAGE.matcher(text);
        String path =
                (ofPackage.find() ? ofPackage.group(1).replace('.', '/') + "/" : "")
                        + (publicType.find() ? publicType.group(1) : "Test")
                        + ".java";
        boolean isBare = !text.contains("import ") && !text.contains("package ");
        // The imports stand on the first line, so that line numbers stay those of the text block.
        return new SourceText(path, isBare ? IMPORTS + text : text);
    }
}
