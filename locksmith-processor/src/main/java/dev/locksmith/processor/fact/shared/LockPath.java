package dev.locksmith.processor.fact.shared;

import dev.locksmith.processor.fact.Domain;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** How a body reaches an object that it locks: an access path, which names one lock in a class. */
public sealed interface LockPath {

    /** A lock that could be any. */
    LockPath UNKNOWN = new Unknown();

    /** Any lock for readers, who may hold one together. */
    LockPath OF_READERS = new OfReaders();

    /** The class of the object at which it begins, which has such a lock each; null if at none. */
    @Nullable TypeElement object();

    /** How messages call it. */
    String shown();

    /** How messages say that it keeps others out. */
    String held();

    /** The object whose method runs, or one around it, by the class of it that is highest here. */
    record This(TypeElement type) implements LockPath {
        @Override
        public @Nullable TypeElement object() {
            return type;
        }

        @Override
        public String shown() {
            return "this";
        }

        @Override
        public String held() {
            return "under the lock of " + shown();
        }
    }

    /** A class literal, and what a static synchronized method locks. */
    record OfClass(TypeElement type) implements LockPath {
        @Override
        public @Nullable TypeElement object() {
            return null;
        }

        @Override
        public String shown() {
            return type.getSimpleName() + ".class";
        }

        @Override
        public String held() {
            return "under the lock of " + shown();
        }
    }

    /** What a static field holds. */
    record Static(VariableElement field) implements LockPath {
        @Override
        public @Nullable TypeElement object() {
            return null;
        }

        @Override
        public String shown() {
            return field.getSimpleName().toString();
        }

        @Override
        public String held() {
            return "under the lock of " + shown();
        }
    }

    /** What a field of the object at another path holds. */
    record Field(LockPath owner, VariableElement field) implements LockPath {
        @Override
        public @Nullable TypeElement object() {
            return owner.object();
        }

        @Override
        public String shown() {
            return (owner instanceof This ? "" : owner.shown() + ".") + field.getSimpleName();
        }

        @Override
        public String held() {
            return "under the lock of " + shown();
        }
    }

    /** The write lock of the read-write lock at another path. */
    record WriteLock(LockPath of) implements LockPath {
        @Override
        public @Nullable TypeElement object() {
            return of.object();
        }

        @Override
        public String shown() {
            return of.shown() + ".writeLock()";
        }

        @Override
        public String held() {
            return "under the lock of " + shown();
        }
    }

    /** The thread of a domain, which is no lock, and keeps all others out as one would. */
    record OfDomain(Domain domain) implements LockPath {
        @Override
        public @Nullable TypeElement object() {
            return null;
        }

        @Override
        public String shown() {
            return domain.name();
        }

        @Override
        public String held() {
            return "on " + shown();
        }
    }

    /** The tasks of an executor that runs one at a time: none of them runs beside another. */
    record OfTasks(LockPath executor) implements LockPath {
        @Override
        public @Nullable TypeElement object() {
            return executor.object();
        }

        @Override
        public String shown() {
            return executor.shown();
        }

        @Override
        public String held() {
            return "in tasks of " + shown();
        }
    }

    /** A task of which there is one, and of that one run at a time. */
    record OfOneTask(Object place) implements LockPath {
        @Override
        public @Nullable TypeElement object() {
            return null;
        }

        @Override
        public String shown() {
            return "one task";
        }

        @Override
        public String held() {
            return "in a task of its own";
        }
    }

    /** The methods that carry an annotation, which a framework runs one at a time. */
    record OfMethodsWith(TypeElement annotation) implements LockPath {
        @Override
        public @Nullable TypeElement object() {
            return null;
        }

        @Override
        public String shown() {
            return "methods with @" + annotation.getSimpleName();
        }

        @Override
        public String held() {
            return "in " + shown();
        }
    }

    /** See {@link #OF_READERS}. */
    record OfReaders() implements LockPath {
        @Override
        public @Nullable TypeElement object() {
            return null;
        }

        @Override
        public String shown() {
            return "a lock for readers";
        }

        @Override
        public String held() {
            return "under " + shown();
        }
    }

    /** See {@link #UNKNOWN}. */
    record Unknown() implements LockPath {
        @Override
        public @Nullable TypeElement object() {
            return null;
        }

        @Override
        public String shown() {
            return "some lock";
        }

        @Override
        public String held() {
            return "under " + shown();
        }
    }
}
