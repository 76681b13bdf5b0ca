package dev.locksmith.processor.cfg;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;

/** One step of a body. The operands of an operation are steps of their own, and stand before it. */
public sealed interface Node {

    /** Calls the visitor's method for this kind of node. */
    void accept(Visitor visitor);

    /** An expression whose operands have been evaluated. */
    record Operation(ExpressionTree tree) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.operation(this);
        }
    }

    /** An operand of {@code ==} or {@code !=}: to ask whether there is a value does not use it. */
    record Compared(ExpressionTree tree) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.compared(this);
        }
    }

    /** An object is made whose type a declaration tells: that of a variable or of a result. */
    record Made(NewClassTree tree, Tree declaration) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.made(this);
        }
    }

    /** A lambda that is an argument of a call. */
    record LambdaArgument(LambdaExpressionTree tree, ExpressionTree call, int argument)
            implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.lambdaArgument(this);
        }
    }

    /** A method reference that is an argument of a call. */
    record ReferenceArgument(MemberReferenceTree tree, ExpressionTree call, int argument)
            implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.referenceArgument(this);
        }
    }

    /** A conditional or switch expression has the value of this alternative. */
    record Chosen(ExpressionTree tree, ExpressionTree alternative) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.chosen(this);
        }
    }

    /** The value of an expression statement is not used. */
    record Discarded(ExpressionTree tree) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.discarded(this);
        }
    }

    /** The object that was tested is of the type it was tested for. */
    record Proved(InstanceOfTree tree) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.proved(this);
        }
    }

    /**
     * The object that a variable holds was tested, and is not of this type.
     *
     * @param subject the name of the variable
     * @param type a type, or the variable of a pattern
     */
    record RuledOut(ExpressionTree subject, Tree type) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.ruledOut(this);
        }
    }

    /** The variable of this name was tested, and holds null. */
    record Missing(ExpressionTree subject) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.missing(this);
        }
    }

    /** The parameter of this name was tested, and does not hold null. */
    record Present(ExpressionTree subject) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.present(this);
        }
    }

    /** A call, or a comparison, was a condition, and control goes on by what it gave. */
    record Tested(ExpressionTree tree, boolean holds) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.tested(this);
        }
    }

    /** An assertion is behind: its condition holds, whether or not it was evaluated. */
    record Asserted(ExpressionTree condition) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.asserted(this);
        }
    }

    /**
     * The variable of a pattern gets its value.
     *
     * @param pattern a binding pattern
     * @param subject what is matched
     * @param whole whether the variable gets the subject itself, not a part that a record pattern
     *     takes out of it
     */
    record Bound(Tree pattern, ExpressionTree subject, boolean whole) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.bound(this);
        }
    }

    /** A local variable is declared; its initializer, if any, has been evaluated. */
    record Local(VariableTree tree) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.local(this);
        }
    }

    /** The variable of a loop gets the next element. */
    record Element(EnhancedForLoopTree tree) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.element(this);
        }
    }

    /** A handler begins, with what was thrown. */
    record Caught(VariableTree tree) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.caught(this);
        }
    }

    /** A local class is declared. */
    record LocalClass(ClassTree tree) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.localClass(this);
        }
    }

    /** An object is about to be opened that is closed at once, by the call it is opened for. */
    record OpeningBriefly(ExpressionTree tree) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.openingBriefly(this);
        }
    }

    /** A try statement is about to evaluate one of its resources. */
    record Opening(Tree resource, TryTree tree) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.opening(this);
        }
    }

    /** A try statement closes its resources. */
    record Closed(TryTree tree) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.closed(this);
        }
    }

    /** The monitor of a synchronized statement is taken. */
    record Locked(SynchronizedTree tree) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.locked(this);
        }
    }

    /** The monitor of a synchronized statement is given back. */
    record Unlocked(SynchronizedTree tree) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.unlocked(this);
        }
    }

    /** The body ends with a value: a return statement, or the expression that a lambda is. */
    record Returned(ExpressionTree value) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.returned(this);
        }
    }

    /** From here control may go on to the handlers of the block. */
    record MayThrow() implements Node {
        static final MayThrow HERE = new MayThrow();

        @Override
        public void accept(Visitor visitor) {
            visitor.mayThrow(this);
        }
    }

    /** A method for each kind of node, so that none is forgotten. */
    interface Visitor {
        void operation(Operation node);

        void compared(Compared node);

        void made(Made node);

        void lambdaArgument(LambdaArgument node);

        void referenceArgument(ReferenceArgument node);

        void chosen(Chosen node);

        void discarded(Discarded node);

        void proved(Proved node);

        void ruledOut(RuledOut node);

        void missing(Missing node);

        void present(Present node);

        void tested(Tested node);

        void asserted(Asserted node);

        void bound(Bound node);

        void local(Local node);

        void element(Element node);

        void caught(Caught node);

        void localClass(LocalClass node);

        void openingBriefly(OpeningBriefly node);

        void opening(Opening node);

        void closed(Closed node);

        void locked(Locked node);

        void unlocked(Unlocked node);

        void returned(Returned node);

        /** Where control may go is a matter of edges, not of what is known. */
        default void mayThrow(MayThrow node) {}
    }
}
