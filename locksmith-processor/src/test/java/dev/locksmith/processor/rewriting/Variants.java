package dev.locksmith.processor.rewriting;

import com.sun.source.tree.Tree;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import javax.tools.JavaFileObject;

/** One program in other words. */
public final class Variants {

    private final JavaFileObject file;
    private final Source source;

    private Variants(JavaFileObject file, Source source) {
        this.file = file;
        this.source = source;
    }

    /** Of this file, which is compiled with these options. */
    public static Variants of(JavaFileObject file, List<String> options) {
        return new Variants(file, Source.of(file, options));
    }

    /** With a rewrite at as many places as possible; none where there is no place. */
    public List<Variant> rewritten(Rewrite rewrite) {
        List<Site> sites = Sites.apart(rewrite.of(source).sites());
        return sites.isEmpty() ? List.of() : List.of(variant(rewrite, sites));
    }

    /** With a rewrite at each of its places alone. */
    public List<Variant> onceRewritten(Rewrite rewrite) {
        return rewrite.of(source).sites().stream()
                .map(site -> variant(rewrite, List.of(site)))
                .toList();
    }

    private Variant variant(Rewrite rewrite, List<Site> sites) {
        String text = Sites.edited(source.text, sites);
        List<TextFile> files =
                rewrite == Rewrite.APART
                        ? source.filesOfClasses(file.toUri())
                        : List.of(new TextFile(file.toUri(), text));
        return new Variant(rewrite, text, files);
    }

    /** The lines on which helpers are put. What is done in a helper may be reported there. */
    public Set<Long> helperLines() {
        Set<Long> lines = new TreeSet<>();
        for (Tree each : source.unit.getTypeDecls()) {
            lines.add(source.text.substring(0, source.end(each)).lines().count());
        }
        return lines;
    }
}
