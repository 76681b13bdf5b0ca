package dev.locksmith.processor;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.generate.LockOrderProcessing;
import dev.locksmith.processor.javac.CompilerSession;
import dev.locksmith.processor.javac.ProcessingOnly;
import dev.locksmith.processor.jsr269.DeclarationSession;
import dev.locksmith.processor.report.Failures;
import dev.locksmith.processor.report.Troubles;
import dev.locksmith.processor.rule.Rules;

import org.jspecify.annotations.Nullable;

import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** What {@link LocksmithProcessor} opens into. */
@SupportedAnnotationTypes("*")
public final class CheckingProcessor extends AbstractProcessor {
    private final ClassLoader processorPath;
    private @Nullable Failures failures;
    private @Nullable LockOrderProcessing lockOrders;
    private @Nullable DeclarationSession declarations;
    private boolean isCheckedByJavac;

    /** Called by the door. */
    public CheckingProcessor(ClassLoader processorPath) {
        this.processorPath = processorPath;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.supported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        lockOrders = new LockOrderProcessing(environment);
        Options options = Options.ofProcessor(environment.getOptions(), Rules.ids());
        failures = new Failures(Troubles.at(environment.getMessager()), options::failures);
        declarations = new DeclarationSession(environment, options, processorPath);
        isCheckedByJavac = isCheckedByJavac(environment, options, processorPath);
    }

    private static boolean isCheckedByJavac(
            ProcessingEnvironment environment, Options options, ClassLoader processorPath) {
        try {
            return CompilerSession.begin(environment, options, processorPath);
        } catch (LinkageError absent) {
            return false; // a Java runtime without the module jdk.compiler
        }
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        LockOrderProcessing lockOrders = this.lockOrders;
        DeclarationSession declarations = this.declarations;
        if (failures != null && lockOrders != null && declarations != null) {
            // An exception that gets out of a processor would end javac.
            failures.attempt(
                    Call.NO_SITE,
                    "by what generates the levels of @LockOrder",
                    () -> lockOrders.process(annotations, round));
            failures.attempt(
                    Call.NO_SITE,
                    "by what looks at declarations",
                    () -> check(declarations, annotations, round));
        }
        return false;
    }

    private void check(
            DeclarationSession declarations,
            Set<? extends TypeElement> annotations,
            RoundEnvironment round) {
        declarations.process(annotations, round);
        if (round.processingOver()) {
            finish(declarations, round);
        }
    }

    private void finish(DeclarationSession declarations, RoundEnvironment round) {
        if (!isCheckedByJavac || declarations.areStubs()) {
            declarations.tellWhatIsNotChecked();
            declarations.check();
        } else if (!round.errorRaised()) { // which would be why nothing is analysed
            ProcessingOnly.otherwise(processingEnv, declarations::check);
        }
    }
}
