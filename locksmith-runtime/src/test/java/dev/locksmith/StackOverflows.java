package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs each operation of the runtime at every depth near the end of a stack, and prints what was
 * left wrong.
 */
@SuppressWarnings({"try", "unchecked", "rawtypes"})
final class StackOverflows {

    private static final long STACK = 1 << 18;

    /** How often in turn an operation has to come to its end before it has room enough. */
    private static final int ENOUGH = 12;

    private static final int WARMUPS = 2_000;

    private StackOverflows() {}

    /** One operation with locks of its own, which nobody else knows. */
    abstract static class Attempt {
        final Mutex<Integer, TestLevels.Config> one = Mutex.of(TestLevels.CONFIG, 1);
        final Mutex<Integer, TestLevels.Config> two = Mutex.of(TestLevels.CONFIG, 2);
        final RwMutex<Integer, TestLevels.Config> table = RwMutex.of(TestLevels.CONFIG, 3);
        final RwMutex<Integer, TestLevels.Config> list = RwMutex.of(TestLevels.CONFIG, 4);

        boolean begun;

        /** What may be done with room enough. */
        abstract void before();

        /** What is done near the end of the stack. */
        abstract void run() throws InterruptedException;

        /** Closes what is open. Whatever happened, this thread can then claim a handle. */
        abstract void after();

        final void check() {
            for (Object lock : List.of(one, two, table, list)) {
                if (!lock.toString().endsWith(", free")) {
                    throw new AssertionError(lock.toString());
                }
            }
            try (var handle = KeyHandle.claim();
                    var scope = handle.scope();
                    var set = scope.lock(LockSet.of(one, two, table.toWrite(), list.toRead()))) {
                if (set.values().size() != 4) {
                    throw new AssertionError(set.toString());
                }
            }
        }
    }

    /** An operation of a scope. */
    abstract static class InScope extends Attempt {
        KeyHandle handle;
        LockScope scope;

        @Override
        void before() {
            handle = KeyHandle.claim();
            scope = handle.scope();
        }

        @Override
        void after() {
            scope.close();
            handle.close();
        }
    }

    interface Opening {
        @Nullable LockKey<?> open(InScope attempt) throws InterruptedException;
    }

    /** Opens a guard. */
    static final class Opens extends InScope {
        private final Opening opening;
        private LockKey<?> opened;

        Opens(Opening opening) {
            this.opening = opening;
        }

        @Override
        void run() throws InterruptedException {
            opened = opening.open(this);
        }

        @Override
        void after() {
            if (opened != null) {
                opened.close();
            }
            super.after();
        }
    }

    interface Use {
        void use(LockKey<?> key) throws InterruptedException;
    }

    /** Uses a guard, or closes it. */
    static final class Uses extends InScope {
        private final Opening opening;
        private final Use use;
        private LockKey<?> opened;

        Uses(Opening opening, Use use) {
            this.opening = opening;
            this.use = use;
        }

