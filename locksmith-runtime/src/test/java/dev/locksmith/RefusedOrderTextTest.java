package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What javac prints, without any processor, where locks are taken in the wrong order: how long it
 * is, and that it names the level asked for and the position held.
 */
class RefusedOrderTextTest {

    private static final String SOURCE =
            """
            import dev.locksmith.*;
            import java.time.Duration;
            final class City extends Level<Unlocked, City.CityHeld> {
                interface CityHeld extends Unlocked {}
                private City() { super(Unlocked.class, CityHeld.class); }
            }
            final class Street extends Level<City.CityHeld, Street.StreetHeld> {
                interface StreetHeld extends City.CityHeld {}
                private Street() { super(City.CityHeld.class, StreetHeld.class); }
            }
            class Case {
                void run(Guard<String, Street.StreetHeld> key, Mutex<String, City> mutex, Mutex<Integer, City> other,
                        RwMutex<String, City> rwMutex, LockSet<String, City> set, Duration patience) throws Exception {
                    CALL;
                }
            }
            """;

    /** Such as <code>| `key.lock(mutex)` | 23 |</code>. */
    private static final Pattern ROW = Pattern.compile("\\| `key\\.(.*)` \\| (\\d+) \\|");

    @TempDir private Path output;

    /** The call, the lines of javac's text, the one that names the position held, and the first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lock(mutex)                            | 23 |  6 | no suitable method found for lock(Mutex<String,City>)
                    lockInterruptibly(mutex)               | 23 |  6 | no suitable method found for lockInterruptibly(Mutex<String,City>)
                    lockWith(mutex, guard -> 1)            | 26 |  6 | no suitable method found for lockWith(Mutex<String,City>,(guard)->1)
                    tryLock(mutex)                         | 40 |  6 | no suitable method found for tryLock(Mutex<String,City>)
                    tryLock(mutex, patience)               | 40 |  9 | no suitable method found for tryLock(Mutex<String,City>,Duration)
                    lock(mutex, other)                     | 24 | 10 | no suitable method found for lock(Mutex<String,City>,Mutex<Integer,City>)
                    lockInterruptibly(mutex, other)        | 24 | 10 | no suitable method found for lockInterruptibly(Mutex<String,City>,Mutex<Integer,City>)
                    lockWith(mutex, other, guard -> 1)     | 27 | 10 | no suitable method found for lockWith(Mutex<String,City>,Mutex<Integer,City>,(guard)->1)
                    tryLock(mutex, other)                  | 41 | 13 | no suitable method found for tryLock(Mutex<String,City>,Mutex<Integer,City>)
                    tryLock(mutex, other, patience)        | 41 | 16 | no suitable method found for tryLock(Mutex<String,City>,Mutex<Integer,City>,Duration)
                    lock(set)                              | 23 | 12 | no suitable method found for lock(LockSet<String,City>)
                    lockInterruptibly(set)                 | 23 | 12 | no suitable method found for lockInterruptibly(LockSet<String,City>)
                    lockWith(set, guard -> 1)              | 26 | 12 | no suitable method found for lockWith(LockSet<String,City>,(guard)->1)
                    tryLock(set)                           | 40 | 18 | no suitable method found for tryLock(LockSet<String,City>)
                    tryLock(set, patience)                 | 40 | 21 | no suitable method found for tryLock(LockSet<String,City>,Duration)
                    lockReleasable(mutex)                  | 12 |  7 | method lockReleasable in class LockKey<Position> cannot be applied to given types;
                    lockDistinct(mutex, other)             | 15 |  8 | method lockDistinct in class LockKey<Position> cannot be applied to given types;
                    read(rwMutex)                          | 12 |  7 | method read in class LockKey<Position> cannot be applied to given types;
                    readInterruptibly(rwMutex)             | 12 |  7 | method readInterruptibly in class LockKey<Position> cannot be applied to given types;
                    readWith(rwMutex, guard -> 1)          | 13 |  7 | method readWith in class LockKey<Position> cannot be applied to given types;
                    tryRead(rwMutex)                       | 16 |  6 | no suitable method found for tryRead(RwMutex<String,City>)
                    tryRead(rwMutex, patience)             | 16 |  9 | no suitable method found for tryRead(RwMutex<String,City>,Duration)
                    write(rwMutex)                         | 12 |  7 | method write in class LockKey<Position> cannot be applied to given types;
                    writeInterruptibly(rwMutex)            | 12 |  7 | method writeInterruptibly in class LockKey<Position> cannot be applied to given types;
                    writeWith(rwMutex, guard -> 1)         | 13 |  7 | method writeWith in class LockKey<Position> cannot be applied to given types;
                    tryWrite(rwMutex)                      | 16 |  6 | no suitable method found for tryWrite(RwMutex<String,City>)
                    tryWrite(rwMutex, patience)            | 16 |  9 | no suitable method found for tryWrite(RwMutex<String,City>,Duration)
                    """)
    void isShort(String call, int lines, int positionIn, String first) {
        List<String> text = textOf(call);

        assertEquals(lines, text.size(), () -> String.join("\n", text));
        assertEquals("/Case.java:14: error: " + first, text.get(0));
        String position = text.get(positionIn - 1);
        assertTrue(position.contains("Level<? extends StreetHeld,Next"), position);
    }

    @Test
    void isAsLongAsThePageSays() throws IOException {
        Map<String, Integer> said = new TreeMap<>();
        Map<String, Integer> measured = new TreeMap<>();
        for (String line : Files.readAllLines(page())) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                said.put(row.group(1), Integer.parseInt(row.group(2)));
                measured.put(row.group(1), textOf(row.group(1)).size());
            }
        }

        assertEquals(6, said.size());
        assertEquals(said, measured);
    }

    private static Path page() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory.resolve("docs/lock-order.md");
    }

    private List<String> textOf(String call) {
        var file =
                new SimpleJavaFileObject(
                        URI.create("string:///Case.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return SOURCE.replace("CALL", "key." + call);
                    }
                };
        StringWriter text = new StringWriter();
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        text,
                        null,
                        null, // javac shortens names where nobody listens
                        List.of("-proc:none", "-d", output.toString()),
                        null,
                        List.of(file))
                .call();
        return text.toString().lines().toList();
    }
}
