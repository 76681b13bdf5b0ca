package dev.locksmith.processor.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

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

    private InMemory() {}

    /** A source file with this text. */
    static JavaFileObject source(String text) {
        SourceText source = SourceText.of(text);
        return new SimpleJavaFileObject(
                URI.create("test:///" + source.path()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.text();
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
