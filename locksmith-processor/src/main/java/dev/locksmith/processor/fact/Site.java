package dev.locksmith.processor.fact;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;

import javax.lang.model.element.Element;

/** A place in source that a finding can point to. */
public sealed interface Site {

    /** What is silenced at this place. */
    Suppression suppression();

    /** What stands there. */
    Object place();

    /** The class, or the member of one, that it is in. */
    Member member();

    /**
     * A place in a tree of javac's; it stays a valid position after the tree was lowered.
     *
     * @param member the class or the member of it around the tree
     */
    record InTree(Tree tree, CompilationUnitTree unit, Suppression suppression, Member member)
            implements Site {
        @Override
        public Object place() {
            return tree;
        }
    }

    /** No place: of what is not followed. */
    record Nowhere() implements Site {
        @Override
        public Suppression suppression() {
            return Suppression.NONE;
        }

        @Override
        public Object place() {
            return this;
        }

        @Override
        public Member member() {
            return Member.NONE;
        }
    }

    /** A declaration, for compilers that show no trees. */
    record OfElement(Element element, Suppression suppression) implements Site {
        @Override
        public Object place() {
            return element;
        }

        @Override
        public Member member() {
            return Member.of(element);
        }
    }
}
