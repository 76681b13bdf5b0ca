package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.dataflow.walk.Stores;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.handover.ParameterKept;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** What the members of a record do that nobody wrote out. */
final class RecordComponents {

    private final Walk walk;

    RecordComponents(Walk walk) {
        this.walk = walk;
    }

    /**
     * A canonical constructor that nobody wrote out puts its parameters into the fields, and an
     * accessor that nobody wrote out returns what its field holds.
     */
    void declare(ClassTree tree, TypeElement type) {
        List<? extends RecordComponentElement> components = type.getRecordComponents();
        if (components.isEmpty()) {
            return;
        }
        ExecutableElement constructor = implicitConstructor(tree, type, components.size());
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (field.getModifiers().contains(Modifier.STATIC)
                    || walk.typeFacts.isPlain(field.asType())) {
                continue;
            }
            if (constructor != null) {
                fromComponent(tree, field, constructor);
            }
            for (RecordComponentElement component : components) {
                // Of two components of one name, javac gives one no accessor.
                ExecutableElement accessor = component.getAccessor();
                if (accessor != null
                        && walk.typeFacts.isFollowed(field)
                        && component.getSimpleName().equals(field.getSimpleName())
                        && !hasBody(tree, accessor)) {
                    Value self = new Value.This(type.asType(), accessor);
                    implied(
                            tree,
                            walk.derived.fieldOf(accessor, field, self),
                            field,
                            new Destination.Result(accessor));
                }
            }
        }
    }

    private boolean hasBody(ClassTree tree, ExecutableElement method) {
        for (Tree member : tree.getMembers()) {
            if (member instanceof MethodTree written
                    && written.getBody() != null
                    && method.equals(walk.attributed.elementOf(written))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable ExecutableElement implicitConstructor(
            ClassTree tree, TypeElement type, int components) {
        for (ExecutableElement each : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (each.getParameters().size() == components
                    && (walk.surroundings.elements().getOrigin(each) != Elements.Origin.EXPLICIT
                            || isCompact(tree, each))) {
                return each;
            }
        }
        return null;
    }

    private void fromComponent(
            ClassTree tree, VariableElement field, ExecutableElement constructor) {
        for (VariableElement parameter : constructor.getParameters()) {
            if (parameter.getSimpleName().equals(field.getSimpleName())) {
                Destination kept = Stores.kept(field, walk.typeFacts);
                implied(tree, new Value.OfVariable(parameter), field, kept);
                walk.add(new ParameterKept(parameter, field, walk.siteOf(tree)));
            }
        }
    }

    private void implied(ClassTree tree, Value value, VariableElement field, Destination to) {
        String described = "'" + field.getSimpleName() + "'";
        walk.add(new Flow(value, described, to, walk.siteOf(tree)));
    }

    /** The parameters of a compact constructor stand in the header of the record. */
    private boolean isCompact(ClassTree tree, ExecutableElement constructor) {
        var positions = walk.surroundings.trees().getSourcePositions();
        CompilationUnitTree unit = walk.attributed.unit();
        for (Tree member : tree.getMembers()) {
            if (member instanceof MethodTree method
                    && constructor.equals(walk.attributed.elementOf(method))) {
                return positions.getStartPosition(unit, method.getParameters().get(0))
                        < positions.getStartPosition(unit, method);
            }
        }
        return false;
    }
}
