package dev.locksmith.processor.rewriting;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Writes a function as a lambda, a method reference or an anonymous class. */
abstract class Functions extends Rewriter {

    Functions(Source source) {
        super(source);
    }

    /** A functional interface as a function has it: its type as written, and its method there. */
    record Target(
            String type,
            String name,
            List<String> parameters,
            String result,
            List<String> thrown,
            Set<String> members) {}

    final @Nullable Target target(@Nullable TypeMirror type) {
        if (!(type instanceof DeclaredType declared)
                || !(declared.asElement() instanceof TypeElement element)
                || element.getKind() != ElementKind.INTERFACE) {
            return null;
        }
        List<ExecutableElement> methods =
                ElementFilter.methodsIn(source.elements.getAllMembers(element)).stream()
                        .filter(each -> each.getModifiers().contains(Modifier.ABSTRACT))
                        .filter(each -> !isOfObject(each))
                        .toList();
        String name = typeName(type);
        if (methods.size() != 1
                || name == null
                || name.contains("?")
                || !methods.get(0).getTypeParameters().isEmpty()) {
            return null;
        }
        ExecutableType method = (ExecutableType) source.types.asMemberOf(declared, methods.get(0));
        List<String> parameters = names(method.getParameterTypes());
        List<String> thrown = names(method.getThrownTypes());
        TypeMirror returned = method.getReturnType();
        String result = returned.getKind() == TypeKind.VOID ? "void" : typeName(returned);
        if (parameters.contains("") || thrown.contains("") || result == null) {
            return null;
        }
        Set<String> members =
                source.elements.getAllMembers(element).stream()
                        .map(each -> each.getSimpleName().toString())
                        .collect(Collectors.toSet());
        ElementFilter.methodsIn(
                        source.elements.getTypeElement("java.lang.Object").getEnclosedElements())
                .forEach(each -> members.add(each.getSimpleName().toString()));
        return new Target(
                name,
                methods.get(0).getSimpleName().toString(),
                parameters,
                result,
                thrown,
                members);
    }

    private boolean isOfObject(ExecutableElement method) {
        TypeElement object = source.elements.getTypeElement("java.lang.Object");
        return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .anyMatch(
                        each ->
                                each.getSimpleName().equals(method.getSimpleName())
                                        && each.getParameters().size()
                                                == method.getParameters().size());
    }

    private static List<String> names(List<? extends TypeMirror> types) {
        return types.stream().map(TypeNames::of).map(each -> each == null ? "" : each).toList();
    }

