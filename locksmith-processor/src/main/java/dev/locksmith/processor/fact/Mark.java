package dev.locksmith.processor.fact;

/**
 * One thing a declaration says about threads. Those up to {@link #NOT_THREAD_SAFE} come from
 * annotations, in source, class files or stubs; the others can be said in stubs only.
 */
public enum Mark {
    /** A type, a result or a field is confined to its thread. */
    THREAD_CONFINED,
    /**
     * A type, a result or a field may go to any thread; a parameter or receiver is handed to
     * another thread; a type parameter must be given a sendable type. Never together with {@link
     * #SENDABLE_UNCHECKED}.
     */
    SENDABLE,
    /**
     * {@code @Sendable(unchecked = "...")}. A type is sendable by the word of its author: its
     * fields and those of its subclasses may be anything but confined. A type parameter, parameter
     * or receiver must not be confined, and is otherwise free.
     */
    SENDABLE_UNCHECKED,
    /** A value of this type is used up by the first call that consumes it. */
    SINGLE_USE,
    /** A method uses up its receiver; a parameter uses up its argument. */
    CONSUMES,
    /** A value of this type lives only in the try-with-resources statement that opened it. */
    SCOPE_BOUND,
    /** A type, a result, a field or a parameter: of such a value, one thread at a time. */
    NOT_THREAD_SAFE,
    /** Any thread may call this method at any time, whatever is said of its receiver's type. */
    THREAD_SAFE,
    /**
     * No other thread may use the object that this method is called on while it is, and nothing is
     * said of its other methods. A type has such methods.
     */
    EXCLUSIVE,
    /**
     * Several threads call methods of one object of this type, because a framework shares it; of an
     * annotation type, of the classes that carry it.
     */
    SERVES_ALL_THREADS,
    /**
     * Good until a call returns: a parameter of this type, or of a type that carries this
     * annotation; what a method returns, for as long as what it is called on; of a parameter, what
     * overriding methods get for it, or the function that is given for it, where that is {@link
     * #BY_ORIGIN}.
     */
    LENT,
    /**
     * Of what kind a value of this type is, is said where it comes from: it is lent where a
     * parameter says so, and for one thread at a time where a method or its own class does.
     */
    BY_ORIGIN,
    /**
     * What a method is called on and given, or an argument, is good for longer than the call to
     * which it was lent. Of a type, so do the methods that return it and its own, and who is given
     * one has it done.
     */
    PROLONGS,
    /** Who has such an object last releases it, and nobody may use it after that. */
    COUNTED,
    /** What a method is called on, or an argument, is released by the one who calls it. */
    RELEASES,
    /** A method waits for what another thread does; of a type, closing one does. */
    WAITS,
    /** A function that a parameter takes runs on the thread of the lender, while the loan lasts. */
    LENDERS_THREAD,
    /**
     * A type holds no value of this type parameter, or one for each thread: whatever it is given,
     * the type is as mobile as without it.
     */
    NOT_HELD,
    /**
     * The receiver keeps the argument; of a constructor, what it makes does, and of a static method
     * what it returns. Of a function, what it returns is kept.
     */
    RETAINED,
    /** The argument, a function, may be run more than once. */
    REPEATED,
    /** A parameter, a function, is run on the calling thread before the call returns. */
    AT_ONCE,
    /** Each call of the method, or of those of a type, takes the monitor of its object. */
    MONITOR,
    /** What executors of this type are given, threads of their own run, several at a time. */
    POOL,
    /** Objects of this type are functions in all but name: they run those they were made of. */
    FUNCTION,
    /** Functions given to this type's methods run on other threads if the pipeline is parallel. */
    PIPELINE,
    /**
     * The method makes its whole pipeline parallel, or returns a parallel one; a parameter says
     * whether it does.
     */
    PARALLEL,
    /**
     * What follows this method in its pipeline runs on other threads; what stands before may not.
     */
    PARALLEL_FROM_HERE,
    /** The method makes its whole pipeline sequential again. */
    SEQUENTIAL,
    /**
     * A method returns, or a field holds, an executor that runs its tasks on the calling thread;
     * what a method returns, a pipeline, begins anew on the calling thread; a parameter, a
     * function, runs on the calling thread whatever the pipeline does.
     */
    SAME_THREAD,
    /**
     * A parameter, a function, runs when the pipeline is subscribed to: on other threads only where
     * a method that stands behind this one makes the whole pipeline parallel.
     */
    WHEN_SUBSCRIBED,
    /**
     * A method returns, or a field holds, an executor that runs its tasks on threads of its own.
     */
    OWN_THREADS,
    /**
     * An executor of this type, or that this method returns, runs one task at a time; a parameter
     * says of how many that is so. A parameter that is a function is not run beside itself; methods
     * that carry this annotation are run one at a time.
     */
    ONE_BY_ONE,
    /**
     * A parameter is an executor that is given the other arguments at once, before the method
     * returns, or that the pipeline changes to, or that the executor that is returned runs all on.
     */
    STARTS,
    /**
     * A parameter is the number of elements from which on a method works on several threads; with
     * {@link Long#MAX_VALUE} it never does.
     */
    THRESHOLD,
    /**
     * What belongs to the domain that is named: a type (its methods are to be called there, and
     * those that override them are run there), a method, what an executor runs, a parameter that is
     * a function and is run there, or an executor that runs all there.
     */
    DOMAIN,
    /** A method belongs to the thread that has set what the named domain carries along. */
    BOUND,
    /** What a method asks for may be set by a proxy around an object, of which nothing is seen. */
    BY_PROXY,
    /** A method is to be called, and is run, off the threads of user interfaces. */
    BACKGROUND,
    /**
     * A method of a type of some domain may be called by every thread; of one that is itself of a
     * domain, what overrides it is run there, and who calls it runs that domain.
     */
    ANY_THREAD,
    /**
     * Behind a call of this method, or where it is a condition and holds, the code is in the named
     * domain; a type is an executor that carries that domain along to what it runs.
     */
    ENTERS,
    /**
     * From a call of this method on threads take over the named domain from those that start them.
     */
    HANDS_ON,
    /** Objects of a type of some domain may be used on any thread by the code that made them. */
    FREE_WHILE_NEW,
    /** Objects of a type of some domain are to be made there, too. */
    MADE_THERE;

    /** Its place in {@link Marks}; bits are never stored, so their order may change. */
    @SuppressWarnings("EnumOrdinal")
    final long bit = 1L << ordinal();
}
