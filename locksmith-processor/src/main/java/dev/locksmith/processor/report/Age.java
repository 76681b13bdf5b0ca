package dev.locksmith.processor.report;

import java.time.LocalDate;

/** For how long something has been accepted. */
public sealed interface Age {

    /** Nobody has written it down. */
    Age UNKNOWN = new Unknown();

    /** It is not in the baseline, so it came later. */
    Age NEW = new New();

    /** It was seen first on this day. */
    record Since(LocalDate day) implements Age {}

    /** See {@link #NEW}. */
    record New() implements Age {}

    /** See {@link #UNKNOWN}. */
    record Unknown() implements Age {}
}
