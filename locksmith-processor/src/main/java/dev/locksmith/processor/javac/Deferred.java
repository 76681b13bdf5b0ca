package dev.locksmith.processor.javac;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Classes that need no scan before something is found in one of them: then all are scanned. */
final class Deferred {

    private final List<Analysed> waiting = new ArrayList<>();
    private final Predicate<Analysed> finds;
    private final Consumer<Analysed> scan;
    private boolean awake;

    /**
     * @param finds whether there is something in a class
     * @param scan what is done with each class, in their order
     */
    Deferred(Predicate<Analysed> finds, Consumer<Analysed> scan) {
        this.finds = finds;
        this.scan = scan;
    }

    /**
     * A class was analysed.
     *
     * @param canWait whether its tree stays as it is until the compilation ends
     */
    void add(Analysed analysed, boolean canWait) {
        waiting.add(analysed);
        awake = awake || !canWait || finds.test(analysed);
        if (awake) {
            waiting.forEach(scan);
            waiting.clear();
        }
    }

    /** Whether classes are scanned now. */
    boolean isAwake() {
        return awake;
    }

    /** Lets go of all classes. */
    void clear() {
        waiting.clear();
    }
}
