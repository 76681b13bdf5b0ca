package dev.locksmith.processor.summary;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.lock.CircularWait;
import dev.locksmith.processor.fact.singleuse.ParameterConsumed;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

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
        return fileName(inTree.unit()) + ":" + line(inTree);
    }

    /** {@code Renderer.java:22: synchronized (lock)}. */
    public String of(CircularWait.Place place) {
        String where = of(place.site());
        return where.isEmpty() ? place.what() : where + ": " + place.what();
    }

    /**
     * Sorts all of these by the names of their files, whatever the order in which those were
     * compiled: of several ways a value may take the first is told, and jars shall not differ.
     */
    static void sort(List<Call> calls, List<Flow> flows, List<ParameterConsumed> consumed) {
        Comparator<Site> byFile = byFile();
        calls.sort(Comparator.comparing(Call::site, byFile));
        flows.sort(Comparator.comparing(Flow::site, byFile));
        consumed.sort(Comparator.comparing(ParameterConsumed::site, byFile));
    }

    /** An order of sites that does not depend on the order in which files were compiled. */
    public static Comparator<Site> byFile() {
        IdentityHashMap<CompilationUnitTree, String> names = new IdentityHashMap<>();
        return Comparator.comparing(
                site ->
                        site instanceof Site.InTree inTree
                                ? names.computeIfAbsent(inTree.unit(), Places::nameOf)
                                : "");
    }

    private static String nameOf(CompilationUnitTree unit) {
        return unit.getPackageName() + "/" + fileName(unit);
    }

    /** {@code Renderer.java}: the name of a file without its folder. */
    public static String fileName(CompilationUnitTree unit) {
        String path = unit.getSourceFile().getName();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
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
