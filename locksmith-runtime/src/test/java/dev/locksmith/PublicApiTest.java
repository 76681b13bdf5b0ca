package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every public method and constructor of the module, with null for each argument, with a receiver
 * that is closed, and from another thread: the table says what happens, as the Javadoc does. A
 * method that has no line fails.
 */
@SuppressWarnings("try") // often only held
class PublicApiTest {

    /**
     * What becomes of a call.
     *
     * @param nulls with null for one argument, each in its turn
     * @param closed when the receiver is closed, or used up
     * @param foreign by another thread than that of the receiver
     */
    private record Contract(List<String> nulls, String closed, String foreign) {

        /** There is no such call, as of a static method by another thread. */
        static final String NONE = "-";

        static Map<String, Contract> all() {
            Map<String, Contract> contracts = new TreeMap<>();
            for (String line : CONTRACTS.lines().toList()) {
                String[] cells = line.strip().split(" *\\| *", -1);
                List<String> nulls =
                        Arrays.stream(cells[1].split(" ")).map(Contract::full).toList();
                contracts.put(
                        cells[0],
                        new Contract(
                                cells[1].isEmpty() ? List.of() : nulls,
                                full(cells[2]),
                                full(cells[3])));
            }
            return contracts;
        }

        private static String full(String outcome) {
            return switch (outcome) {
                case "NPE" -> "NullPointerException";
                case "ISE" -> "IllegalStateException";
                case "TCE" -> "ThreadConfinementException";
                default -> outcome;
            };
        }
    }

