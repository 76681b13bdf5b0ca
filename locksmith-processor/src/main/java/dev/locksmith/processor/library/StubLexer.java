package dev.locksmith.processor.library;

import java.util.function.Consumer;

/**
 * Cuts a stub file into Java's tokens, one at a time. It holds the current token: {@link #kind()}
 * and {@link #text()} describe it, {@link #next()} moves on.
 */
final class StubLexer {

    enum Kind {
        WORD,
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    /** The one keyword that does not begin as a word does. */
    static final String ANNOTATION_TYPE = "@interface";

    private final String source;
    private final Consumer<StubSyntaxException> mistakes;
    private int at;
    private int start;
    private Kind kind = Kind.END;

    /**
     * Stands at the first token from this offset on.
     *
     * @param mistakes is told of those after which reading goes on
     */
    StubLexer(String source, int from, Consumer<StubSyntaxException> mistakes)
            throws StubSyntaxException {
        this.source = source;
        this.mistakes = mistakes;
        this.at = from;
        next();
    }

    Kind kind() {
        return kind;
    }

    /** Where the current token begins, in characters from the start of the file. */
    int offset() {
        return start;
    }

    /** The current token as it is written; a string without its quotes. */
    String text() {
        return kind == Kind.STRING
                ? source.substring(start + 1, at - 1)
                : source.substring(start, at);
    }

    /** The current token for a message. */
    String described() {
        return kind == Kind.END ? "the end of the file" : "'" + source.substring(start, at) + "'";
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && at == start + 1 && source.charAt(start) == symbol;
    }

    boolean isEllipsis() {
        return kind == Kind.SYMBOL && at == start + 3;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && at - start == word.length() && source.startsWith(word, start);
    }

    void next() throws StubSyntaxException {
        skipBlanksAndComments();
        start = at;
        if (at == source.length()) {
            kind = Kind.END;
            return;
        }
        char first = source.charAt(at++);
        if (Character.isJavaIdentifierStart(first) || source.startsWith(ANNOTATION_TYPE, start)) {
            kind = Kind.WORD;
            while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
                at++;
            }
        } else if (first == '"') {
            kind = Kind.STRING;
            at = endOfString(start);
        } else if (first >= '0' && first <= '9') {
            kind = Kind.NUMBER;
            while (at < source.length() && Character.isDigit(source.charAt(at))) {
                at++;
            }
        } else {
            kind = Kind.SYMBOL;
            if (source.startsWith("...", start)) {
                at += 2;
            }
        }
    }

    /** Moves behind the current token, which must be this symbol. */
    void take(char symbol) throws StubSyntaxException {
        if (!isSymbol(symbol)) {
            throw expected("'" + symbol + "'");
        }
        next();
    }

    /** The current token, which must be a word; moves behind it. */
    String takeWord(String expected) throws StubSyntaxException {
        if (kind != Kind.WORD) {
            throw expected(expected);
        }
        String word = text();
        next();
        return word;
    }

    /** The name with dots that begins here; moves behind it. */
    String takeName() throws StubSyntaxException {
        String name = takeWord("a name");
        while (isSymbol('.')) {
            next();
            name = name.concat(".").concat(takeWord("a name after '.'"));
        }
        return name;
    }

    /** Says that something else than the current token should stand here. */
    StubSyntaxException expected(String what) {
        return new StubSyntaxException(start, "expected " + what + ", found " + described());
    }

    /** Takes note of a mistake; reading goes on. */
    void tell(StubSyntaxException mistake) {
        mistakes.accept(mistake);
    }

    /** Takes note of a mistake; reading goes on. */
    void tell(int offset, String problem) {
        tell(new StubSyntaxException(offset, problem));
    }

    /** Moves to the end. */
    void end() {
        at = source.length();
        start = at;
        kind = Kind.END;
    }

    /** Whether the current token is the first on its line. */
    boolean beginsLine() {
        int before = start - 1;
        while (before >= 0 && (source.charAt(before) == ' ' || source.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || source.charAt(before) == '\n';
    }

    /** Moves to the nearest of these symbols, or to the end. */
    void skipTo(String symbols) throws StubSyntaxException {
        while (kind != Kind.END
                && (kind != Kind.SYMBOL || symbols.indexOf(source.charAt(start)) < 0)) {
            next();
        }
    }

    /** Moves behind what is left of a member: its ';' or its body, or to the '}' after it. */
    void skipMember() throws StubSyntaxException {
        skipTo(";{}");
        if (isSymbol('{')) {
            skipBlock();
        } else if (isSymbol(';')) {
            next();
        }
    }

    /**
     * From a current '{', moves behind the '}' that closes it, in one fast pass that looks at
     * nothing but braces.
     */
    void skipBlock() throws StubSyntaxException {
        int open = start;
        int depth = 1;
        at = open + 1;
        while (depth > 0) {
            if (at == source.length()) {
                throw new StubSyntaxException(open, "this '{' is never closed; expected '}'");
            }
            switch (source.charAt(at)) {
                case '{' -> depth++;
                case '}' -> depth--;
                case '"' -> at = endOfString(at) - 1;
                case '/' -> at = endOfComment(at) - 1;
                default -> {}
            }
            at++;
        }
        next();
    }

    private void skipBlanksAndComments() throws StubSyntaxException {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '/') {
                int end = endOfComment(at);
                if (end == at + 1) {
                    return;
                }
                at = end;
            } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                at++;
            } else {
                return;
            }
        }
    }

    /** The offset behind the comment that begins here, or behind the '/' if none does. */
    private int endOfComment(int from) throws StubSyntaxException {
        if (source.startsWith("//", from)) {
            int end = source.indexOf('\n', from);
            return end < 0 ? source.length() : end;
        }
        if (source.startsWith("/*", from)) {
            int end = source.indexOf("*/", from + 2);
            if (end < 0) {
                throw new StubSyntaxException(from, "this comment is never closed; expected '*/'");
            }
            return end + 2;
        }
        return from + 1;
    }

    private int endOfString(int from) throws StubSyntaxException {
        for (int i = from + 1; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c == '\\' || c == '\n') {
                break;
            }
        }
        throw new StubSyntaxException(
                from, "this string is not closed on its line, or has an escape; expected '\"'");
    }
}