    /** Whether a name in this body means something else in a class with these members. */
    static boolean mentions(Tree body, Set<String> members) {
        boolean[] found = new boolean[1];
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
                String name = tree.getName().toString();
                found[0] |= name.equals("this") || name.equals("super") || members.contains(name);
                return null;
            }
        }.scan(body, null);
        return found[0];
    }

    /**
     * {@code () -> f()} as {@code new Runnable() { public void run() { f(); } }}; not where it gets
     * something and gives nothing: what it gets is known of lambdas.
     */
    static final class ToAnonymousClass extends Functions {
        ToAnonymousClass(Source source) {
            super(source);
        }

        @Override
        public @Nullable Void visitLambdaExpression(
                LambdaExpressionTree lambda, @Nullable Void nothing) {
            Target target = target(source.trees.getTypeMirror(getCurrentPath()));
            boolean isConsumer =
                    target != null
                            && target.result().equals("void")
                            && !target.parameters().isEmpty();
            if (target != null && !isConsumer && !mentions(lambda.getBody(), target.members())) {
                rewrite(lambda, target);
            }
            return super.visitLambdaExpression(lambda, null);
        }

        private void rewrite(LambdaExpressionTree lambda, Target target) {
            String parameters =
                    IntStream.range(0, target.parameters().size())
                            .mapToObj(
                                    i ->
                                            target.parameters().get(i)
                                                    + " "
                                                    + lambda.getParameters().get(i).getName())
                            .collect(Collectors.joining(", "));
            String head =
                    "new %s() { public %s %s(%s) %s"
                            .formatted(
                                    target.type(),
                                    target.result(),
                                    target.name(),
                                    parameters,
                                    target.thrown().isEmpty()
                                            ? ""
                                            : "throws " + String.join(", ", target.thrown()) + " ");
            boolean isBlock = lambda.getBodyKind() == LambdaExpressionTree.BodyKind.STATEMENT;
            String begin = target.result().equals("void") ? "{ " : "{ return ";
            add(
                    Edit.replace(
                            source.start(lambda),
                            source.start(lambda.getBody()),
                            head + (isBlock ? "" : begin)),
                    Edit.after(source.end(lambda), isBlock ? " }" : "; } }"));
        }
    }

    /** {@code () -> f()} as {@code () -> { f(); }}. */
    static final class ToBlock extends Functions {
        ToBlock(Source source) {
            super(source);
        }

        @Override
        public @Nullable Void visitLambdaExpression(
                LambdaExpressionTree lambda, @Nullable Void nothing) {
            Target target = target(source.trees.getTypeMirror(getCurrentPath()));
            if (target != null
                    && lambda.getBodyKind() == LambdaExpressionTree.BodyKind.EXPRESSION) {
                String begin = target.result().equals("void") ? "{ " : "{ return ";
                add(
                        Edit.before(source.start(lambda.getBody()), begin),
                        Edit.after(source.end(lambda.getBody()), "; }"));
            }
            return super.visitLambdaExpression(lambda, null);
        }
    }

    /** The other way round. */
    static final class ToLambda extends Functions {
        ToLambda(Source source) {
            super(source);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void nothing) {
            ClassTree body = creation.getClassBody();
            if (body != null && source.trees.getElement(path(body)) instanceof TypeElement type) {
                List<MethodTree> methods = new ArrayList<>();
                for (Tree member : body.getMembers()) {
                    if (!(member instanceof MethodTree method)) {
                        return super.visitNewClass(creation, null);
                    }
                    if (method.getReturnType() != null && source.isWritten(method)) {
                        methods.add(method);
                    }
                }
                Target target =
                        type.getInterfaces().isEmpty() ? null : target(type.getInterfaces().get(0));
                if (target != null
                        && methods.size() == 1
                        && methods.get(0).getBody() != null
                        && !methods.get(0).getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)
                        && !mentions(methods.get(0).getBody(), target.members())) {
                    rewrite(creation, methods.get(0), target);
                }
            }
            return super.visitNewClass(creation, null);
        }

        private void rewrite(NewClassTree creation, MethodTree method, Target target) {
            String parameters =
                    method.getParameters().stream()
                            .map(VariableTree::getName)
                            .collect(Collectors.joining(", "));
            BlockTree body = method.getBody();
            add(
                    Edit.replace(
                            source.start(creation),
                            source.start(body),
                            "((" + target.type() + ") (" + parameters + ") -> "),
                    Edit.replace(source.end(body), source.end(creation), ")"));
        }
    }

    /** {@code x::f} as {@code () -> x.f()}. */
    static final class ReferenceToLambda extends Functions {
        ReferenceToLambda(Source source) {
            super(source);
        }

        @Override
        public @Nullable Void visitMemberReference(
                MemberReferenceTree reference, @Nullable Void nothing) {
            Target target = target(source.trees.getTypeMirror(getCurrentPath()));
            Element method = source.trees.getElement(getCurrentPath());
            ExpressionTree qualifier = reference.getQualifierExpression();
            if (target != null
                    && method != null
                    && source.isOneLine(source.start(reference), source.end(reference))
                    && qualifier instanceof IdentifierTree name) {
                List<String> names =
                        IntStream.range(0, target.parameters().size())
                                .mapToObj(i -> "p" + i + "_")
                                .toList();
                Element of = element(qualifier);
                boolean isType =
                        of != null && (of.getKind().isClass() || of.getKind().isInterface());
                boolean isVariable =
                        name.getName().contentEquals("this")
                                || name.getName().contentEquals("super")
                                || (of != null && !of.getKind().isField());
                String call = null;
                if (method.getKind() == ElementKind.CONSTRUCTOR) {
                    if (isLocal(method)) {
                        return null; // a lambda captures what the class does
                    }
                    call = "new " + qualifier + diamond(method) + "(" + join(names) + ")";
                } else if (method.getModifiers().contains(Modifier.STATIC)
                        || (!isType && isVariable)) {
                    call = qualifier + "." + reference.getName() + "(" + join(names) + ")";
                } else if (isType && !names.isEmpty()) {
                    call =
                            "%s.%s(%s)"
                                    .formatted(
                                            names.get(0),
                                            reference.getName(),
                                            join(names.subList(1, names.size())));
                }
                if (call != null) {
                    add(
                            Edit.replace(
                                    source.start(reference),
                                    source.end(reference),
                                    "(("
                                            + target.type()
                                            + ") ("
                                            + join(names)
                                            + ") -> "
                                            + call
                                            + ")"));
                }
            }
            return super.visitMemberReference(reference, null);
        }

        private static boolean isLocal(Element constructor) {
            return ((TypeElement) constructor.getEnclosingElement()).getNestingKind()
                    == NestingKind.LOCAL;
        }

        private static String diamond(Element constructor) {
            return ((TypeElement) constructor.getEnclosingElement()).getTypeParameters().isEmpty()
                    ? ""
                    : "<>";
        }

        private static String join(List<String> names) {
            return String.join(", ", names);
        }
    }

    /**
     * {@code () -> x.f()} as {@code x::f}, where {@code x} is no field, which may change; not where
     * it gets something and gives nothing: what it gets is known of lambdas.
     */
    static final class ToReference extends Functions {
        ToReference(Source source) {
            super(source);
        }

        @Override
        public @Nullable Void visitLambdaExpression(
                LambdaExpressionTree lambda, @Nullable Void nothing) {
            Target target = target(source.trees.getTypeMirror(getCurrentPath()));
            List<String> parameters =
                    lambda.getParameters().stream().map(each -> each.getName().toString()).toList();
            if (target != null
                    && !isConsumer(lambda)
                    && source.isOneLine(source.start(lambda), source.end(lambda))
                    && call(lambda.getBody()) instanceof MethodInvocationTree call
                    && call.getTypeArguments().isEmpty()
                    && call.getArguments().stream()
                            .map(Object::toString)
                            .toList()
                            .equals(parameters)) {
                String qualifier = qualifier(new TreePath(path(lambda.getBody()), call), call);
                if (qualifier != null) {
                    String name =
                            call.getMethodSelect() instanceof MemberSelectTree select
                                    ? select.getIdentifier().toString()
                                    : call.getMethodSelect().toString();
                    add(
                            Edit.replace(
                                    source.start(lambda),
                                    source.end(lambda),
                                    "((" + target.type() + ") " + qualifier + "::" + name + ")"));
                }
            }
            return super.visitLambdaExpression(lambda, null);
        }

        private static @Nullable Tree call(Tree body) {
            if (body instanceof BlockTree block) {
                return block.getStatements().size() == 1
                                && block.getStatements().get(0)
                                        instanceof ExpressionStatementTree only
                        ? only.getExpression()
                        : null;
            }
            return body;
        }

        private @Nullable String qualifier(TreePath path, MethodInvocationTree call) {
            if (!(source.trees.getElement(path) instanceof ExecutableElement method)) {
                return null;
            }
            if (call.getMethodSelect() instanceof MemberSelectTree select) {
                TreePath of = new TreePath(new TreePath(path, select), select.getExpression());
                Element variable = source.trees.getElement(of);
                boolean isField =
                        variable != null
                                && variable.getKind().isField()
                                && !List.of("this", "super")
                                        .contains(variable.getSimpleName().toString());
                return select.getExpression() instanceof IdentifierTree && !isField
                        ? select.getExpression().toString()
                        : null;
            }
            String owner = source.types.erasure(method.getEnclosingElement().asType()).toString();
            return method.getModifiers().contains(Modifier.STATIC) ? owner : "this";
        }
    }
}
