package dev.locksmith.processor.fact.handover;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

/** What is done with a value that one thread may use at a time. */
public sealed interface Access permits ObjectUse, Handover {

    /** Where. */
    Site site();

    /** The call that does it only if its method's code does; null if it is certain. */
    @Nullable Call call();

    /** The argument of that call. */
    int argument();
}
