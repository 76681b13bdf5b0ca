package dev.locksmith.processor.library;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A stub file, of which only the names of its types are read at first. A type is read when it is
 * first asked for, together with those nested in it.
 */
final class StubFile implements PackageStubs {

    private final String name;
    private final String source;
    private final Consumer<StubProblem> problems;
    private final Map<String, Integer> unread = new LinkedHashMap<>();
    private final Map<String, StubType> read = new HashMap<>();

    /** The header of a type is read twice. */
    private final Set<StubProblem> told = new HashSet<>();

    private String packageName = "";

    private StubFile(String name, String source, Consumer<StubProblem> problems) {
        this.name = name;
        this.source = source;
        this.problems = problems;
    }

    /**
     * Opens a stub file.
     *
     * @param name the file's name, as problems name it
     * @param problems is told what is wrong with the file, now and as its types are read
     */
    static StubFile open(String name, String text, Consumer<StubProblem> problems) {
        // Some editors on Windows begin a file with a mark of its encoding, which nobody sees.
        String shown = text.startsWith("\uFEFF") ? text.substring(1) : text;
        StubFile file = new StubFile(name, shown, problems);
        try {
            file.readNames();
        } catch (StubSyntaxException e) {
            file.report(e); // no token can be told from another from here on
        }
        return file;
    }

    private void readNames() throws StubSyntaxException {
        StubLexer in = new StubLexer(source, 0, this::report);
        readPackage(in);
        while (in.kind() != StubLexer.Kind.END) {
            try {
                if (in.isWord("import")) {
                    in.next();
                    skipImport(in);
                } else {
                    readName(in);
                }
            } catch (StubSyntaxException mistake) {
                report(mistake);
                skipToNextType(in);
            }
        }
    }

    private void readPackage(StubLexer in) throws StubSyntaxException {
        try {
            if (!in.isWord("package")) {
                throw in.expected("'package', as in 'package com.acme;'");
            }
            in.next();
            packageName = in.takeName();
            in.take(';');
        } catch (StubSyntaxException mistake) {
            report(mistake);
            skipToNextType(in);
        }
    }

    private void readName(StubLexer in) throws StubSyntaxException {
        int offset = in.offset();
        String type = StubParser.takeTypeName(in);
        in.skipTo("{");
        if (in.kind() == StubLexer.Kind.END) {
            throw in.expected("'{' and the members of '" + type + "'");
        }
        in.skipBlock();
        if (unread.put(type, offset) != null) {
            report(offset, "'" + type + "' is declared twice; keep one");
        }
    }

    /** After a mistake it goes on with the next declaration of a type. */
    private static void skipToNextType(StubLexer in) {
        try {
            while (in.kind() != StubLexer.Kind.END && !StubParser.startsType(in)) {
                if (in.isSymbol('{')) {
                    in.skipBlock();
                    return;
                } else if (in.isSymbol(';')) {
                    in.next();
                    return;
                }
                in.next();
            }
        } catch (StubSyntaxException another) {
            in.end();
        }
    }

    /** Imports are for the reader: a type is known by the end of its name. */
    private static void skipImport(StubLexer in) throws StubSyntaxException {
        in.takeWord("the name of a type");
        while (in.isSymbol('.')) {
            in.next();
            if (in.isSymbol('*')) {
                in.next();
                break;
            }
            in.takeWord("a name after '.'");
        }
        in.take(';');
    }

    /** The package it describes; empty if it does not begin as a stub file should. */
    String packageName() {
        return packageName;
    }

    boolean describes(String otherPackage) {
        return packageName.equals(otherPackage);
    }

    @Override
    public @Nullable StubType type(String type) {
        int dot = type.indexOf('.');
        readType(dot < 0 ? type : type.substring(0, dot));
        return read.get(type);
    }

    /** Everything that is said, read to the end. */
    Map<String, StubType> types() {
        for (String type : List.copyOf(unread.keySet())) {
            readType(type);
        }
        return read;
    }

    private void readType(String topLevelName) {
        Integer offset = unread.remove(topLevelName);
        if (offset != null) {
            try {
                List<StubSyntaxException> mistakes = new ArrayList<>();
                Map<String, StubType> types =
                        StubParser.typesAt(new StubLexer(source, offset, mistakes::add));
                mistakes.forEach(this::report);
                if (mistakes.isEmpty()) {
                    read.putAll(types);
                }
            } catch (StubSyntaxException e) {
                report(e);
            }
        }
    }

    /** Reports a problem at this place. */
    void report(int offset, String message) {
        int line = 1;
        for (int i = source.indexOf('\n'); i >= 0 && i < offset; i = source.indexOf('\n', i + 1)) {
            line++;
        }
        StubProblem problem = new StubProblem(name, line, message);
        if (told.add(problem)) {
            problems.accept(problem);
        }
    }

    private void report(StubSyntaxException mistake) {
        report(mistake.offset(), mistake.problem());
    }
}
