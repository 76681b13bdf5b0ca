package dev.locksmith.processor.summary;

import com.sun.source.util.Trees;

import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

/** Names sites the way compilers do. */
public final class Places {

    /** In a compiler that shows no trees there are no places either. */
    public static final Places NONE = new Places();

    private final @Nullable Trees trees;

    public Places(Trees trees) {
        this.trees = trees;
    }

    private Places() {
        trees = null;
    }

    /** {@code Renderer.java:22}. */
    public String of(Site site) {
        if (!(site instanceof Site.InTree inTree)) {
            return "";
        }
        String file = inTree.unit().getSourceFile().getName();
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
                + ":"
                + line(inTree);
    }

    /** Whether the code at one site ends before that at another of the same file begins. */
    public boolean isBefore(Site one, Site two) {
        return trees != null
                && one instanceof Site.InTree first
                && two instanceof Site.InTree second
                && trees.getSourcePositions().getEndPosition(first.unit(), first.tree())
                        <= trees.getSourcePositions()
                                .getStartPosition(second.unit(), second.tree());
    }

    /** The number of the line, from 1. */
    public long line(Site.InTree site) {
        if (trees == null) {
            return 0;
        }
        long start = trees.getSourcePositions().getStartPosition(site.unit(), site.tree());
        return start < 0 ? 0 : site.unit().getLineMap().getLineNumber(start);
    }
}
