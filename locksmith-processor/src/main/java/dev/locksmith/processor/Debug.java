package dev.locksmith.processor;

import dev.locksmith.processor.cfg.Cfg;
import dev.locksmith.processor.cfg.CfgListener;
import dev.locksmith.processor.cfg.CfgText;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Of what to print the inner workings, for who looks for a mistake in the checker.
 *
 * @param member the member whose control-flow graphs are printed, or the class of which all are;
 *     empty for none
 */
public record Debug(String member) {

    /** What precedes the member in the option. */
    static final String CFG = "cfg:";

    static final Debug NOTHING = new Debug("");

    /** Whether nothing is printed. */
    public boolean isNothing() {
        return member.isEmpty();
    }

    /** Prints the graphs that were asked for; the lambdas of a member have graphs of their own. */
    public CfgListener graphs(Consumer<? super String> out) {
        if (isNothing()) {
            return CfgListener.NONE;
        }
        Set<Cfg> printed = Collections.newSetFromMap(new IdentityHashMap<>());
        return (built, cfg) -> {
            boolean isWanted =
                    built.equals(member)
                            || built.startsWith(member + ".")
                            || built.endsWith(" of " + member);
            // That of a lambda is told again wherever the lambda is run.
            if (isWanted && printed.add(cfg)) {
                out.accept("control-flow graph of " + built + "\n" + CfgText.of(cfg));
            }
        };
    }
}