    /** Receiver and parameters; with nulls; closed; by another thread. */
    private static final String CONTRACTS =
            """
            Locksmith.tryCreate(int)                       |               | -       | -
            Locksmith.tryCreateUnlimited()                 |               | -       | -
            Locksmith.create(int)                          |               | -       | -
            Locksmith.createUnlimited()                    |               | -       | -
            Locksmith.issue()                              |               | ISE     | TCE
            Locksmith.issued()                             |               | ISE     | TCE
            Locksmith.limit()                              |               | ISE     | TCE
            Locksmith.close()                              |               | returns | TCE
            Locksmith.toString()                           |               | returns | returns
            KeyVoucher.redeem()                            |               | ISE     | returns
            KeyVoucher.toString()                          |               | returns | returns
            KeyHandle.tryClaim()                           |               | -       | -
            KeyHandle.claim()                              |               | -       | -
            KeyHandle.scope()                              |               | ISE     | TCE
            KeyHandle.close()                              |               | returns | TCE
            KeyHandle.toString()                           |               | returns | returns
            Level(Class,Class)                             | NPE NPE       | -       | -
            Level(String,Class,Class)                      | NPE NPE NPE   | -       | -
            Level.name()                                   |               | -       | returns
            Level.toString()                               |               | -       | returns
            Mutex.of(Level,Object)                         | NPE returns   | -       | -
            Mutex.named(String,Level,Object)               | NPE NPE returns | -     | -
            Mutex.of(Object)                               | returns       | -       | -
            Mutex.named(String,Object)                     | NPE returns   | -       | -
            Mutex.id()                                     |               | -       | returns
            Mutex.level()                                  |               | -       | returns
            Mutex.newCondition()                           |               | -       | returns
            Mutex.newCondition(String)                     | NPE           | -       | returns
            Mutex.toString()                               |               | -       | returns
            MutexCondition.toString()                      |               | -       | returns
            RwMutex.of(Level,Object)                       | NPE returns   | -       | -
            RwMutex.named(String,Level,Object)             | NPE NPE returns | -     | -
            RwMutex.of(Object)                             | returns       | -       | -
            RwMutex.named(String,Object)                   | NPE returns   | -       | -
            RwMutex.toRead()                               |               | -       | returns
            RwMutex.toWrite()                              |               | -       | returns
            RwMutex.id()                                   |               | -       | returns
            RwMutex.level()                                |               | -       | returns
            RwMutex.toString()                             |               | -       | returns
            SetMember.id()                                 |               | -       | returns
            SetMember.level()                              |               | -       | returns
            RwMember.id()                                  |               | -       | returns
            RwMember.level()                               |               | -       | returns
            RwMember.toString()                            |               | -       | returns
            LockSet.of(SetMember[])                        | NPE           | -       | -
            LockSet.tryOf(SetMember[])                     | NPE           | -       | -
            LockSet.tryOf(Collection)                      | NPE           | -       | -
            LockSet.of(Collection)                         | NPE           | -       | -
            LockSet.mutexes()                              |               | -       | returns
            LockSet.toString()                             |               | -       | returns
            LockScope.lock(Mutex)                          | NPE           | ISE     | TCE
            LockScope.tryLock(Mutex)                       | NPE           | ISE     | TCE
            LockScope.tryLock(Mutex,Duration)              | NPE NPE       | ISE     | TCE
            LockScope.lockInterruptibly(Mutex)             | NPE           | ISE     | TCE
            LockScope.close()                              |               | ISE     | TCE
            AmbientScope.open()                            |               | -       | -
            AmbientScope.close()                           |               | ISE     | TCE
            LockKey.lock(Mutex)                            | NPE           | ISE     | TCE
            LockKey.tryLock(Mutex)                         | NPE           | ISE     | TCE
            LockKey.tryLock(Mutex,Duration)                | NPE NPE       | ISE     | TCE
            LockKey.lockInterruptibly(Mutex)               | NPE           | ISE     | TCE
            LockKey.lockWith(Mutex,Function)               | NPE NPE       | ISE     | TCE
            LockKey.lockLeaf(Mutex)                        | NPE           | ISE     | TCE
            LockKey.lockReleasable(Mutex)                  | NPE           | ISE     | TCE
            LockKey.tryOutOfOrder(Mutex)                   | NPE           | ISE     | TCE
            LockKey.lockDistinct(Mutex,Mutex)              | NPE NPE       | ISE     | TCE
            LockKey.lock(Mutex,Mutex)                      | NPE NPE       | ISE     | TCE
            LockKey.tryLock(Mutex,Mutex)                   | NPE NPE       | ISE     | TCE
            LockKey.tryLock(Mutex,Mutex,Duration)          | NPE NPE NPE   | ISE     | TCE
            LockKey.lockInterruptibly(Mutex,Mutex)         | NPE NPE       | ISE     | TCE
            LockKey.lockWith(Mutex,Mutex,Function)         | NPE NPE NPE   | ISE     | TCE
            LockKey.lock(LockSet)                          | NPE           | ISE     | TCE
            LockKey.tryLock(LockSet)                       | NPE           | ISE     | TCE
            LockKey.tryLock(LockSet,Duration)              | NPE NPE       | ISE     | TCE
            LockKey.lockInterruptibly(LockSet)             | NPE           | ISE     | TCE
            LockKey.lockWith(LockSet,Function)             | NPE NPE       | ISE     | TCE
            LockKey.read(RwMutex)                          | NPE           | ISE     | TCE
            LockKey.tryRead(RwMutex)                       | NPE           | ISE     | TCE
            LockKey.tryRead(RwMutex,Duration)              | NPE NPE       | ISE     | TCE
            LockKey.readInterruptibly(RwMutex)             | NPE           | ISE     | TCE
            LockKey.readWith(RwMutex,Function)             | NPE NPE       | ISE     | TCE
            LockKey.write(RwMutex)                         | NPE           | ISE     | TCE
            LockKey.tryWrite(RwMutex)                      | NPE           | ISE     | TCE
            LockKey.tryWrite(RwMutex,Duration)             | NPE NPE       | ISE     | TCE
            LockKey.writeInterruptibly(RwMutex)            | NPE           | ISE     | TCE
            LockKey.writeWith(RwMutex,Function)            | NPE NPE       | ISE     | TCE
            LockKey.close()                                |               | ISE     | TCE
            LockKey.toString()                             |               | returns | returns
            Guard.get()                                    |               | ISE     | TCE
            Guard.set(Object)                              | returns       | ISE     | TCE
            Guard.signal(MutexCondition)                   | NPE           | ISE     | TCE
            Guard.signalAll(MutexCondition)                | NPE           | ISE     | TCE
            Guard.close()                                  |               | ISE     | TCE
            SoleGuard.await(MutexCondition)                | NPE           | ISE     | TCE
            SoleGuard.await(MutexCondition,Duration)       | NPE NPE       | ISE     | TCE
            SoleGuard.awaitUninterruptibly(MutexCondition) | NPE           | ISE     | TCE
            ReleasableGuard.get()                          |               | ISE     | TCE
            ReleasableGuard.set(Object)                    | returns       | ISE     | TCE
            ReleasableGuard.release()                      |               | ISE     | TCE
            ReleasableGuard.close()                        |               | ISE     | TCE
            PairGuard.first()                              |               | ISE     | TCE
            PairGuard.second()                             |               | ISE     | TCE
            PairGuard.setFirst(Object)                     | returns       | ISE     | TCE
            PairGuard.setSecond(Object)                    | returns       | ISE     | TCE
            PairGuard.close()                              |               | ISE     | TCE
            SetGuard.get(Mutex)                            | NPE           | ISE     | TCE
            SetGuard.get(RwMutex)                          | NPE           | ISE     | TCE
            SetGuard.set(Mutex,Object)                     | NPE returns   | ISE     | TCE
            SetGuard.set(RwMutex,Object)                   | NPE returns   | ISE     | TCE
            SetGuard.values()                              |               | ISE     | TCE
            SetGuard.close()                               |               | ISE     | TCE
            ReadGuard.get()                                |               | ISE     | TCE
            ReadGuard.close()                              |               | ISE     | TCE
            WriteGuard.get()                               |               | ISE     | TCE
            WriteGuard.set(Object)                         | returns       | ISE     | TCE
            WriteGuard.downgrade()                         |               | ISE     | TCE
            WriteGuard.close()                             |               | ISE     | TCE
            """;

