package dev.locksmith.processor.export;

import com.sun.source.tree.LineMap;
import com.sun.source.util.Trees;

import dev.locksmith.processor.fact.Site;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.JavaFileObject;

/** Finds the places of findings, and those that their reasons name. */
public interface SourcePlaces {

    /** Where a finding stands; empty in a compiler that does not tell. */
    Optional<SourcePlace> of(Site site);

    /** The place that a reason names; empty if it names none. */
    Optional<SourcePlace> namedIn(String reason);

    /** The text around a place, some lines before and after it; empty where there is none. */
    Excerpt textAround(Site site, int lines);

    /**
     * Some lines of a source file.
     *
     * @param first the number of the first one, from 1
     */
    record Excerpt(long first, List<String> lines) {
        static final Excerpt EMPTY = new Excerpt(0, List.of());
    }

    /** None are known. */
    static SourcePlaces none() {
        return new SourcePlaces() {
            @Override
            public Optional<SourcePlace> of(Site site) {
                return Optional.empty();
            }

            @Override
            public Optional<SourcePlace> namedIn(String reason) {
                return Optional.empty();
            }

            @Override
            public Excerpt textAround(Site site, int lines) {
                return Excerpt.EMPTY;
            }
        };
    }

    /**
     * Those of javac.
     *
     * @param files those that are compiled, by their names without a folder
     */
    static SourcePlaces of(Trees trees, Map<String, Set<JavaFileObject>> files) {
        return new OfJavac(trees, files, new SourceLines());
    }

    /** See {@link SourcePlaces#of(Trees, Map)}. */
    record OfJavac(Trees trees, Map<String, Set<JavaFileObject>> files, SourceLines text)
            implements SourcePlaces {

        /** As compilers name a place. */
        private static final Pattern PLACE = Pattern.compile("([^ (/\\\\]+\\.java):(\\d+)");

        @Override
        public Optional<SourcePlace> of(Site site) {
            if (!(site instanceof Site.InTree inTree)) {
                return Optional.empty();
            }
            long start = trees.getSourcePositions().getStartPosition(inTree.unit(), inTree.tree());
            if (start < 0) {
                return Optional.empty();
            }
            LineMap lines = inTree.unit().getLineMap();
            long line = lines.getLineNumber(start);
            // The column that javac tells counts a tab as up to eight characters.
            long column = start - lines.getStartPosition(line) + 1;
            return Optional.of(new SourcePlace(uriOf(inTree.unit().getSourceFile()), line, column));
        }

        @Override
        public Optional<SourcePlace> namedIn(String reason) {
            Matcher place = PLACE.matcher(reason);
            if (!place.find()) {
                return Optional.empty();
            }
            Set<JavaFileObject> named = files.getOrDefault(place.group(1), Set.of());
            return named.size() == 1
                    ? Optional.of(
                            new SourcePlace(
                                    uriOf(named.iterator().next()),
                                    Long.parseLong(place.group(2)),
                                    0))
                    : Optional.empty(); // any of several files of that name
        }

        @Override
        public Excerpt textAround(Site site, int lines) {
            if (!(site instanceof Site.InTree inTree)) {
                return Excerpt.EMPTY;
            }
            return of(site).map(
                            place -> {
                                long first = Math.max(1, place.line() - lines);
                                return new Excerpt(
                                        first, text.of(inTree.unit(), first, place.line() + lines));
                            })
                    .orElse(Excerpt.EMPTY);
        }

        private static String uriOf(JavaFileObject file) {
            URI uri = file.toUri();
            URI here = Path.of("").toAbsolutePath().toUri();
            return here.relativize(uri).toString();
        }
    }
}
