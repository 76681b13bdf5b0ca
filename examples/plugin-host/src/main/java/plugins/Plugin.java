package plugins;

import dev.locksmith.annotations.ThreadConfined;

/**
 * Written by others, who need not think of threads: all calls of one plugin come from the thread
 * that made it. Every class that implements it is confined by this annotation.
 */
@ThreadConfined
public interface Plugin {

    /** Answers a question. */
    String answer(String question);
}
