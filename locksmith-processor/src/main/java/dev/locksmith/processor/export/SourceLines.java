package dev.locksmith.processor.export;

import com.sun.source.tree.CompilationUnitTree;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.tools.JavaFileObject;

/** The text of source files, each read once. */
final class SourceLines {

    private final Map<JavaFileObject, List<String>> files = new HashMap<>();

    /** Some lines of a file, as many as there are; the first line has the number 1. */
    List<String> of(CompilationUnitTree unit, long from, long to) {
        List<String> all = files.computeIfAbsent(unit.getSourceFile(), SourceLines::read);
        int begin = (int) Math.min(Math.max(from - 1, 0), all.size());
        int end = (int) Math.min(Math.max(to, begin), all.size());
        return all.subList(begin, end);
    }

    private static List<String> read(JavaFileObject file) {
        try {
            return file.getCharContent(true).toString().lines().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