        @Override
        void before() {
            super.before();
            try {
                opened = opening.open(this);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        void run() throws InterruptedException {
            use.use(opened);
        }

        @Override
        void after() {
            closeUnlessClosed(opened);
            super.after();
        }
    }

    /** Where it is open, it must be the newest. */
    static void closeUnlessClosed(LockKey<?> key) {
        if (key.isOpen()) {
            key.close();
        }
    }

    /** An operation of a thread that has no scope. */
    static final class Capability extends Attempt {
        private final Factory factory;
        private Step step;
        private Runnable settle;

        interface Step {
            void run();
        }

        interface Factory {
            /** What is done, and then what is done with room enough. */
            List<Runnable> steps();
        }

        Capability(Factory factory) {
            this.factory = factory;
        }

        @Override
        void before() {
            List<Runnable> steps = factory.steps();
            step = steps.get(0)::run;
            settle = steps.get(1);
        }

        @Override
        void run() {
            step.run();
        }

        @Override
        void after() {
            settle.run();
        }
    }

    interface Maker {
        Attempt make();
    }

    record Case(String name, Maker maker) {}

    /**
     * From here on the JDK's conditions ask again and again for their lock where the stack has no
     * room for that, so that who waits there never comes back.
     */
    private static final int ASKS_AGAIN = 21;

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        opening(cases, "lock", a -> a.scope.lock(a.one));
        opening(cases, "tryLock", a -> a.scope.tryLock(a.one));
        opening(cases, "tryLock in time", a -> a.scope.tryLock(a.one, Duration.ofSeconds(9)));
        opening(cases, "lockInterruptibly", a -> a.scope.lockInterruptibly(a.one));
        opening(cases, "pair", a -> a.scope.lock(a.two, a.one));
        opening(cases, "set", a -> a.scope.lock(LockSet.of(a.one, a.two)));
        opening(
                cases,
                "mixed set",
                a -> a.scope.lock(LockSet.of(a.table.toWrite(), a.one, a.list.toRead())));
        opening(cases, "read", a -> a.scope.read(a.table));
        opening(cases, "read in time", a -> a.scope.tryRead(a.table, Duration.ofSeconds(9)));
        opening(cases, "write", a -> a.scope.write(a.table));
        opening(cases, "write in time", a -> a.scope.tryWrite(a.table, Duration.ofSeconds(9)));
        opening(cases, "releasable", a -> a.scope.lockReleasable(a.one));
        opening(cases, "out of order", a -> a.scope.tryOutOfOrder(a.one));
        opening(cases, "ambient scope", a -> AmbientScope.open());
        cases.add(
                new Case(
                        "lockWith",
                        () ->
                                new Opens(
                                        a -> {
                                            ((LockKey) a.scope).lockWith(a.one, guard -> 1);
                                            return null;
                                        })));
        using(cases, "release", a -> a.scope.lockReleasable(a.one), k -> release(k));
        using(
                cases,
                "downgrade",
                a -> a.scope.write(a.table),
                k -> ((WriteGuard<?, ?>) k).downgrade());
        using(
                cases,
                "close downgraded",
                a -> {
                    var guard = a.scope.write(a.table);
                    guard.downgrade();
                    return guard;
                },
                LockKey::close);
        if (Runtime.version().feature() < ASKS_AGAIN) {
            waiting(cases);
        }
        capabilities(cases);
        return cases;
    }

    private static void release(LockKey<?> key) {
        ((ReleasableGuard<?, ?>) key).release();
    }

    private static void opening(List<Case> cases, String name, Opening opening) {
        cases.add(new Case(name, () -> new Opens(opening)));
        using(cases, "close: " + name, opening, LockKey::close);
    }

    private static void using(List<Case> cases, String name, Opening opening, Use use) {
        cases.add(new Case(name, () -> new Uses(opening, use)));
    }

    private static void waiting(List<Case> cases) {
        using(
                cases,
                "await",
                a -> a.scope.lock(a.one),
                key -> {
                    SoleGuard<?, ?> guard = (SoleGuard<?, ?>) key;
                    guard.await(guard.mutex().newCondition(), Duration.ofNanos(1));
                });
        using(
                cases,
                "signal",
                a -> a.scope.lock(a.one),
                key -> {
                    SoleGuard<?, ?> guard = (SoleGuard<?, ?>) key;
                    guard.signalAll(guard.mutex().newCondition());
                });
    }

