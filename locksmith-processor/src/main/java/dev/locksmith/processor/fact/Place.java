package dev.locksmith.processor.fact;

/** Where code is run, as seen from the code that has it run. */
public sealed interface Place {

    /** Here, by whoever runs the code around it. */
    // javac runs a compilation on one thread: no two can initialize these at once.
    @SuppressWarnings("ClassInitializationDeadlock")
    Place HERE = new Here();

    /**
     * Whether this is certainly a place where what belongs to the domain may not be used.
     *
     * @param mayBeCarried whether code that is not seen may set there what threads carry along
     */
    boolean isWrongFor(Domain domain, boolean mayBeCarried);

    /** Why code is run there; empty for {@link #HERE}. */
    String reason();

    /** The place of code that is run there, as seen from the caller of this code. */
    default Place of(Place outer) {
        return this;
    }

    /** See {@link #HERE}. */
    record Here() implements Place {
        @Override
        public boolean isWrongFor(Domain domain, boolean mayBeCarried) {
            return false;
        }

        @Override
        public String reason() {
            return "";
        }

        @Override
        public Place of(Place outer) {
            return outer;
        }
    }

    /**
     * On another thread, which belongs to no domain.
     *
     * @param context what the thread may find that was set for it
     */
    record Elsewhere(String reason, Context context) implements Place {
        @Override
        public boolean isWrongFor(Domain domain, boolean mayBeCarried) {
            return switch (domain.kind()) {
                case THREAD -> true;
                case BACKGROUND -> false;
                case BOUND, PROXIED ->
                        context == Context.NONE || (context == Context.UNSEEN && !mayBeCarried);
            };
        }
    }

    /** What was set for the thread that runs a task, before it runs it. */
    enum Context {
        /** Nothing: where the thread comes from is known. */
        NONE,
        /** Nothing that is seen, but somebody else made what runs the task. */
        UNSEEN,
        /** Perhaps something. */
        ANY
    }

    /** On the thread of a domain. */
    record In(Domain domain, String reason) implements Place {
        @Override
        public boolean isWrongFor(Domain needed, boolean mayBeCarried) {
            return !needed.admits(domain);
        }
    }
}