    /** A public method or constructor, by the name of the public class that has it. */
    private record Entry(String name, Executable executable) {

        static List<Entry> all() {
            return publicClasses()
                    .flatMap(type -> Stream.concat(constructors(type), methods(type)))
                    .toList();
        }

        private static Stream<Class<?>> publicClasses() {
            Path folder = Path.of(location(Locksmith.class), "dev", "locksmith");
            File[] files = folder.toFile().listFiles((parent, name) -> name.endsWith(".class"));
            return Stream.of(files)
                    .map(file -> file.getName().replace(".class", ""))
                    .filter(name -> !name.endsWith("-info"))
                    .<Class<?>>map(Entry::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()));
        }

        private static String location(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation().getPath();
        }

        private static Class<?> load(String name) {
            try {
                return Class.forName("dev.locksmith." + name);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }

        private static Stream<Entry> constructors(Class<?> type) {
            return Stream.of(type.getDeclaredConstructors())
                    .filter(Entry::isForUsers)
                    .map(made -> new Entry(signature(type.getSimpleName(), made), made));
        }

        /** Those of superclasses that are not public count as its own. */
        private static Stream<Entry> methods(Class<?> type) {
            Stream<Entry> own =
                    Stream.of(type.getDeclaredMethods())
                            .filter(method -> !method.isSynthetic() && isForUsers(method))
                            .map(
                                    method ->
                                            new Entry(
                                                    signature(
                                                            type.getSimpleName()
                                                                    + "."
                                                                    + method.getName(),
                                                            method),
                                                    method));
            Class<?> above = type.getSuperclass();
            if (above == null
                    || above.getPackage() != type.getPackage()
                    || Modifier.isPublic(above.getModifiers())) {
                return own;
            }
            return Stream.concat(
                    own,
                    methods(above)
                            .map(
                                    entry ->
                                            new Entry(
                                                    type.getSimpleName()
                                                            + entry.name.substring(
                                                                    entry.name.indexOf('.')),
                                                    entry.executable)));
        }

        private static boolean isForUsers(Executable executable) {
            return Modifier.isPublic(executable.getModifiers())
                    || Modifier.isProtected(executable.getModifiers());
        }

        private static String signature(String name, Executable executable) {
            return Stream.of(executable.getParameterTypes())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(",", name + "(", ")"));
        }

        String receiver() {
            return name.substring(0, name.indexOf('.'));
        }

