package dev.locksmith.processor.library;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.library.StubLexer.Kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The annotations of a declaration.
 *
 * @param since the release that {@code @Since} names, 0 without one
 * @param uses each of them, to be judged by {@link #on} once it is known what is declared
 */
record StubAnnotations(Marks marks, int since, List<Use> uses) {

    /** What an annotation can stand on. */
    enum Place {
        TYPE("a type"),
        TYPE_PARAMETER("a type parameter"),
        METHOD("a method or constructor"),
        FIELD("a field"),
        PARAMETER("a parameter"),
        RECEIVER("a receiver parameter");

        final String shown;

        Place(String shown) {
            this.shown = shown;
        }
    }

    /** One annotation as it is written. */
    record Use(String name, Word word, int offset) {}

    /** What an annotation means, and where it can stand. */
    record Word(Marks marks, Set<Place> places) {
        Word {
            places = Set.copyOf(places);
        }

        Word(Mark mark, Place... places) {
            this(Marks.of(mark), Set.of(places));
        }
    }

    static final StubAnnotations NONE = new StubAnnotations(Marks.NONE, 0, List.of());

    private static final String SENDABLE = "Sendable";
    private static final String SINCE = "Since";
    private static final String PACKAGE = "dev.locksmith.annotations.";

    private static final Map<String, Word> WORDS =
            Map.ofEntries(
                    Map.entry(SENDABLE, new Word(Marks.NONE, Set.of(Place.values()))),
                    Map.entry(
                            SINCE,
                            new Word(Marks.NONE, Set.of(Place.TYPE, Place.METHOD, Place.FIELD))),
                    Map.entry(
                            "ThreadConfined",
                            new Word(Mark.THREAD_CONFINED, Place.TYPE, Place.METHOD, Place.FIELD)),
                    Map.entry("SingleUse", new Word(Mark.SINGLE_USE, Place.TYPE)),
                    Map.entry("Consumes", new Word(Mark.CONSUMES, Place.METHOD, Place.PARAMETER)),
                    Map.entry("ScopeBound", new Word(Mark.SCOPE_BOUND, Place.TYPE)),
                    Map.entry(
                            "NotThreadSafe",
                            new Word(
                                    Mark.NOT_THREAD_SAFE,
                                    Place.TYPE,
                                    Place.METHOD,
                                    Place.FIELD,
                                    Place.PARAMETER)),
                    Map.entry("ThreadSafe", new Word(Mark.THREAD_SAFE, Place.METHOD)),
                    Map.entry("Exclusive", new Word(Mark.EXCLUSIVE, Place.TYPE, Place.METHOD)),
                    Map.entry("ServesAllThreads", new Word(Mark.SERVES_ALL_THREADS, Place.TYPE)),
                    Map.entry(
                            "Lent", new Word(Mark.LENT, Place.TYPE, Place.METHOD, Place.PARAMETER)),
                    Map.entry("ByOrigin", new Word(Mark.BY_ORIGIN, Place.TYPE)),
                    Map.entry(
                            "Prolongs",
                            new Word(Mark.PROLONGS, Place.TYPE, Place.METHOD, Place.PARAMETER)),
                    Map.entry("Counted", new Word(Mark.COUNTED, Place.TYPE)),
                    Map.entry("Releases", new Word(Mark.RELEASES, Place.METHOD, Place.PARAMETER)),
                    Map.entry("Waits", new Word(Mark.WAITS, Place.TYPE, Place.METHOD)),
                    Map.entry("LendersThread", new Word(Mark.LENDERS_THREAD, Place.PARAMETER)),
                    Map.entry("NotHeld", new Word(Mark.NOT_HELD, Place.TYPE_PARAMETER)),
                    Map.entry("Retained", new Word(Mark.RETAINED, Place.PARAMETER)),
                    Map.entry("Repeated", new Word(Mark.REPEATED, Place.PARAMETER)),
                    Map.entry("AtOnce", new Word(Mark.AT_ONCE, Place.PARAMETER)),
                    Map.entry("Monitor", new Word(Mark.MONITOR, Place.TYPE, Place.METHOD)),
                    Map.entry("Pool", new Word(Mark.POOL, Place.TYPE)),
                    Map.entry("Function", new Word(Mark.FUNCTION, Place.TYPE)),
                    Map.entry("Starts", new Word(Mark.STARTS, Place.PARAMETER)),
                    Map.entry(
                            "OneByOne",
                            new Word(Mark.ONE_BY_ONE, Place.TYPE, Place.METHOD, Place.PARAMETER)),
                    Map.entry("Threshold", new Word(Mark.THRESHOLD, Place.PARAMETER)),
                    Map.entry("Pipeline", new Word(Mark.PIPELINE, Place.TYPE)),
                    Map.entry("Parallel", new Word(Mark.PARALLEL, Place.METHOD, Place.PARAMETER)),
                    Map.entry("ParallelFromHere", new Word(Mark.PARALLEL_FROM_HERE, Place.METHOD)),
                    Map.entry("Sequential", new Word(Mark.SEQUENTIAL, Place.METHOD)),
                    Map.entry(
                            "SameThread",
                            new Word(Mark.SAME_THREAD, Place.METHOD, Place.FIELD, Place.PARAMETER)),
                    Map.entry("WhenSubscribed", new Word(Mark.WHEN_SUBSCRIBED, Place.PARAMETER)),
                    Map.entry("OwnThreads", new Word(Mark.OWN_THREADS, Place.METHOD, Place.FIELD)),
                    Map.entry(
                            "Domain",
                            new Word(
                                    Mark.DOMAIN,
                                    Place.TYPE,
                                    Place.METHOD,
                                    Place.FIELD,
                                    Place.PARAMETER)),
                    Map.entry("Bound", new Word(Mark.BOUND, Place.TYPE, Place.METHOD)),
                    Map.entry("HandsOn", new Word(Mark.HANDS_ON, Place.METHOD)),
                    Map.entry("ByProxy", new Word(Mark.BY_PROXY, Place.METHOD)),
                    Map.entry("Enters", new Word(Mark.ENTERS, Place.TYPE, Place.METHOD)),
                    Map.entry(
                            "Background", new Word(Mark.BACKGROUND, Place.METHOD, Place.PARAMETER)),
                    Map.entry("AnyThread", new Word(Mark.ANY_THREAD, Place.METHOD)),
                    Map.entry("MadeThere", new Word(Mark.MADE_THERE, Place.TYPE)),
                    Map.entry("FreeWhileNew", new Word(Mark.FREE_WHILE_NEW, Place.TYPE)));

    /** Reads the annotations that stand here, if any. */
    static StubAnnotations read(StubLexer in) throws StubSyntaxException {
        if (!in.isSymbol('@')) {
            return NONE;
        }
        Marks marks = Marks.NONE;
        int since = 0;
        List<Use> uses = new ArrayList<>(2);
        while (in.isSymbol('@')) {
            in.next();
            int offset = in.offset();
            String name = in.takeName();
            if (name.startsWith(PACKAGE)) {
                name = name.substring(PACKAGE.length());
            }
            Word word = WORDS.get(name);
            if (word == null) {
                in.tell(
                        offset,
                        "unknown annotation '@"
                                + name
                                + "'; expected one of "
                                + String.join(", ", vocabulary()));
                skipArguments(in);
                continue;
            }
            uses.add(new Use(name, word, offset));
            if (name.equals(SINCE)) {
                since = release(in);
            } else {
                marks = marks.and(meaning(name, word, in));
            }
        }
        return new StubAnnotations(marks, since, uses);
    }

    private static Marks meaning(String name, Word word, StubLexer in) throws StubSyntaxException {
        if (name.equals(SENDABLE)) {
            return sendable(in);
        }
        return Marks.isNamed(word.marks.bits())
                ? new Marks(word.marks.bits(), "", domain(name, in))
                : word.marks;
    }

    private static String domain(String name, StubLexer in) throws StubSyntaxException {
        in.take('(');
        if (in.kind() != Kind.STRING || in.text().isBlank()) {
            throw in.expected(
                    "the name of a domain, as in @" + name + "(\"Swing's event thread\")");
        }
        String domain = in.text();
        in.next();
        in.take(')');
        return domain;
    }

    private static void skipArguments(StubLexer in) throws StubSyntaxException {
        if (in.isSymbol('(')) {
            in.skipTo(")");
            in.next();
        }
    }

    /** These and those that stand in another place of the same declaration. */
    StubAnnotations and(StubAnnotations more) {
        if (more.uses.isEmpty()) {
            return this;
        }
        if (uses.isEmpty()) {
            return more;
        }
        List<Use> all = new ArrayList<>(uses);
        all.addAll(more.uses);
        return new StubAnnotations(marks.and(more.marks), Math.max(since, more.since), all);
    }

    /** What these mean, which must make sense on such a declaration. */
    Marks on(Place place, StubLexer in) {
        for (Use use : uses) {
            Set<Place> places = use.word.places;
            if (!places.contains(place)) {
                in.tell(
                        use.offset,
                        "@"
                                + use.name
                                + " does not belong on "
                                + place.shown
                                + "; it goes on "
                                + Arrays.stream(Place.values())
                                        .filter(places::contains)
                                        .map(allowed -> allowed.shown)
                                        .collect(Collectors.joining(", ")));
            }
        }
        if (marks.has(Mark.THREAD_CONFINED) && isSendable()) {
            in.tell(
                    uses.get(0).offset,
                    "@ThreadConfined and @Sendable contradict each other; keep one");
        }
        return marks;
    }

    private boolean isSendable() {
        return marks.has(Mark.SENDABLE) || marks.has(Mark.SENDABLE_UNCHECKED);
    }

    private static Marks sendable(StubLexer in) throws StubSyntaxException {
        if (!in.isSymbol('(')) {
            return Marks.of(Mark.SENDABLE);
        }
        in.next();
        if (in.isSymbol(')')) {
            in.next();
            return Marks.of(Mark.SENDABLE);
        }
        if (!in.isWord("unchecked")) {
            throw in.expected("unchecked = \"reason\"");
        }
        in.next();
        in.take('=');
        if (in.kind() != Kind.STRING || in.text().isBlank()) {
            throw in.expected("a reason in quotes");
        }
        String reason = in.text();
        in.next();
        in.take(')');
        return Marks.unchecked(reason);
    }

    private static int release(StubLexer in) throws StubSyntaxException {
        in.take('(');
        if (in.kind() != Kind.NUMBER || in.text().length() > 4) {
            throw in.expected("a Java release, as in @Since(21)");
        }
        int release = Integer.parseInt(in.text());
        in.next();
        in.take(')');
        return release;
    }

    /** The names of all annotations a stub can use. */
    static List<String> vocabulary() {
        return WORDS.keySet().stream().sorted().map("@"::concat).toList();
    }
}
