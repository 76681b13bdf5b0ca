/** The compile-time checker, and the generator for {@code @LockOrder}. */
module dev.locksmith.processor {
    requires jdk.compiler;

    // Relocated into our jar: needed to compile, absent at run time.
    requires static com.palantir.javapoet;

    // Annotations that nobody reads at run time.
    requires static com.google.auto.service;
    requires static org.jspecify;

    // Who else processes annotations may not lose ours.
    uses javax.annotation.processing.Processor;

    // AutoService writes META-INF/services for the class path; a module path reads these.
    provides com.sun.source.util.Plugin with
            dev.locksmith.processor.LocksmithPlugin;
    provides javax.annotation.processing.Processor with
            dev.locksmith.processor.LocksmithProcessor,
            dev.locksmith.processor.VocabularyClaim;
}
