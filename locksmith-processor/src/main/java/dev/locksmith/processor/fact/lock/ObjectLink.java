package dev.locksmith.processor.fact.lock;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * How the objects of two classes come to know each other. Put together, links show that what a
 * field of an object holds leads back to that object: {@code part = new Part(this)}, where the
 * constructor of {@code Part} keeps what it is given.
 */
public sealed interface ObjectLink {

    /** Calls the visitor's method for this kind of link. */
    void accept(Visitor visitor);

    /**
     * A field of an object.
     *
     * @param holdsElements whether it is meant what a collection in that field holds
     */
    record Slot(VariableElement field, boolean holdsElements) {}

    /** A field of this object is given a new object that was itself given this object. */
    record Made(Slot slot, VariableElement parameter) implements ObjectLink {
        @Override
        public void accept(Visitor visitor) {
            visitor.made(this);
        }
    }

    /**
     * A field of this object is given a new object that has this one around it.
     *
     * @param around the class of this object
     */
    record Inside(Slot slot, TypeElement around) implements ObjectLink {
        @Override
        public void accept(Visitor visitor) {
            visitor.inside(this);
        }
    }

    /** What is given for a parameter is kept in a field of this object. */
    record Kept(VariableElement parameter, Slot slot) implements ObjectLink {
        @Override
        public void accept(Visitor visitor) {
            visitor.kept(this);
        }
    }

    /**
     * What is given for a parameter is given for another one, by the constructor of this object.
     */
    record PassedOn(VariableElement parameter, VariableElement to) implements ObjectLink {
        @Override
        public void accept(Visitor visitor) {
            visitor.passedOn(this);
        }
    }

    /**
     * This object is given to a method of another one.
     *
     * @param to for which parameter
     * @param of the field, or the parameter, that holds the other object
     */
    record Introduced(VariableElement to, VariableElement of) implements ObjectLink {
        @Override
        public void accept(Visitor visitor) {
            visitor.introduced(this);
        }
    }

    /**
     * This object is put where another one keeps it.
     *
     * @param slot of the other object
     * @param of the field, or the parameter, that holds the other object
     */
    record Put(Slot slot, VariableElement of) implements ObjectLink {
        @Override
        public void accept(Visitor visitor) {
            visitor.put(this);
        }
    }

    /**
     * A function, or an object of which this object is the one around, is given to a method of
     * another object.
     *
     * @param to for which parameter
     * @param of the field, or the parameter, that holds the other object
     * @param around the class of this object
     * @param function the function, by the names of this object's methods; unknown for an object
     */
    record Enlisted(VariableElement to, VariableElement of, TypeElement around, LockName function)
            implements ObjectLink {
        @Override
        public void accept(Visitor visitor) {
            visitor.enlisted(this);
        }
    }

    /**
     * A field of this object, or the collection in it, holds what that name stands for.
     *
     * @param name by the names of the object's methods
     */
    record Given(Slot slot, LockName name) implements ObjectLink {
        @Override
        public void accept(Visitor visitor) {
            visitor.given(this);
        }
    }

    /** A method for each kind of link. */
    interface Visitor {
        void made(Made link);

        void inside(Inside link);

        void kept(Kept link);

        void passedOn(PassedOn link);

        void introduced(Introduced link);

        void put(Put link);

        void enlisted(Enlisted link);

        void given(Given link);
    }
}
