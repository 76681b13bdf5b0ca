package dev.locksmith.processor.generate;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;

import dev.locksmith.processor.generate.LockOrderPlan.Level;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Modifier;

/** Turns a plan into the class that holds its levels and positions. */
final class LockOrderGenerator {
    private static final ClassName LEVEL = ClassName.get("dev.locksmith", "Level");
    private static final ClassName GENERATED =
            ClassName.get("javax.annotation.processing", "Generated");

    private final LockOrderPlan plan;
    private final String typeVariable;

    private LockOrderGenerator(LockOrderPlan plan) {
        this.plan = plan;
        typeVariable = freeTypeVariable(plan);
    }

    /**
     * The class for a plan.
     *
     * @param markGenerated whether it may carry {@code @Generated}, which not every module can see
     */
    static TypeSpec generate(LockOrderPlan plan, boolean markGenerated) {
        LockOrderGenerator generator = new LockOrderGenerator(plan);
        TypeSpec.Builder type =
                TypeSpec.classBuilder(plan.generated())
                        .addJavadoc(generator.classJavadoc())
                        .addModifiers(generator.visible(Modifier.FINAL));
        if (markGenerated) {
            type.addAnnotation(
                    AnnotationSpec.builder(GENERATED)
                            .addMember("value", "$S", "dev.locksmith.processor.LocksmithProcessor")
                            .build());
        }
        if (plan.isPublic()) { // which modules to pass on is for the module declaration to say
            type.addAnnotation(
                    AnnotationSpec.builder(SuppressWarnings.class)
                            .addMember("value", "$S", "exports")
                            .build());
        }
        for (Level level : plan.levels()) {
            type.addField(generator.constant(level));
        }
        type.addMethod(
                MethodSpec.constructorBuilder()
                        .addJavadoc("Holds the levels only.\n")
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (Level level : plan.levels()) {
            type.addType(generator.level(level));
            if (level.joins()) {
                type.addType(generator.before(level));
            }
            type.addType(generator.held(level));
        }
        return type.build();
    }

    private static String freeTypeVariable(LockOrderPlan plan) {
        Set<String> taken =
                plan.levels().stream()
                        .map(level -> level.names().level().simpleName())
                        .collect(toUnmodifiableSet());
        StringBuilder name = new StringBuilder("T");
        while (taken.contains(name.toString())) {
            name.append('T');
        }
        return name.toString();
    }

    private CodeBlock classJavadoc() {
        CodeBlock.Builder doc =
                CodeBlock.builder()
                        .add(
                                ("The lock levels of {@link $T}, and the order in which they "
                                        + "are taken.\n\n"),
                                plan.type())
                        .add("<pre>{@code\n");
        List<String> diagram = OrderDiagram.of(plan);
        diagram.forEach(line -> doc.add("$L\n", line));
        doc.add("}</pre>\n\n")
                .add(
                        ("<p>A thread that holds a lock may take locks of the levels that "
                                + "stand $L.\n"),
                        diagram.size() == 1 ? "further right" : "below it on a line")
                .add(
                        ("Levels may be left out; any other order does not compile. Several "
                                + "locks of one level\n"))
                .add("are taken together, as a pair or a set.\n");
        return doc.build();
    }

    private FieldSpec constant(Level level) {
        ClassName type = level.names().level();
        return FieldSpec.builder(type, level.constant(), visible(Modifier.STATIC, Modifier.FINAL))
                .addJavadoc(
                        "The level of {@link $T#$L}: $L.\n",
                        plan.type(),
                        level.constant(),
                        place(level))
                .initializer("new $T()", type)
                .build();
    }

    private TypeSpec level(Level level) {
        ClassName from = from(level);
        ClassName held = level.names().held();
        MethodSpec constructor =
                MethodSpec.constructorBuilder()
                        .addJavadoc(
                                "There is one: {@link $T#$L}.\n",
                                plan.generated(),
                                level.constant())
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement(
                                "super($S, $T.class, $T.class)",
                                String.join(".", plan.type().simpleNames())
                                        + "."
                                        + level.constant(),
                                from,
                                held)
                        .build();
        return TypeSpec.classBuilder(level.names().level())
                .addJavadoc(
                        "The type of {@link $T#$L}; that of its mutexes is {@code $L}.\n",
                        plan.generated(),
                        level.constant(),
                        "Mutex<%s, %s>".formatted(typeVariable, level.names().level().simpleName()))
                .addModifiers(visible(Modifier.STATIC, Modifier.FINAL))
                .superclass(ParameterizedTypeName.get(LEVEL, from, held))
                .addMethod(constructor)
                .addMethods(
                        new LockFactories(typeVariable, List.of(visible()))
                                .of(level.names().level()))
                .build();
    }

    private TypeSpec before(Level level) {
        return TypeSpec.interfaceBuilder(level.names().before())
                .addJavadoc(
                        ("The position from which {@link $T#$L} is taken, whichever branch was "
                                + "held.\n"),
                        plan.generated(),
                        level.constant())
                .addModifiers(visible(Modifier.STATIC))
                .addSuperinterfaces(level.from())
                .build();
    }

    private TypeSpec held(Level level) {
        return TypeSpec.interfaceBuilder(level.names().held())
                .addJavadoc(
                        "The position of a key whose newest lock is of the level {@link $T#$L}.\n",
                        plan.generated(),
                        level.constant())
                .addModifiers(visible(Modifier.STATIC))
                .addSuperinterface(from(level))
                .build();
    }

    private static ClassName from(Level level) {
        return level.joins() ? level.names().before() : level.from().get(0);
    }

    private String place(Level level) {
        List<String> before = level.after();
        if (before.isEmpty()) {
            before = plan.continued().stream().map(LockOrderDeclaration.Continued::name).toList();
        }
        return before.isEmpty() ? "taken first" : "taken after " + String.join(" or ", before);
    }

    private Modifier[] visible(Modifier... others) {
        List<Modifier> modifiers = new ArrayList<>(List.of(others));
        if (plan.isPublic()) {
            modifiers.add(Modifier.PUBLIC);
        }
        return modifiers.toArray(Modifier[]::new);
    }
}
