package dev.locksmith.it;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The checker beside other tools in one javac. */
abstract class Company {

    static final String LOCKSMITH = "dev.locksmith.processor.LocksmithProcessor";
    static final String LOMBOK = "lombok.launch.AnnotationProcessorHider$AnnotationProcessor";
    static final String MAPSTRUCT = "org.mapstruct.ap.MappingProcessor";
    static final String DAGGER = "dagger.internal.codegen.ComponentProcessor";
    static final String AUTO_VALUE = "com.google.auto.value.processor.AutoValueProcessor";
    static final String IMMUTABLES = "org.immutables.processor.ProxyProcessor";
    static final String NULLNESS = "org.checkerframework.checker.nullness.NullnessChecker";

    /** All these tools and what code that uses them needs: the dependencies of this module. */
    static final String TOOLS = System.getProperty("tools.path");

    static final String SESSION =
            """
            package shop;

            import dev.locksmith.annotations.ThreadConfined;

            @ThreadConfined
            public interface Session {
                String ask(String question);
            }
            """;

    @TempDir Path directory;

    Javac with(String... processors) {
        return Javac.lenient(directory)
                .with("-classpath", TOOLS, "-processorpath", TOOLS)
                .with("-processor", String.join(",", processors))
                .source("shop/Session.java", SESSION);
    }

    Javac withErrorProne(String... processors) {
        return with(processors)
                .open()
                .with("-XDcompilePolicy=simple", "--should-stop=ifError=FLOW")
                .with("-XDaddTypeAnnotationsToSymbol=true")
                .with(
                        "-Xplugin:ErrorProne -Xep:NullAway:ERROR"
                                + " -XepOpt:NullAway:AnnotatedPackages=shop"
                                + " -XepOpt:NullAway:TreatGeneratedAsUnannotated=true");
    }
}
