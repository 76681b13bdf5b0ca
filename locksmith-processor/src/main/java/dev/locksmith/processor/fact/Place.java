package dev.locksmith.processor.fact;

/** Where code is run, as seen from the code that has it run. */
public sealed interface Place {

    /** Here, by whoever runs the code around it. */
    // javac runs a compilation on one thread: no two can initialize these at once.
    @SuppressWarnings("ClassInitializationDeadlock")
    Place HERE = new Here();

    /** Whether this is certainly a place where what belongs to the domain may not be used. */
    boolean isWrongFor(Domain domain);

    /** Why code is run there; empty for {@link #HERE}. */
    String reason();

    /** The place of code that is run there, as seen from the caller of this code. */
    default Place of(Place outer) {
        return this;
    }

    /** See {@link #HERE}. */
    record Here() implements Place {
        @Override
        public boolean isWrongFor(Domain domain) {
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
     * @param isBare whether nothing is there that could have set what threads carry along
     */
    record Elsewhere(String reason, boolean isBare) implements Place {
        @Override
        public boolean isWrongFor(Domain domain) {
            return switch (domain.kind()) {
                case THREAD -> true;
                case BACKGROUND -> false;
                case BOUND -> isBare;
            };
        }
    }

    /** On the thread of a domain. */
    record In(Domain domain, String reason) implements Place {
        @Override
        public boolean isWrongFor(Domain needed) {
            return !needed.admits(domain);
        }
    }
}
