package dev.locksmith.processor;

import com.google.auto.service.AutoService;

import dev.locksmith.processor.loading.CheckerClasses;

import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** The door for every compiler that runs annotation processors. */
@AutoService(Processor.class)
@SupportedAnnotationTypes("*")
public final class LocksmithProcessor extends AbstractProcessor {

    private final Processor checker =
            CheckerClasses.make(Processor.class, LocksmithProcessor.class, "CheckingProcessor");

    /** Called by the compiler. */
    public LocksmithProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return checker.getSupportedSourceVersion();
    }

    @Override
    public Set<String> getSupportedOptions() {
        return checker.getSupportedOptions();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        checker.init(environment);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        checker.process(annotations, round);
        return false;
    }
}
