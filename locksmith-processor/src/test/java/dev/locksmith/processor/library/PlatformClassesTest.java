package dev.locksmith.processor.library;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes of the JDK of which one thread may use an object at a time. */
class PlatformClassesTest {

    /** Shared by a static field, and used here after it was handed over. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    java.text.SimpleDateFormat              | format(new Date())
                    java.text.DecimalFormat                 | format(1)
                    java.text.NumberFormat                  | format(1)
                    java.text.MessageFormat                 | format(null)
                    java.text.BreakIterator                 | next()
                    Calendar                                | add(1, 1)
                    java.util.regex.Matcher                 | find()
                    Scanner                                 | next()
                    Formatter                               | format("x")
                    StringTokenizer                         | nextToken()
                    SplittableRandom                        | nextInt()
                    StringBuilder                           | append(1)
                    java.nio.ByteBuffer                     | put((byte) 1)
                    java.nio.charset.CharsetEncoder         | reset()
                    java.nio.charset.CharsetDecoder         | reset()
                    java.security.MessageDigest             | update((byte) 1)
                    java.security.Signature                 | update((byte) 1)
                    javax.crypto.Mac                        | update((byte) 1)
                    javax.crypto.Cipher                     | doFinal()
                    java.util.zip.Inflater                  | reset()
                    java.util.zip.Deflater                  | reset()
                    java.util.zip.CRC32                     | update(1)
                    java.sql.Statement                      | execute("x")
                    java.sql.PreparedStatement              | execute()
                    java.sql.ResultSet                      | next()
                    javax.xml.parsers.DocumentBuilder       | newDocument()
                    javax.xml.parsers.SAXParser             | reset()
                    javax.xml.transform.Transformer         | reset()
                    javax.xml.xpath.XPathFactory            | newXPath()
                    javax.xml.xpath.XPath                   | reset()
                    javax.xml.xpath.XPathExpression         | evaluate((Object) null)
                    javax.xml.validation.SchemaFactory      | newSchema()
                    javax.xml.validation.Validator          | reset()
                    javax.xml.validation.ValidatorHandler   | getFeature("x")
                    """)
    void objects_with_a_state_of_their_own(String type, String use) {
        Verify.that(
                        """
                        class Shop {
                            static TYPE shared; // ERROR shared-unlocked
                            static void use() throws Exception { shared.USE; }
                            void goesOn(ExecutorService pool, TYPE one) throws Exception {
                                pool.submit(() -> { one.USE; return 1; }); // ERROR used-after-handover
                                one.USE;
                            }
                            void handedOver(ExecutorService pool, TYPE one) throws Exception {
                                one.USE;
                                pool.submit(() -> { one.USE; return 1; });
                            }
                        }
                        """
                                .replace("TYPE", type)
                                .replace("USE", use))
                .holds();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    List<Integer>                 | new ArrayList<>()                 | add(1)
                    List<Integer>                 | new LinkedList<>()                | add(1)
                    Deque<Integer>                | new ArrayDeque<>()                | add(1)
                    Queue<Integer>                | new PriorityQueue<>()             | add(1)
                    Set<Integer>                  | new HashSet<>()                   | add(1)
                    Set<Integer>                  | new LinkedHashSet<>()             | add(1)
                    Set<Integer>                  | new TreeSet<>()                   | add(1)
                    Set<TimeUnit>                 | EnumSet.noneOf(TimeUnit.class)    | add(TimeUnit.DAYS)
                    Map<Integer, Integer>         | new HashMap<>()                   | put(1, 1)
                    Map<Integer, Integer>         | new LinkedHashMap<>()             | put(1, 1)
                    Map<Integer, Integer>         | new TreeMap<>()                   | put(1, 1)
                    Map<Integer, Integer>         | new IdentityHashMap<>()           | put(1, 1)
                    Map<Integer, Integer>         | new WeakHashMap<>()               | put(1, 1)
                    Map<TimeUnit, Integer>        | new EnumMap<>(TimeUnit.class)     | put(TimeUnit.DAYS, 1)
                    BitSet                        | new BitSet()                      | set(1)
                    """)
    void containers(String type, String made, String change) {
        Verify.that(
                        """
                        class Shop {
                            void changed(ExecutorService pool) {
                                TYPE all = MADE;
                                pool.execute(() -> all.CHANGE); // ERROR used-after-handover
                                all.CHANGE;
                            }
                            void read(ExecutorService pool) {
                                TYPE all = MADE;
                                all.CHANGE;
                                pool.execute(() -> System.out.println(all.size()));
                                System.out.println(all.size());
                            }
                        }
                        """
                                .replace("TYPE", type)
                                .replace("MADE", made)
                                .replace("CHANGE", change))
                .holds();
    }

    @Test
    void a_schema_is_shared() {
        Verify.that(
                        """
                        class Checks {
                            static javax.xml.validation.Schema schema;
                            void all(List<javax.xml.transform.Source> sources) {
                                sources.parallelStream().forEach(each -> {
                                    try {
                                        schema.newValidator().validate(each);
                                    } catch (org.xml.sax.SAXException | java.io.IOException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
                            }
                        }
                        """)
                .holds();
    }
}
