package dev.locksmith.processor.cfg;

/** Hears of each control-flow graph when it has been built. */
@FunctionalInterface
public interface CfgListener {

    /** Hears nothing. */
    CfgListener NONE = (member, cfg) -> {};

    /**
     * A graph has been built.
     *
     * @param member the method, field or initializer in which the body stands, as messages call it
     */
    void built(String member, Cfg cfg);
}
