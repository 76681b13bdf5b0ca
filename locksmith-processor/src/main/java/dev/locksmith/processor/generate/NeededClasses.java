package dev.locksmith.processor.generate;

import com.palantir.javapoet.ClassName;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Looks for the classes that generated ones refer to, where they are to be compiled and run. */
final class NeededClasses {
    private static final String LEVEL = "dev.locksmith.Level";

    /** What the class files of the runtime are compiled for. */
    private static final SourceVersion RUNTIME = SourceVersion.RELEASE_17;

    private final VisibleClasses classes;
    private final SourceVersion release;

    /**
     * @param release the Java version for which this compilation is
     */
    NeededClasses(VisibleClasses classes, SourceVersion release) {
        this.classes = classes;
        this.release = release;
    }

    /**
     * Refuses an order whose levels could not be compiled.
     *
     * @param generatedHere the classes with the levels of all orders of this compilation
     */
    void refuseMissing(
            LockOrderDeclaration order, TypeElement element, Set<ClassName> generatedHere)
            throws RefusedOrder {
        List<Problem> problems = new ArrayList<>();
        if (isReleaseTooOld()) {
            problems.add(tooOld(order));
        } else if (!sees(element, LEVEL)) {
            CharSequence module = classes.nameOfModule(element);
            problems.add(
                    Problem.ofEnum(
                            "the levels of '%s' need %s, which is not to be seen here"
                                    .formatted(order.name(), LEVEL),
                            module != null
                                    ? ("write 'requires dev.locksmith' in the declaration of "
                                                    + "the module '%s'")
                                            .formatted(module)
                                    : "put locksmith-runtime on the class path"));
        }
        for (LockOrderDeclaration.Continued continued : order.continued()) {
            continued.positions().stream()
                    .map(ClassName::topLevelClassName)
                    .distinct()
                    .filter(levels -> !generatedHere.contains(levels))
                    .filter(levels -> !sees(element, levels.canonicalName()))
                    .forEach(
                            levels ->
                                    problems.add(
                                            Problem.ofEnum(
                                                    ("'%s' is to come after %s, but its "
                                                                    + "levels, '%s', do not exist")
                                                            .formatted(
                                                                    order.name(),
                                                                    continued.name(),
                                                                    levels.canonicalName()),
                                                    ("compile that enum with Locksmith's "
                                                            + "annotation processor"))));
        }
        if (!problems.isEmpty()) {
            throw new RefusedOrder(problems);
        }
    }

    /** Whether there is anything for generated classes to extend. */
    boolean seesLevel(TypeElement element) {
        return sees(element, LEVEL);
    }

    /** Whether code of a module sees {@code @Generated}: a named one must read java.compiler. */
    boolean seesGenerated(TypeElement element) {
        return sees(element, "javax.annotation.processing.Generated");
    }

    private boolean sees(TypeElement element, String type) {
        return classes.find(element, type) != null;
    }

    /** javac itself says nothing: it reads newer class files than those that it writes. */
    private boolean isReleaseTooOld() {
        return release.compareTo(RUNTIME) < 0;
    }

    @SuppressWarnings("EnumOrdinal") // that of a source version is its number
    private Problem tooOld(LockOrderDeclaration order) {
        return Problem.ofEnum(
                ("the levels of '%s' need locksmith-runtime, which runs on Java %d or newer, but "
                                + "this is compiled for Java %d")
                        .formatted(order.name(), RUNTIME.ordinal(), release.ordinal()),
                ("compile for Java %d or newer ('--release %1$d'), or keep locks out of this code: "
                                + "all other annotations and their checks work for Java 8 too")
                        .formatted(RUNTIME.ordinal()));
    }
}
