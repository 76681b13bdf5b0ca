package dev.locksmith.processor.rewriting;

import java.util.List;

import javax.tools.JavaFileObject;

/**
 * A program in other words.
 *
 * @param rewrite how it was rewritten
 * @param text all of it, with the markers where they belong now
 * @param files the same as files, on the same lines
 */
public record Variant(Rewrite rewrite, String text, List<TextFile> files) {

    /** Its files, in a package of their own. */
    public List<? extends JavaFileObject> in(String folder) {
        return files.stream().map(each -> each.in(folder)).toList();
    }
}
