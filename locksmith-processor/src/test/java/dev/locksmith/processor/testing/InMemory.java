package dev.locksmith.processor.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingFileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources from text blocks, and a file manager that throws class files away. */
final class InMemory {

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

    private InMemory() {}

    /**
     * A source file with this text, named after its first public type. A text without package and
     * imports may use our annotations, {@code java.util} and {@code java.util.concurrent} at once.
     */
    static JavaFileObject source(String text) {
        Matcher publicType = PUBLIC_TYPE.matcher(text);
        Matcher ofPackage = PACKAGE.matcher(text);
        String name =
                (ofPackage.find() ? ofPackage.group(1).replace('.', '/') + "/" : "")
                        + (publicType.find() ? publicType.group(1) : "Test")
                        + ".java";
        boolean isBare = !text.contains("import ") && !text.contains("package ");
        // The imports stand on the first line, so that line numbers stay those of the text block.
        String content = isBare ? IMPORTS + text : text;
        return new SimpleJavaFileObject(URI.create("test:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return content;
            }
        };
    }

    /** The files of this process's class path; what a compiler writes goes nowhere. */
    static JavaFileManager files(DiagnosticCollector<JavaFileObject> diagnostics) {
        StandardJavaFileManager standard =
                ToolProvider.getSystemJavaCompiler()
                        .getStandardFileManager(
                                diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8);
        return new ForwardingJavaFileManager<>(standard) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location,
                    String className,
                    JavaFileObject.Kind kind,
                    FileObject sibling)
                    throws IOException {
                return new ForwardingJavaFileObject<>(
                        super.getJavaFileForOutput(location, className, kind, sibling)) {
                    @Override
                    public OutputStream openOutputStream() {
                        return OutputStream.nullOutputStream();
                    }
                };
            }

            @Override
            public FileObject getFileForOutput(
                    Location location, String packageName, String name, FileObject sibling)
                    throws IOException {
                return new ForwardingFileObject<>(
                        super.getFileForOutput(location, packageName, name, sibling)) {
                    @Override
                    public OutputStream openOutputStream() {
                        return OutputStream.nullOutputStream();
                    }

                    @Override
                    public Writer openWriter() {
                        return Writer.nullWriter();
                    }
                };
            }
        };
    }
}
