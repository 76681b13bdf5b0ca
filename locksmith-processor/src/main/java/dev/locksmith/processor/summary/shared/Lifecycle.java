package dev.locksmith.processor.summary.shared;

import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Methods that a container calls once for an object, as it begins or ends. */
final class Lifecycle {

    /** Annotations on such methods, or on their parameters. */
    private static final Set<String> ANNOTATIONS =
            Set.of("PostConstruct", "PreDestroy", "Autowired", "Inject", "Initialized");

    private static final Set<String> NAMES =
            Set.of(
                    "init",
                    "destroy",
                    "contextInitialized",
                    "contextDestroyed",
                    "afterPropertiesSet",
                    "finalize");

    /** Methods that are called so if they are those of a certain type. */
    private static final Map<String, String> OWNERS =
            Map.of(
                    "close", "java.lang.AutoCloseable",
                    "start", "org.springframework.context.Lifecycle",
                    "stop", "org.springframework.context.Lifecycle");

    /** What runs when an application has begun, in the thread that begins it. */
    private static final List<String> RUNNERS =
            List.of(
                    "org.springframework.boot.CommandLineRunner",
                    "org.springframework.boot.ApplicationRunner");

    /** What is told to listeners when an application begins or ends. */
    private static final Set<String> EVENTS =
            Set.of(
                    "org.springframework.context.event.ContextClosedEvent",
                    "org.springframework.context.event.ContextRefreshedEvent",
                    "org.springframework.context.event.ContextStartedEvent",
                    "org.springframework.context.event.ContextStoppedEvent",
                    "org.springframework.boot.context.event.ApplicationReadyEvent",
                    "org.springframework.boot.context.event.ApplicationStartedEvent",
                    "jakarta.enterprise.event.Shutdown",
                    "jakarta.enterprise.event.Startup",
                    "io.quarkus.runtime.ShutdownEvent",
                    "io.quarkus.runtime.StartupEvent",
                    "io.micronaut.context.event.ShutdownEvent",
                    "io.micronaut.context.event.StartupEvent",
                    "io.micronaut.runtime.server.event.ServerStartupEvent");

    private final Elements elements;
    private final Types types;

    Lifecycle(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** Whether a method is one of them. */
    boolean has(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return NAMES.contains(name)
                || isOf(method, OWNERS.get(name))
                || (name.equals("run") && RUNNERS.stream().anyMatch(each -> isOf(method, each)))
                || isAnnotated(method)
                || hearsOfEvent(method);
    }

    private boolean isOf(ExecutableElement method, @Nullable String owner) {
        TypeElement type = owner == null ? null : elements.getTypeElement(owner);
        return type != null
                && types.isSubtype(
                        types.erasure(Members.ownerOf(method).asType()),
                        types.erasure(type.asType()));
    }

    private static boolean isAnnotated(ExecutableElement method) {
        return Stream.concat(Stream.of(method), method.getParameters().stream())
                .flatMap(each -> each.getAnnotationMirrors().stream())
                .map(each -> each.getAnnotationType().asElement().getSimpleName())
                .anyMatch(name -> ANNOTATIONS.contains(name.toString()));
    }

    /** Whether it is given such an event, or listens for nothing else. */
    private static boolean hearsOfEvent(ExecutableElement method) {
        for (VariableElement parameter : method.getParameters()) {
            if (isEvent(parameter.asType())) {
                return true;
            }
        }
        for (AnnotationMirror annotation : method.getAnnotationMirrors()) {
            for (AnnotationValue value : annotation.getElementValues().values()) {
                if (isEvent(value.getValue())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether an annotation's value is such an event, or several. */
    private static boolean isEvent(Object value) {
        if (value instanceof List<?> several) {
            return !several.isEmpty()
                    && several.stream()
                            .allMatch(
                                    each ->
                                            each instanceof AnnotationValue one
                                                    && isEvent(one.getValue()));
        }
        return value instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement event
                && EVENTS.contains(event.getQualifiedName().toString());
    }
}
