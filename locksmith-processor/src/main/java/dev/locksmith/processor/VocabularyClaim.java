package dev.locksmith.processor;

import com.google.auto.service.AutoService;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Tells javac that Locksmith's annotations, and the {@code @Generated} of what it generates, are
 * meant for it: otherwise {@code -Xlint:processing} warns that no processor claims them.
 *
 * <p>javac does not show a claimed annotation to the processors that come after. So the claim is
 * made only where none of those can be waiting for it. It is a processor of its own, after {@link
 * LocksmithProcessor} in the list: that one listens to everything, and would claim everything.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes({"dev.locksmith.annotations.*", "javax.annotation.processing.Generated"})
public final class VocabularyClaim extends AbstractProcessor {

    private static final String OURS = "dev.locksmith.annotations.";
    private static final String GENERATED = "javax.annotation.processing.Generated";

    /** Called by the compiler. */
    public VocabularyClaim() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // that is the job: nobody else is waiting for them
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return !annotations.isEmpty() && isLastToCare();
    }

    /**
     * Whether no later processor may wait for what is claimed. The compiler found its processors as
     * they are found here, in the same order. Where this class belongs to the program that runs the
     * compiler, others may have been found in a loader that cannot be seen from here.
     */
    private static boolean isLastToCare() {
        if (VocabularyClaim.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
            return false;
        }
        boolean isLater = false;
        try {
            Iterator<ServiceLoader.Provider<Processor>> all = processors().stream().iterator();
            while (all.hasNext()) {
                Class<? extends Processor> each = all.next().type();
                if (isLater && mayCare(each)) {
                    return false;
                }
                isLater |= each == VocabularyClaim.class;
            }
        } catch (ServiceConfigurationError | LinkageError unreadable) {
            return false;
        }
        return isLater;
    }

    private static ServiceLoader<Processor> processors() {
        ModuleLayer layer = VocabularyClaim.class.getModule().getLayer();
        return layer == null
                ? ServiceLoader.load(Processor.class, VocabularyClaim.class.getClassLoader())
                : ServiceLoader.load(layer, Processor.class);
    }

    /** To ask an object would mean to make one more of a class that may not be made for that. */
    private static boolean mayCare(Class<? extends Processor> processor) {
        SupportedAnnotationTypes names = processor.getAnnotation(SupportedAnnotationTypes.class);
        if (names == null || !isAnsweredByAnnotation(processor)) {
            return true;
        }
        for (String name : names.value()) {
            if (covers(name.substring(name.indexOf('/') + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAnsweredByAnnotation(Class<? extends Processor> processor) {
        try {
            return processor.getMethod("getSupportedAnnotationTypes").getDeclaringClass()
                    == AbstractProcessor.class;
        } catch (NoSuchMethodException impossible) {
            return false;
        }
    }

    /**
     * Whether a name as processors write it, perhaps with {@code *} at its end, means one of these.
     */
    private static boolean covers(String name) {
        if (!name.endsWith("*")) {
            return name.startsWith(OURS) || name.equals(GENERATED);
        }
        String start = name.substring(0, name.length() - 1);
        return start.startsWith(OURS) || OURS.startsWith(start) || GENERATED.startsWith(start);
    }
}