    private static void capabilities(List<Case> cases) {
        capability(
                cases,
                "claim",
                () -> {
                    KeyHandle[] claimed = new KeyHandle[1];
                    return List.of(() -> claimed[0] = KeyHandle.claim(), () -> close(claimed[0]));
                });
        capability(
                cases,
                "redeem",
                () -> {
                    KeyVoucher voucher = issue();
                    KeyHandle[] redeemed = new KeyHandle[1];
                    return List.of(
                            () -> redeemed[0] = voucher.redeem().orElseThrow(),
                            () -> {
                                if (redeemed[0] == null) {
                                    redeemed[0] = voucher.redeem().orElseThrow();
                                }
                                redeemed[0].close();
                            });
                });
        capability(
                cases,
                "close a handle",
                () -> {
                    KeyHandle handle = KeyHandle.claim();
                    return List.of(handle::close, handle::close);
                });
        capability(
                cases,
                "open a scope",
                () -> {
                    KeyHandle handle = KeyHandle.claim();
                    LockScope[] opened = new LockScope[1];
                    return List.of(
                            () -> opened[0] = handle.scope(),
                            () -> {
                                close(opened[0]);
                                handle.close();
                            });
                });
        capability(
                cases,
                "close a scope",
                () -> {
                    KeyHandle handle = KeyHandle.claim();
                    LockScope scope = handle.scope();
                    return List.of(
                            scope::close,
                            () -> {
                                closeUnlessClosed(scope);
                                handle.close();
                            });
                });
        capability(
                cases,
                "begin a chain",
                () -> {
                    AmbientScope[] opened = new AmbientScope[1];
                    return List.of(() -> opened[0] = AmbientScope.open(), () -> close(opened[0]));
                });
        capability(
                cases,
                "end a chain",
                () -> {
                    AmbientScope ambient = AmbientScope.open();
                    return List.of(ambient::close, () -> closeUnlessClosed(ambient));
                });
        capability(
                cases,
                "make a Locksmith",
                () -> {
                    Locksmith[] made = new Locksmith[1];
                    return List.of(
                            () -> made[0] = Locksmith.create(1),
                            () -> close(made[0] == null ? Locksmith.create(1) : made[0]));
                });
        capability(
                cases,
                "close a Locksmith",
                () -> {
                    Locksmith smith = Locksmith.create(1);
                    return List.of(smith::close, smith::close);
                });
    }

    private static KeyVoucher issue() {
        try (Locksmith smith = Locksmith.create(1)) {
            return smith.issue().orElseThrow();
        }
    }

    private static void capability(List<Case> cases, String name, Capability.Factory factory) {
        cases.add(new Case(name, () -> new Capability(factory)));
    }

    private static void close(@Nullable AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int descend(int depth, Attempt attempt) throws InterruptedException {
        if (depth > 0) {
            return 1 + descend(depth - 1, attempt);
        }
        attempt.begun = true;
        attempt.run();
        return 0;
    }

    private static int deepest() {
        int depth = 1000;
        Attempt nothing = new Opens(a -> null);
        while (true) {
            try {
                descend(depth, nothing);
                depth += 1 + depth / 16;
            } catch (StackOverflowError e) {
                return depth;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Says in how many depths the operation was cut short. */
    private static int tryAllDepths(Case operation) throws InterruptedException {
        int overflows = 0;
        int successes = 0;
        for (int depth = deepest(); depth > 0 && successes < ENOUGH; depth--) {
            Attempt attempt = operation.maker().make();
            attempt.before();
            try {
                descend(depth, attempt);
                successes++;
            } catch (StackOverflowError e) {
                successes = 0;
                overflows += attempt.begun ? 1 : 0;
            }
            attempt.after();
            attempt.check();
        }
        return overflows;
    }

    private static void warmUp(Case operation, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            Attempt attempt = operation.maker().make();
            attempt.before();
            descend(i % 50, attempt);
            attempt.after();
        }
    }

    public static void main(String[] args) throws InterruptedException {
        boolean interpreted = System.getProperty("java.vm.info").startsWith("interpreted");
        for (Case operation : cases()) {
            Thread thread =
                    new Thread(
                            null,
                            () -> {
                                int done = 0;
                                try {
                                    warmUp(operation, interpreted ? 3 : WARMUPS);
                                    done = tryAllDepths(operation);
                                    System.out.println(
                                            operation.name()
                                                    + ": "
                                                    + done
                                                    + " depths, nothing lost");
                                } catch (Throwable e) {
                                    System.out.println(operation.name() + ": " + e);
                                    e.printStackTrace(System.out);
                                }
                            },
                            operation.name(),
                            STACK);
            thread.start();
            thread.join();
        }
    }
}
