package dev.locksmith.processor.rewriting;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.VariableTree;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/** Gives parameters and local variables other names. */
final class Renaming extends Rewriter {

    private static final Set<ElementKind> LOCAL =
            EnumSet.of(
                    ElementKind.LOCAL_VARIABLE,
                    ElementKind.PARAMETER,
                    ElementKind.RESOURCE_VARIABLE,
                    ElementKind.EXCEPTION_PARAMETER,
                    ElementKind.BINDING_VARIABLE);

    private final Map<Element, List<Edit>> edits = new LinkedHashMap<>();

    Renaming(Source source) {
        super(source);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        Element element = source.trees.getElement(getCurrentPath());
        if (element != null && LOCAL.contains(element.getKind()) && source.isWritten(variable)) {
            int from =
                    variable.getType() != null && source.isWritten(variable.getType())
                            ? source.end(variable.getType())
                            : source.start(variable);
            Matcher name = Pattern.compile("\\b" + variable.getName() + "\\b").matcher(source.text);
            if (name.find(from) && name.start() < source.end(variable)) {
                rename(element, name.start());
            }
        }
        return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
        Element element = source.trees.getElement(getCurrentPath());
        if (element != null && LOCAL.contains(element.getKind()) && source.isWritten(identifier)) {
            rename(element, source.start(identifier));
        }
        return null;
    }

    private void rename(Element element, int start) {
        String name = element.getSimpleName().toString();
        edits.computeIfAbsent(element, key -> new ArrayList<>())
                .add(Edit.replace(start, start + name.length(), name + "_"));
    }

    @Override
    void finish() {
        edits.values().forEach(this::add);
    }
}
