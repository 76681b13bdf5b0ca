package dev.locksmith.processor.cfg;

import dev.locksmith.processor.fact.Suppression;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import javax.lang.model.type.TypeMirror;

/** A graph under construction: where control stands, and how it gets away from there. */
final class Graph {

    private final Exceptions exceptions;

    /** Where a way out of the body without an exception ends. */
    final Block exit = new Block(List.of(), Suppression.NONE);

    @Nullable Frame frame;
    private Suppression suppression;
    private final Block entry;

    /** Null where no control comes. */
    private @Nullable Block current;

    private boolean hasCopies;

    Graph(Exceptions exceptions, Suppression suppression) {
        this.exceptions = exceptions;
        this.suppression = suppression;
        this.entry = new Block(List.of(), suppression);
        this.current = entry;
    }

    Cfg finish() {
        if (current != null) {
            current.goTo(exit);
        }
        return Cfg.of(entry, exit, hasCopies);
    }

    /** A block to which control will come later. */
    Block block() {
        return new Block(List.of(), suppression);
    }

    Suppression suppression() {
        return suppression;
    }

    /** What is silenced from here on. */
    void silence(Suppression now) {
        if (!now.equals(suppression)) {
            suppression = now;
            if (current != null) {
                startAfter(List.of());
            }
        }
    }

    void add(Node node) {
        here().add(node);
    }

    /** A node that may throw one of these before it is done, and when it is. */
    void add(Node node, List<TypeMirror> thrown) {
        List<Block> handlers = frame == null ? List.of() : handlersOf(thrown);
        mayGoToHandlers(handlers);
        add(node);
        mayGoToHandlers(handlers);
    }

    /** One of these may be thrown here. */
    void mayThrow(List<TypeMirror> thrown) {
        if (frame != null) {
            mayGoToHandlers(handlersOf(thrown));
        }
    }

    private void mayGoToHandlers(List<Block> handlers) {
        if (!handlers.isEmpty()) {
            if (!here().handlers().equals(handlers)) {
                startAfter(handlers);
            }
            here().add(Node.MayThrow.HERE);
        }
    }

    private void startAfter(List<Block> handlers) {
        Block next = new Block(handlers, suppression);
        here().goTo(next);
        current = next;
    }

    /** Code that no control reaches is built as well, and then left out. */
    private Block here() {
        if (current == null) {
            current = block();
        }
        return current;
    }

    /** Control goes on there, and nowhere else. */
    void goTo(Block next) {
        if (current != null) {
            current.goTo(next);
            current = null;
        }
    }

    /** Control may go there, or on from here. */
    void mayGoTo(Block next) {
        here().goTo(next);
    }

    /** What is built next stands there. */
    void start(Block block) {
        current = block;
    }

    /** Control goes there, first to what comes there by itself. */
    void continueAt(Block block) {
        goTo(block);
        start(block);
    }

    // Jumps

    /** Control leaves all frames up to this one, null for the body, and goes on there. */
    void jump(@Nullable Frame target, Block to) {
        Deque<Frame.WayOut> passed = new ArrayDeque<>();
        for (Frame at = frame; at != null && at != target; at = at.outer()) {
            if (at instanceof Frame.WayOut wayOut) {
                passed.push(wayOut);
            }
        }
        Block next = to;
        for (Frame.WayOut wayOut : passed) {
            next = through(wayOut, next);
        }
        goTo(next);
    }

    /** What is done on the way out, before control goes on there; null for out of the body. */
    private Block through(Frame.WayOut wayOut, @Nullable Block next) {
        Block known = wayOut.copies.get(next);
        if (known != null) {
            return known;
        }
        Suppression silenced = suppression;
        suppression = wayOut.suppression;
        Block copy = block();
        hasCopies |= wayOut.isWritten && !wayOut.copies.isEmpty();
        wayOut.copies.put(next, copy);
        Block before = current;
        Frame inside = frame;
        frame = wayOut.outer();
        current = copy;
        wayOut.build.run();
        if (next != null) {
            goTo(next);
        }
        suppression = silenced;
        frame = inside;
        current = before;
        return copy;
    }

    /** The body ends here with an exception. */
    void throwNow(List<TypeMirror> thrown) {
        if (current != null) {
            for (Block handler : handlersOf(thrown)) {
                current.goTo(handler);
            }
            current = null;
        }
    }

    /**
     * Where control may go when one of these is thrown here. What is done on a way out stands there
     * once for each place to which it leads, so that no handler learns what other exceptions bring
     * along.
     */
    private List<Block> handlersOf(List<TypeMirror> thrown) {
        Deque<Passage> passages = new ArrayDeque<>();
        List<Block> found = new ArrayList<>(2);
        List<TypeMirror> left = thrown;
        // The types of clauses that they did not enter: no clause outside gets those.
        List<TypeMirror> passed = new ArrayList<>();
        for (Frame at = frame; at != null && !left.isEmpty(); at = at.outer()) {
            if (at instanceof Frame.Handlers handlers) {
                left = handle(left, handlers, passed, found);
            } else if (at instanceof Frame.WayOut wayOut) {
                passages.push(new Passage(wayOut, found));
                found = new ArrayList<>(2);
            }
        }
        return through(passages, found, !left.isEmpty());
    }

    /**
     * A way out that exceptions take.
     *
     * @param inside where those may go that do not get so far
     */
    private record Passage(Frame.WayOut wayOut, List<Block> inside) {}

    /**
     * What is done on ways out before control goes on there, from the outermost to the innermost.
     *
     * @param mayLeave whether control may go out of the body as well
     */
    private List<Block> through(Deque<Passage> passages, List<Block> beyond, boolean mayLeave) {
        List<Block> found = beyond;
        boolean leaves = mayLeave;
        for (Passage passage : passages) {
            Frame.WayOut wayOut = passage.wayOut();
            for (Block target : found) {
                passage.inside().add(through(wayOut, target));
            }
            if (leaves && wayOut.isWritten) {
                passage.inside().add(through(wayOut, null));
                leaves = false;
            }
            found = passage.inside();
        }
        return found;
    }

    private List<TypeMirror> handle(
            List<TypeMirror> thrown,
            Frame.Handlers handlers,
            List<TypeMirror> passed,
            List<Block> found) {
        List<TypeMirror> left = thrown;
        for (Frame.Handler clause : handlers.clauses()) {
            List<TypeMirror> caught = exceptions.without(clause.types(), passed);
            List<TypeMirror> rest = new ArrayList<>(left.size());
            for (TypeMirror type : left) {
                Exceptions.Match match = exceptions.match(type, caught);
                if (match != Exceptions.Match.NEVER && !found.contains(clause.block())) {
                    found.add(clause.block());
                }
                if (match != Exceptions.Match.ALWAYS) {
                    rest.add(type);
                }
            }
            passed.addAll(caught);
            left = rest;
        }
        return left;
    }
}
