package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.lock.LockName;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What one body returns. */
final class ReturnedName {

    private final LockNames names;
    private final List<ExpressionTree> values = new ArrayList<>();
    private boolean mayBeNull;
    private @Nullable LockName known;

    ReturnedName(LockNames names) {
        this.names = names;
    }

    void add(ExpressionTree value) {
        values.add(value);
        if (isNull(value)) {
            mayBeNull = true;
            return;
        }
        LockName name = names.of(value);
        known = known == null || known.equals(name) ? name : LockName.Choice.of(known, name);
    }

    static boolean isNull(ExpressionTree tree) {
        return Bare.of(tree).getKind() == Tree.Kind.NULL_LITERAL;
    }

    /** The one object that comes out, or one of several functions; null runs none of them. */
    LockName name() {
        return known == null || (mayBeNull && LockName.functionsOf(known).isEmpty())
                ? LockName.UNKNOWN
                : known;
    }

    /** What was returned, if it is functions: callers are asked what they do with them. */
    List<ExpressionTree> leftToCallers() {
        return LockName.functionsOf(name()).isEmpty() ? List.of() : values;
    }
}
