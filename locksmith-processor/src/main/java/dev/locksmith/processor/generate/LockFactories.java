package dev.locksmith.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeVariableName;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.Modifier;

/**
 * The methods of a level that make its locks, so that nobody has to spell out their types.
 *
 * @param typeVariable a name for the type of the value that is no class's name there
 * @param visible the modifiers of whatever others may use
 */
record LockFactories(String typeVariable, List<Modifier> visible) {

    /**
     * A kind of lock.
     *
     * @param shared why its value need not be sendable, as its own type parameter says it
     */
    private record Kind(String method, String description, ClassName type, String shared) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            "mutex",
                            "a mutex",
                            ClassName.get("dev.locksmith", "Mutex"),
                            "handed from thread to thread, never to two at once"),
                    new Kind(
                            "rwMutex",
                            "a read-write mutex",
                            ClassName.get("dev.locksmith", "RwMutex"),
                            "written by one thread, and read while none writes"));

    /** For each kind of lock one without a name and one with. */
    List<MethodSpec> of(ClassName level) {
        List<MethodSpec> factories = new ArrayList<>();
        for (Kind kind : KINDS) {
            factories.add(
                    factory(kind, level, Optional.empty())
                            .addStatement("return $T.of(this, value)", kind.type)
                            .build());
            factories.add(
                    factory(kind, level, Optional.of("name"))
                            .addStatement("return $T.named(name, this, value)", kind.type)
                            .build());
        }
        return factories;
    }

    private MethodSpec.Builder factory(Kind kind, ClassName level, Optional<String> name) {
        TypeVariableName value = TypeVariableName.get(typeVariable);
        MethodSpec.Builder factory =
                MethodSpec.methodBuilder(kind.method)
                        .addJavadoc("Makes $L of this level.\n\n", kind.description)
                        .addJavadoc("@param <$L> the type of the value\n", typeVariable)
                        .addModifiers(visible)
                        .addTypeVariable(value.annotated(mayBe(kind.shared)))
                        .returns(ParameterizedTypeName.get(kind.type, value, level));
        name.ifPresent(
                parameter ->
                        factory.addJavadoc(
                                        "@param $L what messages and thread dumps call it\n",
                                        parameter)
                                .addParameter(String.class, parameter));
        return factory.addJavadoc("@param value what it guards\n")
                .addJavadoc("@return the new lock, which is free\n")
                .addParameter(value, "value");
    }

    private static AnnotationSpec mayBe(String shared) {
        return AnnotationSpec.builder(ClassName.get("dev.locksmith.annotations", "Sendable"))
                .addMember("unchecked", "$S", shared)
                .build();
    }
}
