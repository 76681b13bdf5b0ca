package dev.locksmith.processor.fact.lock;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** How one body reaches an object that is locked, run or waited for. */
public sealed interface LockName {

    /** An object that could be any. */
    LockName UNKNOWN = new Unknown();

    /** An object that this body has made, and that nobody else can have locked. */
    LockName FRESH = new Fresh(null, null, null, null, null, List.of());

    /** The null that a call passes. */
    LockName NOTHING = new Nothing();

    /**
     * An access path.
     *
     * @param steps fields that are given no other value; classes, from an object to the one around
     *     it, of that class; or, from a collection to one of the objects in it, the variable of a
     *     loop or lambda or the method that is called of each
     */
    record Path(Root root, List<Element> steps) implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.path(this);
        }

        /** The object that a step leads to from here. */
        public Path then(Element step) {
            List<Element> longer = new java.util.ArrayList<>(steps);
            longer.add(step);
            return new Path(root, List.copyOf(longer));
        }
    }

    /**
     * A function.
     *
     * @param body a lambda's tree, whose names are those of the body around it; or the method that
     *     is referred to
     * @param receiver the object of a method reference, or what {@code this} is in a lambda; null
     *     if there is none, or for a lambda that the body around it names, where it is the same
     */
    record Function(Object body, @Nullable LockName receiver) implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.function(this);
        }
    }

    /** One of several functions: which of them it is nobody knows. */
    record Choice(List<Function> functions) implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.choice(this);
        }

        /** One of two; unknown if one of them is no function. */
        public static LockName of(LockName one, LockName other) {
            Set<Function> all = new LinkedHashSet<>(functionsOf(one));
            List<Function> more = functionsOf(other);
            if (all.isEmpty() || more.isEmpty()) {
                return UNKNOWN;
            }
            all.addAll(more);
            return new Choice(List.copyOf(all));
        }
    }

    /** A function that calls a method of its first argument: {@code Listener::changed}. */
    record OfArgument(ExecutableElement method) implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ofArgument(this);
        }
    }

    /** A function that gives back a lock: {@code lock::unlock}. */
    record Unlocking(Lock lock) implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unlocking(this);
        }
    }

    /** What fields of a new object hold, if its constructor was given that. */
    record PartOfNew(Fresh made, List<Element> steps) implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.partOfNew(this);
        }
    }

    /** A thread or future: whoever waits for it waits until the function has run. */
    record Task(LockName function) implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.task(this);
        }
    }

    /** What a method returns. */
    record Result(ExecutableElement method, @Nullable LockName receiver, List<LockName> arguments)
            implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.result(this);
        }
    }

    /** Several tasks, for all of which somebody waits. */
    record Tasks(List<LockName> all) implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tasks(this);
        }
    }

    /** One of the two locks of a {@code ReadWriteLock}, or a condition of a lock. */
    record View(LockName of, Lock.Mode mode) implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.view(this);
        }
    }

    /** One of the two boolean values, which a call passes. */
    record Truth(boolean value) implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.truth(this);
        }
    }

    /** See {@link #NOTHING}. */
    record Nothing() implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nothing(this);
        }
    }

    /** Whether there is an object: true where what a parameter was given is not null. */
    record Presence(Path of) implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.presence(this);
        }

        /** Whether there is an object of this name, as far as that is known. */
        public static LockName of(LockName name) {
            if (name instanceof Nothing) {
                return new Truth(false);
            } else if (name instanceof Fresh || !functionsOf(name).isEmpty()) {
                return new Truth(true);
            } else if (name instanceof Path path && path.steps().isEmpty()) {
                if (path.root() instanceof Root.This || path.root() instanceof Root.OfClass) {
                    return new Truth(true);
                }
                return path.root() instanceof Root.Parameter ? new Presence(path) : UNKNOWN;
            }
            return UNKNOWN;
        }
    }

    /** See {@link #UNKNOWN}. */
    record Unknown() implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknown(this);
        }
    }

    /**
     * See {@link #FRESH}.
     *
     * @param type its class; null if that is not compiled here, or not known
     * @param around the class of the object around it; null if it has none, or it is not known
     * @param outer that object
     * @param variable the variable of this body that alone holds it; null if there is none
     * @param constructor what made it; null if it was given nothing that matters
     * @param arguments what the constructor was given
     */
    record Fresh(
            @Nullable TypeElement type,
            @Nullable TypeElement around,
            @Nullable LockName outer,
            @Nullable VariableElement variable,
            @Nullable ExecutableElement constructor,
            List<LockName> arguments)
            implements LockName {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fresh(this);
        }

        /** The same object, when a variable has been given it. */
        public Fresh in(VariableElement holder) {
            return variable == null
                    ? new Fresh(type, around, outer, holder, constructor, arguments)
                    : this;
        }

        /** The object that a step leads to from here. */
        public LockName then(Element step) {
            if (outer != null && step.equals(around)) {
                return outer;
            }
            return constructor == null ? UNKNOWN : new PartOfNew(this, List.of(step));
        }
    }

    <R> R accept(Visitor<R> visitor);

    /** The functions of which this is one; none if it is something else. */
    static List<Function> functionsOf(LockName name) {
        if (name instanceof Function function) {
            return List.of(function);
        }
        return name instanceof Choice choice ? choice.functions() : List.of();
    }

    /** Answers for each kind of name. */
    interface Visitor<R> {
        R path(Path name);

        R function(Function name);

        R choice(Choice name);

        R ofArgument(OfArgument name);

        R unlocking(Unlocking name);

        R partOfNew(PartOfNew name);

        R task(Task name);

        R result(Result name);

        R tasks(Tasks name);

        R view(View name);

        R truth(Truth name);

        R nothing(Nothing name);

        R presence(Presence name);

        R unknown(Unknown name);

        R fresh(Fresh name);
    }

    /** Where an access path begins. */
    sealed interface Root {

        /** The object whose method runs. */
        record This(TypeElement type) implements Root {
            @Override
            public <R> R accept(RootVisitor<R> visitor) {
                return visitor.self(this);
            }
        }

        /** What a parameter was given. */
        record Parameter(VariableElement variable) implements Root {
            @Override
            public <R> R accept(RootVisitor<R> visitor) {
                return visitor.parameter(this);
            }
        }

        /** What a final static field holds. */
        record Static(VariableElement field) implements Root {
            @Override
            public <R> R accept(RootVisitor<R> visitor) {
                return visitor.staticField(this);
            }
        }

        /** A class literal. */
        record OfClass(TypeElement type) implements Root {
            @Override
            public <R> R accept(RootVisitor<R> visitor) {
                return visitor.classLiteral(this);
            }
        }

        /** What keeps threads apart while a class is initialized. */
        record Initializer(TypeElement type) implements Root {
            @Override
            public <R> R accept(RootVisitor<R> visitor) {
                return visitor.initializer(this);
            }
        }

        /** What the running thread has of its own. */
        record OfThread() implements Root {
            @Override
            public <R> R accept(RootVisitor<R> visitor) {
                return visitor.thread(this);
            }
        }

        <R> R accept(RootVisitor<R> visitor);

        /** Answers for each kind of root. */
        interface RootVisitor<R> {
            R self(This root);

            R parameter(Parameter root);

            R staticField(Static root);

            R classLiteral(OfClass root);

            R initializer(Initializer root);

            R thread(OfThread root);
        }
    }
}
