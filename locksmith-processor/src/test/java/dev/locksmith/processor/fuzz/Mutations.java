package dev.locksmith.processor.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Changes a few tokens of a source, so that it is odd, or no Java at all. */
final class Mutations {

    /** What makes a difference wherever it stands. */
    private static final List<String> POOL =
            List.of(
                    "class",
                    "interface",
                    "enum",
                    "record",
                    "sealed",
                    "permits",
                    "static",
                    "final",
                    "abstract",
                    "default",
                    "native",
                    "synchronized",
                    "volatile",
                    "transient",
                    "new",
                    "this",
                    "super",
                    "null",
                    "var",
                    "void",
                    "int",
                    "long",
                    "boolean",
                    "Object",
                    "String",
                    "Runnable",
                    "List<?>",
                    "switch",
                    "case",
                    "yield",
                    "return",
                    "break",
                    "continue",
                    "throw",
                    "throws",
                    "try",
                    "catch",
                    "finally",
                    "instanceof",
                    "extends",
                    "implements",
                    "import",
                    "package",
                    "assert",
                    "if",
                    "else",
                    "for",
                    "while",
                    "do",
                    "->",
                    "::",
                    "...",
                    "@",
                    "?",
                    ":",
                    ";",
                    ",",
                    ".",
                    "(",
                    ")",
                    "{",
                    "}",
                    "[",
                    "]",
                    "<",
                    ">",
                    "=",
                    "+",
                    "++",
                    "!",
                    "&",
                    "&&",
                    "0",
                    "1L",
                    "'c'",
                    "\"text\"",
                    "() -> {}",
                    "x -> x",
                    "@Override",
                    "@Deprecated",
                    "_");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /**
     * One to four changes, mostly one.
     *
     * @param other a source to take tokens from
     */
    String of(String text, String other) {
        List<String> tokens = new ArrayList<>(Tokens.of(text));
        List<String> others = Tokens.of(other);
        int changes = 1;
        while (changes < 4 && random.nextInt(3) == 0) {
            changes++;
        }
        for (int i = 0; i < changes && tokens.size() > 1; i++) {
            change(tokens, others);
        }
        return String.join("", tokens);
    }

    private void change(List<String> tokens, List<String> others) {
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(24)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(at));
            case 2 -> Collections.swap(tokens, at, random.nextInt(tokens.size()));
            case 3 -> Collections.swap(tokens, at, Math.max(0, at - 1));
            case 4 -> tokens.set(at, " " + pick(POOL));
            case 5 -> tokens.add(at, " " + pick(POOL));
            case 6 -> tokens.subList(at, end(tokens, at, 12)).clear();
            case 7 -> tokens.addAll(at, List.copyOf(tokens.subList(at, end(tokens, at, 30))));
            case 8 -> tokens.addAll(at, some(others));
            case 9, 10, 11, 12 -> statement(tokens, at);
            default -> likeIt(tokens, at);
        }
    }

    /** Moves or doubles all up to the next semicolon, which is often legal. */
    private void statement(List<String> tokens, int at) {
        int from = after(tokens, at);
        int to = after(tokens, from);
        List<String> moved = List.copyOf(tokens.subList(from, to));
        if (random.nextBoolean()) {
            tokens.subList(from, to).clear();
        }
        tokens.addAll(tokens.isEmpty() ? 0 : after(tokens, random.nextInt(tokens.size())), moved);
    }

    private static int after(List<String> tokens, int at) {
        int found = at;
        while (found < tokens.size() && !tokens.get(found).endsWith(";")) {
            found++;
        }
        return Math.min(found + 1, tokens.size());
    }

    /** Puts another token of the same sort in the place of one. */
    private void likeIt(List<String> tokens, int from) {
        int at = from;
        while (!Tokens.Sort.of(tokens.get(at)).isFree() && at + 1 < tokens.size()) {
            at++;
        }
        Tokens.Sort sort = Tokens.Sort.of(tokens.get(at));
        for (int tries = 0; tries < 50; tries++) {
            String other = pick(tokens);
            if (Tokens.Sort.of(other) == sort) {
                tokens.set(at, " " + Tokens.word(other));
                return;
            }
        }
    }

    private List<String> some(List<String> others) {
        if (others.isEmpty()) {
            return List.of();
        }
        int from = random.nextInt(others.size());
        return List.copyOf(others.subList(from, end(others, from, 20)));
    }

    private int end(List<String> tokens, int at, int most) {
        return Math.min(tokens.size(), at + 1 + random.nextInt(most));
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
