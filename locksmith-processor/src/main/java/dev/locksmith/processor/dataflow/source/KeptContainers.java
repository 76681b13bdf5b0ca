package dev.locksmith.processor.dataflow.source;

import dev.locksmith.processor.type.Containers;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.Tasks;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Fields of tasks that keep a container which they are given once. It may be an {@code ArrayList},
 * or one made for several threads: who made the task knows.
 */
public final class KeptContainers {

    private final Tasks tasks;
    private final Declared declared;
    private final Assignments assignments;
    private final Map<VariableElement, Optional<ExecutableElement>> known = new HashMap<>();
    private final Map<TypeElement, Optional<ExecutableElement>> byType = new HashMap<>();

    public KeptContainers(Tasks tasks, Declared declared, Assignments assignments) {
        this.tasks = tasks;
        this.declared = declared;
        this.assignments = assignments;
    }

    /** The method that runs the task whose field this is; null if it is no such field. */
    public @Nullable ExecutableElement taskOf(VariableElement field) {
        if (field.getKind() != ElementKind.FIELD) {
            return null;
        }
        Optional<ExecutableElement> answer = known.get(field);
        if (answer == null) {
            answer = isOwnContainer(field) ? runOf(Members.ownerOf(field)) : Optional.empty();
            known.put(field, answer);
        }
        return answer.orElse(null);
    }

    private boolean isOwnContainer(VariableElement field) {
        Set<Modifier> modifiers = field.getModifiers();
        return modifiers.contains(Modifier.PRIVATE)
                && !modifiers.contains(Modifier.STATIC)
                && Containers.isOne(field.asType())
                && (modifiers.contains(Modifier.FINAL) || assignments.to(field).size() == 1)
                && !declared.isGuarded(field);
    }

    private Optional<ExecutableElement> runOf(TypeElement type) {
        Optional<ExecutableElement> answer = byType.get(type);
        if (answer == null) {
            answer = Optional.ofNullable(tasks.runOf(type));
            byType.put(type, answer);
        }
        return answer;
    }
}
