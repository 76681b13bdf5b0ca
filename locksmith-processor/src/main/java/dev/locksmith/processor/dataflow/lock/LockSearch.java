package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import dev.locksmith.processor.dataflow.source.Attributed;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.library.LibraryModel;
import dev.locksmith.processor.report.Suppressions;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Looks for anything that a thread can hold while others wait for it: a lock, or the initialization
 * of a class where that can be part of a circle. Where a whole compilation has none, locks need not
 * be followed. It looks at names only, which costs a fraction of a scan.
 */
public final class LockSearch {

    private final Trees trees;
    private final Suppressions suppressions;
    private final Predicate<TypeElement> isSource;
    private final LibraryModel library;
    private final Predicate<ExecutableElement> locksElsewhere;

    /** How many classes have code that initializes them. */
    private int initializers;

    /** Whether one of those may wait: for another thread, or as a subtype for its supertypes. */
    private boolean isWaitSeen;

    /** The fields that are given a map with bins, whatever their type; and what computes. */
    private final Set<Element> maps = new HashSet<>();

    private final Set<Element> computing = new HashSet<>();

    /**
     * @param locksElsewhere whether a method of another compilation does something with locks
     */
    public LockSearch(
            Trees trees,
            Suppressions suppressions,
            Predicate<TypeElement> isSource,
            LibraryModel library,
            Predicate<ExecutableElement> locksElsewhere) {
        this.trees = trees;
        this.suppressions = suppressions;
        this.isSource = isSource;
        this.library = library;
        this.locksElsewhere = locksElsewhere;
    }

    /** Whether there is anything in a top-level class, or, with it, in those looked at before. */
    public boolean finds(ClassTree tree, CompilationUnitTree unit) {
        Search search = new Search(new Attributed(trees, suppressions, unit));
        try {
            search.scan(tree, null);
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError failure) {
            return true; // the scan that follows looks at all, so that nothing is lost
        }
        return search.found
                || initializers > 1
                || (initializers > 0 && isWaitSeen)
                || !Collections.disjoint(maps, computing);
    }

    private final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Attributed attributed;
        private boolean found;

        Search(Attributed attributed) {
            this.attributed = attributed;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
            return found ? null : super.scan(tree, null);
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            for (Tree member : tree.getMembers()) {
                if (isInitializer(member)) {
                    initializers++;
                    break;
                }
            }
            if (attributed.elementOf(tree) instanceof TypeElement type) {
                isWaitSeen |= isBelowSource(type);
            }
            return super.visitClass(tree, null);
        }

        /** Whether classes compiled here are initialized before it. */
        private boolean isBelowSource(TypeElement type) {
            for (DeclaredType above : Declared.supertypesOf(type)) {
                if (isSource.test((TypeElement) above.asElement())) {
                    return true;
                }
            }
            return false;
        }

        private boolean isInitializer(Tree member) {
            return member instanceof BlockTree block
                    ? block.isStatic()
                    : member instanceof VariableTree field
                            && field.getInitializer() != null
                            && attributed.elementOf(field) instanceof VariableElement element
                            && element.getModifiers().contains(Modifier.STATIC)
                            && element.getConstantValue() == null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
            found |= tree.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED);
            return super.visitMethod(tree, null);
        }

        @Override
        public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void unused) {
            found = true;
            return null;
        }

        @Override
        public @Nullable Void visitMethodInvocation(
                MethodInvocationTree tree, @Nullable Void unused) {
            Element called = attributed.elementOf(tree.getMethodSelect());
            see(called, receiverOf(tree));
            if (called instanceof ExecutableElement method
                    && LockModel.isComputing(method)
                    && tree.getMethodSelect() instanceof MemberSelectTree select
                    && attributed.elementOf(select.getExpression())
                            instanceof VariableElement map) {
                computing.add(map);
            }
            return super.visitMethodInvocation(tree, null);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
            if (LockNames.kindInside(tree.getInitializer(), attributed) == Lock.Kind.BINS
                    && attributed.elementOf(tree) instanceof VariableElement field) {
                maps.add(field);
            }
            return super.visitVariable(tree, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
            see(attributed.elementOf(tree), null);
            return super.visitNewClass(tree, null);
        }

        @Override
        public @Nullable Void visitMemberReference(
                MemberReferenceTree tree, @Nullable Void unused) {
            see(
                    attributed.elementOf(tree),
                    classOf(attributed.typeOf(tree.getQualifierExpression())));
            return super.visitMemberReference(tree, null);
        }

        /** A method is called, or will be called of an object of this class. */
        private void see(@Nullable Element called, @Nullable TypeElement receiver) {
            if (called instanceof ExecutableElement method) {
                found |=
                        LockModel.mayHold(method, receiver)
                                || LibraryCall.isOfMonitor(method, library)
                                || KeyCalls.isOfRuntime(Members.ownerOf(method))
                                || locksElsewhere.test(method);
                isWaitSeen |=
                        method.getKind() != ElementKind.CONSTRUCTOR
                                && (LockModel.mayWait(method)
                                        || library.marksOf(method).has(Mark.WAITS));
            }
        }

        private @Nullable TypeElement receiverOf(MethodInvocationTree tree) {
            return tree.getMethodSelect() instanceof MemberSelectTree select
                    ? classOf(attributed.typeOf(select.getExpression()))
                    : null;
        }

        private static @Nullable TypeElement classOf(@Nullable TypeMirror type) {
            return type instanceof DeclaredType declared
                    ? (TypeElement) declared.asElement()
                    : null;
        }
    }
}
