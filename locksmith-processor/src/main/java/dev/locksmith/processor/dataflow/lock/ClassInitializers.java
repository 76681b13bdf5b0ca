package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockBody.LockBlock;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The bodies of a class that nobody wrote: its initializer, and the constructor it has by default.
 */
final class ClassInitializers {

    private final LockScanner.OneFile file;
    private final ClassTree tree;
    private final TypeElement type;
    private final Site site;
    private final List<LockStep> ofClass = new ArrayList<>();
    private final List<LockStep> ofObject = new ArrayList<>();

    ClassInitializers(
            LockScanner.OneFile file, ClassTree tree, TypeElement type, Suppression suppression) {
        this.file = file;
        this.tree = tree;
        this.type = type;
        this.site = file.siteOf(tree, suppression);
        TypeElement above = superclass();
        if (above != null && type.getKind() != ElementKind.INTERFACE) {
            ofClass.add(new LockStep.Touch(above, type.getSimpleName() + " extends", site));
        }
        if (!type.getKind().isInterface()) {
            touchInterfaces(type, new HashSet<>());
        }
        for (Tree member : tree.getMembers()) {
            add(member, suppression);
        }
    }

    /** Of the interfaces of a class, those with default methods are initialized before it. */
    private void touchInterfaces(TypeElement below, Set<TypeElement> seen) {
        for (TypeMirror each : below.getInterfaces()) {
            if (each instanceof DeclaredType declared
                    && declared.asElement() instanceof TypeElement above
                    && file.declarations().isSource(above)
                    && seen.add(above)) {
                if (file.declarations().hasDefaultMethod(above)) {
                    String how = type.getSimpleName() + " implements";
                    ofClass.add(new LockStep.Touch(above, how, site));
                }
                touchInterfaces(above, seen);
            }
        }
    }

    /** The superclass, if it is compiled here. */
    private @Nullable TypeElement superclass() {
        TypeElement above = Members.superclass(type);
        return above != null && file.declarations().isSource(above) ? above : null;
    }

    private void add(Tree member, Suppression suppression) {
        if (member instanceof BlockTree block) {
            add(
                    block,
                    block.isStatic(),
                    "the initializer of " + type.getSimpleName(),
                    member,
                    suppression);
        } else if (member instanceof VariableTree field
                && field.getInitializer() != null
                && file.attributed.elementOf(field) instanceof VariableElement element
                && element.getConstantValue() == null) {
            add(
                    element,
                    element.getModifiers().contains(Modifier.STATIC),
                    "the initializer of " + element.getSimpleName(),
                    member,
                    suppression);
        }
    }

    private void add(
            Object body, boolean isStatic, String described, Tree member, Suppression suppression) {
        LockName function = new LockName.Function(body, isStatic ? null : LockName.FRESH);
        (isStatic ? ofClass : ofObject)
                .add(
                        new LockStep.Run(
                                function, List.of(), described, file.siteOf(member, suppression)));
    }

    /** What a constructor does before its own code. */
    List<LockStep> ofObject() {
        return ofObject;
    }

    /** Hands on the bodies. */
    void tell() {
        if (!ofClass.isEmpty()) {
            tell(new LockBody.Initializer(type), null, ofClass);
        }
        ExecutableElement constructor = defaultConstructor();
        if (constructor != null) {
            List<LockStep> steps = new ArrayList<>();
            LockStep above = superConstructor(constructor);
            if (above != null) {
                steps.add(above);
            }
            steps.addAll(ofObject);
            if (!steps.isEmpty()) {
                tell(constructor, constructor, steps);
            }
        }
    }

    private void tell(Object key, @Nullable ExecutableElement method, List<LockStep> steps) {
        LockBlock block = new LockBlock(List.copyOf(steps), List.of(), List.of());
        List<VariableElement> parameters =
                method == null ? List.of() : List.copyOf(method.getParameters());
        file.found(
                new LockBody(
                        key,
                        method,
                        null,
                        type,
                        parameters,
                        List.of(block),
                        0,
                        LockName.UNKNOWN,
                        Set.of(),
                        Set.of(),
                        List.of(),
                        site));
    }

    private @Nullable ExecutableElement defaultConstructor() {
        for (Tree member : tree.getMembers()) {
            if (member instanceof MethodTree tree
                    && file.declarations().isConstructor(tree.getName())
                    && file.attributed.elementOf(member) instanceof ExecutableElement method
                    && method.getKind() == ElementKind.CONSTRUCTOR
                    && file.declarations().elements().getOrigin(method)
                            == Elements.Origin.EXPLICIT) {
                return null;
            }
        }
        List<ExecutableElement> all = ElementFilter.constructorsIn(type.getEnclosedElements());
        return all.size() == 1 ? all.get(0) : null;
    }

    private @Nullable LockStep superConstructor(ExecutableElement own) {
        TypeElement above = superclass();
        if (above == null) {
            return null;
        }
        List<ExecutableElement> fitting = new ArrayList<>();
        for (Element each : ElementFilter.constructorsIn(above.getEnclosedElements())) {
            if (each instanceof ExecutableElement candidate
                    && candidate.getParameters().size() == own.getParameters().size()) {
                fitting.add(candidate);
            }
        }
        if (fitting.size() != 1) {
            return null;
        }
        List<LockName> arguments = new ArrayList<>();
        for (VariableElement each : own.getParameters()) {
            arguments.add(new LockName.Path(new LockName.Root.Parameter(each), List.of()));
        }
        return new LockStep.Call(
                fitting.get(0), LockName.FRESH, above, List.copyOf(arguments), true, site);
    }
}
