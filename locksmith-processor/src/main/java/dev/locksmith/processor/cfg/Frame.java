package dev.locksmith.processor.cfg;

import com.sun.source.tree.SwitchExpressionTree;

import dev.locksmith.processor.fact.Suppression;

import org.jspecify.annotations.Nullable;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Name;
import javax.lang.model.type.TypeMirror;

/** A statement around the one that is built, as far as jumps and exceptions meet it. */
sealed interface Frame {

    /** The next frame outwards; null for the outermost. */
    @Nullable Frame outer();

    /** A loop. */
    record Loop(@Nullable Frame outer, Set<Name> labels, Block breaks, Block continues)
            implements Frame {}

    /** A switch statement, or with labels another statement that can be left. */
    record Breakable(@Nullable Frame outer, Set<Name> labels, boolean isSwitch, Block breaks)
            implements Frame {}

    /** A switch expression. */
    record Yielding(@Nullable Frame outer, SwitchExpressionTree tree, Block after)
            implements Frame {}

    /** The catch clauses of a try statement. */
    record Handlers(@Nullable Frame outer, List<Handler> clauses) implements Frame {}

    /** A catch clause. */
    record Handler(List<TypeMirror> types, Block block) {}

    /** Something that is done on each way out: a {@code finally} block, or closing. */
    final class WayOut implements Frame {

        private final @Nullable Frame outer;

        /** Builds what is done, where control stands. */
        final Runnable build;

        /** Whether it is code of its own, which matters even if nobody handles the exception. */
        final boolean isWritten;

        /** What is done, by where control goes from there; null stands for out of the body. */
        final IdentityHashMap<@Nullable Block, Block> copies = new IdentityHashMap<>();

        /** What is silenced where the statement stands. */
        final Suppression suppression;

        WayOut(@Nullable Frame outer, boolean isWritten, Suppression suppression, Runnable build) {
            this.outer = outer;
            this.suppression = suppression;
            this.isWritten = isWritten;
            this.build = build;
        }

        @Override
        public @Nullable Frame outer() {
            return outer;
        }
    }
}