        boolean hasReceiver() {
            return executable instanceof Method && !Modifier.isStatic(executable.getModifiers());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final Mutex<Integer, TestLevels.Config> config = Mutex.of(TestLevels.CONFIG, 1);
    private final Mutex<Integer, TestLevels.Config> other = Mutex.of(TestLevels.CONFIG, 1);
    private final RwMutex<Integer, TestLevels.Config> settings = RwMutex.of(TestLevels.CONFIG, 1);
    private final LockSet<Integer, TestLevels.Config> configs =
            LockSet.of(config, other, settings.toWrite());
    private final MutexCondition condition = config.newCondition();

    private final Mutex<Integer, TestLevels.Account> from = Mutex.of(TestLevels.ACCOUNT, 1);
    private final Mutex<Integer, TestLevels.Account> to = Mutex.of(TestLevels.ACCOUNT, 1);
    private final LockSet<Integer, TestLevels.Account> set = LockSet.of(from, to);
    private final RwMutex<Integer, TestLevels.Account> table = RwMutex.of(TestLevels.ACCOUNT, 1);

    /** What is open, innermost first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private <C extends AutoCloseable> C opened(C closeable) {
        open.push(closeable);
        return closeable;
    }

    private void closeAll() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @AfterEach
    void nothingWasLockedOrLeftOpen() throws Exception {
        closeAll();
        Threads.assertFree(true, config, other, from, to);
        assertTrue(settings.toString().endsWith("free"), settings::toString);
        assertTrue(table.toString().endsWith("free"), table::toString);
        KeyHandle.claim().close();
        Locksmith.create(0).close();
    }

    private LockScope openScope() {
        return opened(opened(KeyHandle.claim()).scope());
    }

    private KeyVoucher voucher() {
        return opened(Locksmith.create(1)).issue().orElseThrow();
    }

    /** Ways to an open receiver of each class. */
    private List<Callable<Object>> receivers(String type) {
        List<Callable<Object>> guards =
                List.of(
                        () -> opened(openScope().lock(config)),
                        () -> opened(openScope().lock(config, other)),
                        () -> opened(openScope().lock(configs)),
                        () -> opened(openScope().read(settings)),
                        () -> opened(openScope().write(settings)),
                        () -> opened(openScope().lockReleasable(config)));
        return switch (type) {
            case "Locksmith" -> List.of(() -> opened(Locksmith.create(2)));
            case "KeyVoucher" -> List.of(this::voucher);
            case "KeyHandle" -> List.of(() -> opened(KeyHandle.claim()));
            case "LockScope" -> List.of(this::openScope);
            case "AmbientScope" -> List.of(() -> opened(AmbientScope.open()));
            case "LockKey" -> {
                Stream<Callable<Object>> scopes =
                        Stream.of(this::openScope, () -> opened(AmbientScope.open()));
                yield Stream.concat(scopes, guards.stream()).toList();
            }
            case "Guard", "SoleGuard" -> guards.subList(0, 1);
            case "PairGuard" -> guards.subList(1, 2);
            case "SetGuard" -> guards.subList(2, 3);
            case "ReadGuard" -> guards.subList(3, 4);
            case "WriteGuard" -> guards.subList(4, 5);
            case "ReleasableGuard" -> guards.subList(5, 6);
            case "SetMember", "RwMember" -> List.of(table::toRead, table::toWrite);
            case "Level" -> List.of(() -> TestLevels.CONFIG);
            case "Mutex" -> List.of(() -> config);
            case "MutexCondition" -> List.of(() -> condition);
            case "RwMutex" -> List.of(() -> table);
            case "LockSet" -> List.of(() -> set);
            default -> throw new AssertionError("make a receiver for " + type + " here");
        };
    }

    /** Good arguments: what a key of level Config may lock, what a set guard has, and so on. */
    private Object[] arguments(Entry entry) {
        Class<?>[] types = entry.executable.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            boolean isMember = entry.name.startsWith("SetGuard");
            boolean isTo = i == types.length - 1 && types[i] == Class.class;
            arguments[i] =
                    isTo
                            ? TestLevels.Account.Held.class
                            : isMember && types[i] == RwMutex.class
                                    ? settings
                                    : argument(types[i], isMember ? config : i == 0 ? from : to);
        }
        return arguments;
    }

    private Object argument(Class<?> type, Mutex<?, ?> mutex) {
        Map<Class<?>, Object> arguments =
                Map.of(
                        int.class,
                        1,
                        String.class,
                        "name",
                        Class.class,
                        TestLevels.Config.Held.class,
                        Level.class,
                        TestLevels.ACCOUNT,
                        Mutex.class,
                        mutex,
                        SetMember[].class,
                        new SetMember<?, ?>[] {from, to},
                        Collection.class,
                        List.of(from, to),
                        LockSet.class,
                        set,
                        RwMutex.class,
                        table,
                        MutexCondition.class,
                        condition);
        if (type == Duration.class) {
            return Duration.ofSeconds(60);
        }
        if (type == Function.class) {
            return (Function<Object, Object>) guard -> "result";
        }
        Object argument = type == Object.class ? Integer.valueOf(2) : arguments.get(type);
        if (argument == null) {
            throw new AssertionError("make an argument of " + type + " here");
        }
        return argument;
    }

    /** Calls it; what it opens is closed at once. The name of what it throws, or "returns". */
    private static String call(Entry entry, @Nullable Object receiver, @Nullable Object[] arguments)
            throws Exception {
        try {
            Object result;
            if (entry.executable instanceof Method method) {
                method.setAccessible(true);
                result = method.invoke(receiver, arguments);
            } else {
                Constructor<?> constructor =
                        UserLevel.class.getDeclaredConstructor(
                                entry.executable.getParameterTypes());
                result = constructor.newInstance(arguments);
            }
            if (result instanceof Optional<?> optional) {
                result = optional.orElse(null);
            }
            if (result instanceof AutoCloseable closeable && result != receiver) {
                closeable.close();
            }
            return "returns";
        } catch (InvocationTargetException e) {
            return e.getCause().getClass().getSimpleName();
        }
    }

