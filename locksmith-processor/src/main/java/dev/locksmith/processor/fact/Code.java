package dev.locksmith.processor.fact;

import com.sun.source.tree.Tree;

import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** A body that is run as one: on which thread is asked of each. */
public sealed interface Code {

    /** That nothing is walked. */
    // javac runs a compilation on one thread: no two can initialize these at once.
    @SuppressWarnings("ClassInitializationDeadlock")
    Code NOWHERE = new Nowhere();

    /** The variables that stand for what it is run with. */
    List<? extends VariableElement> parameters();

    /** The body of a method or constructor. */
    record OfMethod(ExecutableElement method) implements Code {
        @Override
        public List<? extends VariableElement> parameters() {
            return method.getParameters();
        }
    }

    /** Whatever a call of a method may run that several classes implement. */
    record OfAny(ExecutableElement method) implements Code {
        @Override
        public List<? extends VariableElement> parameters() {
            return method.getParameters();
        }
    }

    /**
     * A lambda or method reference, of which there is one for each place of the program.
     *
     * @param outer the code that makes it, {@link #NOWHERE} where nobody asks
     */
    record OfFunction(Tree tree, List<? extends VariableElement> parameters, Code outer)
            implements Code {

        /** One to look others up by. */
        public OfFunction(Tree tree) {
            this(tree, List.of(), NOWHERE);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfFunction function && function.tree == tree;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(tree);
        }
    }

    /** See {@link #NOWHERE}. */
    record Nowhere() implements Code {
        @Override
        public List<? extends VariableElement> parameters() {
            return List.of();
        }
    }

    /** The initializers of a class and its fields. */
    record OfInitializer(TypeElement type) implements Code {
        @Override
        public List<? extends VariableElement> parameters() {
            return List.of();
        }
    }
}
