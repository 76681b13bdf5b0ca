package dev.locksmith.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.lang.model.SourceVersion;

/** Takes a source apart into tokens. What stands between them stays with the one that follows. */
final class Tokens {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "((?:\\s|//[^\n]*|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+)"
                            + "(\"\"\"(?:[^\\\\\"]|\\\\.|\"(?!\"\"))*+\"\"\""
                            + "|\"(?:[^\\\\\"\n]|\\\\.)*+\"?"
                            + "|'(?:[^\\\\'\n]|\\\\.)*+'?"
                            + "|[\\p{L}_$][\\p{L}\\p{N}_$]*+"
                            + "|\\p{N}[\\p{L}\\p{N}_.]*+"
                            + "|->|::|\\+\\+|--|&&|\\|\\||[-+*/%&|^=!<>]=|\\.\\.\\."
                            + "|[^\\s]|\\z)",
                    Pattern.DOTALL);

    private Tokens() {}

    /** The tokens, each after its white space; to join them gives the text back. */
    static List<String> of(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find() && !matcher.group().isEmpty()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    /** Of which sort a token is: one is replaced by another of its sort more often than not. */
    enum Sort {
        KEYWORD,
        /** A name that begins like that of a type. */
        TYPE,
        NAME,
        NUMBER,
        TEXT,
        BRACKET,
        SIGN;

        static Sort of(String token) {
            String word = word(token);
            char first = word.isEmpty() ? ';' : word.charAt(0);
            if (Character.isJavaIdentifierStart(first)) {
                return SourceVersion.isKeyword(word)
                        ? KEYWORD
                        : Character.isUpperCase(first) ? TYPE : NAME;
            }
            if (Character.isDigit(first)) {
                return NUMBER;
            }
            return first == '"' || first == '\''
                    ? TEXT
                    : "(){}[]<>;,.@".indexOf(first) >= 0 ? BRACKET : SIGN;
        }

        /** Whether to put one in the place of another may leave Java. */
        boolean isFree() {
            return this != KEYWORD && this != BRACKET;
        }
    }

    /** A token without what stands before it. */
    static String word(String token) {
        Matcher matcher = TOKEN.matcher(token);
        return matcher.find() ? matcher.group(2) : token;
    }
}