    private static final Map<String, Contract> ALL = Contract.all();

    private static List<Entry> entries() {
        return Entry.all();
    }

    private static List<Entry> instanceMethods() {
        return entries().stream().filter(Entry::hasReceiver).toList();
    }

    private static List<Entry> withReferences() {
        return entries().stream()
                .filter(
                        entry ->
                                Stream.of(entry.executable.getParameterTypes())
                                        .anyMatch(type -> !type.isPrimitive()))
                .toList();
    }

    private static Contract contract(Entry entry) {
        Contract contract = ALL.get(entry.name);
        if (contract == null) {
            throw new AssertionError(
                    entry
                            + " has no contract here: what becomes of null,"
                            + " of a closed receiver, and of other threads?");
        }
        return contract;
    }

    @Test
    void everyMethodHasAContractAndNoneIsLeftOver() {
        assertEquals(
                ALL.keySet().stream().sorted().collect(Collectors.joining("\n")),
                entries().stream()
                        .map(Entry::name)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("\n")));
    }

    @ParameterizedTest
    @MethodSource("withReferences")
    void withNull(Entry entry) throws Exception {
        withNull(entry, false);
    }

    /** No call waits for a lock before it looks at what else it was given. */
    @ParameterizedTest
    @MethodSource("withReferences")
    void withNullWhileTheLocksAreHeldElsewhere(Entry entry) throws Exception {
        try (var held = HeldElsewhere.of(from);
                var heldToo = HeldElsewhere.of(to);
                var written = HeldElsewhere.writing(table)) {
            withNull(entry, true);
        }
    }

    private void withNull(Entry entry, boolean held) throws Exception {
        List<String> expected = contract(entry).nulls;
        Class<?>[] types = entry.executable.getParameterTypes();
        assertEquals(types.length, expected.size(), entry.name);
        for (int i = 0; i < types.length; i++) {
            List<Callable<Object>> receivers =
                    entry.hasReceiver() ? receivers(entry.receiver()) : List.of(() -> entry);
            for (Callable<Object> receiver : receivers) {
                Object[] arguments = arguments(entry);
                arguments[i] = null;
                Object called = receiver.call();
                assertEquals(expected.get(i), call(entry, called, arguments), "argument " + i);
                closeAll();
                if (!held) {
                    Threads.assertFree(true, from, to);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("instanceMethods")
    void withAClosedReceiver(Entry entry) throws Exception {
        String expected = contract(entry).closed;
        for (Callable<Object> receiver : receivers(entry.receiver())) {
            Object called = receiver.call();
            if (called instanceof KeyVoucher voucher) {
                voucher.redeem().orElseThrow().close();
            } else if (called instanceof AutoCloseable) {
                open.pop().close();
            } else {
                assertEquals(Contract.NONE, expected, entry.name);
                return;
            }
            assertEquals(expected, call(entry, called, arguments(entry)), "just closed");
            closeAll();
            assertEquals(expected, call(entry, called, arguments(entry)), "all is closed");
        }
    }

    @ParameterizedTest
    @MethodSource("instanceMethods")
    void byAnotherThread(Entry entry) throws Exception {
        String expected = contract(entry).foreign;
        for (Callable<Object> receiver : receivers(entry.receiver())) {
            Object called = receiver.call();
            Object[] arguments = arguments(entry);
            assertEquals(expected, Threads.elsewhere(() -> call(entry, called, arguments)));
            assertEquals(
                    expected,
                    Threads.elsewhere(
                            () -> {
                                if (called instanceof KeyVoucher) {
                                    return expected; // used up by now
                                }
                                try (var handle = KeyHandle.claim();
                                        var scope = handle.scope()) {
                                    return call(entry, called, arguments);
                                }
                            }),
                    "with a scope of its own");
            closeAll(); // which it could not, had the other thread closed anything
        }
    }

    @Test
    void nullAsAMemberOfASet() {
        assertThrows(NullPointerException.class, () -> LockSet.of(from, null));
        assertThrows(
                NullPointerException.class,
                () -> LockSet.of((Mutex<Integer, TestLevels.Account>) null));
        assertThrows(NullPointerException.class, () -> LockSet.of(Arrays.asList(null, from)));
    }
}
