package dev.locksmith.processor.generate;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;

import java.io.IOException;
import java.io.Writer;

import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;

/** Hands a generated class to the compiler, with the one enum it came from. */
final class SourceWriter {
    private final Filer filer;

    SourceWriter(Filer filer) {
        this.filer = filer;
    }

    void write(LockOrderPlan plan, TypeSpec type, TypeElement origin) throws RefusedOrder {
        String name = plan.generated().canonicalName();
        JavaFile file =
                JavaFile.builder(plan.generated().packageName(), type)
                        .skipJavaLangImports(true)
                        .indent("    ")
                        .build();
        try (Writer writer = filer.createSourceFile(name, origin).openWriter()) {
            file.writeTo(writer);
        } catch (FilerException e) {
            throw new RefusedOrder(
                    Problem.ofEnum(
                            ("the levels of '%s' become a class called '%s', but there is one "
                                            + "already")
                                    .formatted(origin.getSimpleName(), name),
                            "rename that class, or the enum"));
        } catch (IOException e) {
            throw new RefusedOrder(
                    Problem.ofEnum(
                            "the class '%s' could not be written: %s"
                                    .formatted(name, e.getMessage()),
                            "see to the directory that generated sources are written to"));
        }
    }
}
