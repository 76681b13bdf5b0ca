package dev.locksmith.processor.rewriting;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeMirror;

/** Declares a local variable in another way. */
abstract class Locals extends Rewriter {

    Locals(Source source) {
        super(source);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        Element element = source.trees.getElement(getCurrentPath());
        ExpressionTree value = variable.getInitializer();
        if (element != null && value != null && isAlone(variable)) {
            if ((element.getKind() == ElementKind.LOCAL_VARIABLE && isInBlock())
                    || element.getKind() == ElementKind.RESOURCE_VARIABLE) {
                rewrite(variable, element, value);
            }
        }
        return super.visitVariable(variable, null);
    }

    abstract void rewrite(VariableTree variable, Element element, ExpressionTree value);

    /** Not {@code int a, b}. */
    private boolean isAlone(VariableTree variable) {
        String before = source.text.substring(0, source.start(variable)).stripTrailing();
        int end = source.end(variable);
        return source.isWritten(variable)
                && !before.endsWith(",")
                && source.text.charAt(end - 1) != ','
                && !source.text.startsWith(",", end)
                && source.text(variable).indexOf(variable.getName().toString()) > 0;
    }

    static boolean isVar(Source source, VariableTree variable) {
        Tree type = variable.getType();
        return type == null
                || !source.isWritten(type)
                || source.text(variable).matches("(?s)(final )?var\\s.*");
    }

    /** {@code T x = y;} as {@code var x = y;}. */
    static final class ToVar extends Locals {
        ToVar(Source source) {
            super(source);
        }

        @Override
        void rewrite(VariableTree variable, Element element, ExpressionTree value) {
            TypeMirror type = source.trees.getTypeMirror(path(value));
            if (!isVar(source, variable)
                    && type != null
                    && !isFunction(value)
                    && !(value instanceof NewArrayTree)
                    && !source.text(value).contains("<>")
                    && source.types.isSameType(type, element.asType())) {
                add(
                        Edit.replace(
                                source.start(variable.getType()),
                                source.end(variable.getType()),
                                "var"));
            }
        }
    }

    /** The other way round. */
    static final class FromVar extends Locals {
        FromVar(Source source) {
            super(source);
        }

        @Override
        void rewrite(VariableTree variable, Element element, ExpressionTree value) {
            String type = typeName(element.asType());
            if (isVar(source, variable) && type != null) {
                int var = source.text.indexOf("var", source.start(variable));
                add(Edit.replace(var, var + "var".length(), type));
            }
        }
    }

    /** {@code T x = y;} as {@code T x; x = y;}. */
    static final class Split extends Locals {
        Split(Source source) {
            super(source);
        }

        @Override
        void rewrite(VariableTree variable, Element element, ExpressionTree value) {
            if (element.getKind() == ElementKind.LOCAL_VARIABLE
                    && !isVar(source, variable)
                    && !source.text(value).startsWith("{")) {
                String name = variable.getName().toString();
                int equals = source.text.lastIndexOf('=', source.start(value));
                add(Edit.replace(equals, source.start(value), "; " + name + " = "));
            }
        }
    }
}
