package dev.locksmith.processor.generate;

import com.palantir.javapoet.ClassName;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Looks for the classes that generated ones refer to, where they are to be compiled. */
final class NeededClasses {
    private static final String LEVEL = "dev.locksmith.Level";

    private final Elements elements;

    NeededClasses(Elements elements) {
        this.elements = elements;
    }

    /**
     * Refuses an order whose levels could not be compiled.
     *
     * @param generatedHere the classes with the levels of all orders of this compilation
     */
    void refuseMissing(
            LockOrderDeclaration order, TypeElement element, Set<ClassName> generatedHere)
            throws RefusedOrder {
        ModuleElement module = elements.getModuleOf(element);
        List<Problem> problems = new ArrayList<>();
        if (!sees(module, LEVEL)) {
            problems.add(
                    Problem.ofEnum(
                            "the levels of '%s' need %s, which is not to be seen here"
                                    .formatted(order.name(), LEVEL),
                            module != null && !module.isUnnamed()
                                    ? ("write 'requires dev.locksmith' in the declaration of "
                                                    + "the module '%s'")
                                            .formatted(module.getQualifiedName())
                                    : "put locksmith-runtime on the class path"));
        }
        for (LockOrderDeclaration.Continued continued : order.continued()) {
            continued.positions().stream()
                    .map(ClassName::topLevelClassName)
                    .distinct()
                    .filter(levels -> !generatedHere.contains(levels))
                    .filter(levels -> !sees(module, levels.canonicalName()))
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

    /** Whether code of a module sees {@code @Generated}: a named one must read java.compiler. */
    boolean seesGenerated(TypeElement element) {
        return sees(elements.getModuleOf(element), "javax.annotation.processing.Generated");
    }

    private boolean sees(ModuleElement module, String type) {
        return elements.getTypeElement(module, type) != null;
    }
}
