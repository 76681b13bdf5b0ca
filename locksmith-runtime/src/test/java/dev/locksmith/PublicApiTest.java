package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every public method and constructor with null for each argument, with a receiver that is closed,
 * and from another thread. The table says what happens; it is what the Javadoc says.
 */
@SuppressWarnings("try") // often only held
class PublicApiTest {

    private static final String NPE = "NullPointerException";
    private static final String ISE = "IllegalStateException";
    private static final String TCE = "ThreadConfinementException";
    private static final String OK = "returns";
    private static final String NONE = "-";

    /**
     * What becomes of each call.
     *
     * @param nulls with null for one argument, each in its turn
     * @param closed when the receiver is closed
     * @param foreign by another thread than that of the receiver
     */
    private record Contract(List<String> nulls, String closed, String foreign) {}

    /** Receiver and parameters; nulls; closed; foreign. A dash where there is no such thing. */
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
            Mutex.id()                                     |               | -       | returns
            Mutex.level()                                  |               | -       | returns
            Mutex.newCondition()                           |               | -       | returns
            Mutex.newCondition(String)                     | NPE           | -       | returns
            Mutex.toString()                               |               | -       | returns
            MutexCondition.toString()                      |               | -       | returns
            RwMutex.of(Level,Object)                       | NPE returns   | -       | -
            RwMutex.named(String,Level,Object)             | NPE NPE returns | -     | -
            RwMutex.id()                                   |               | -       | returns
            RwMutex.level()                                |               | -       | returns
            RwMutex.toString()                             |               | -       | returns
            LockSet.of(Mutex[])                            | NPE           | -       | -
            LockSet.of(Collection)                         | NPE           | -       | -
            LockSet.mutexes()                              |               | -       | returns
            LockSet.toString()                             |               | -       | returns
            LockScope.lock(Mutex)                          | NPE           | ISE     | TCE
            LockScope.tryLock(Mutex)                       | NPE           | ISE     | TCE
            LockScope.tryLock(Mutex,Duration)              | NPE NPE       | ISE     | TCE
            LockScope.lockInterruptibly(Mutex)             | NPE           | ISE     | TCE
            LockScope.close()                              |               | ISE     | TCE
            LockKey.lock(Mutex)                            | NPE           | ISE     | TCE
            LockKey.tryLock(Mutex)                         | NPE           | ISE     | TCE
            LockKey.tryLock(Mutex,Duration)                | NPE NPE       | ISE     | TCE
            LockKey.lockInterruptibly(Mutex)               | NPE           | ISE     | TCE
            LockKey.lockWith(Mutex,Function)               | NPE NPE       | ISE     | TCE
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
            PairGuard.first()                              |               | ISE     | TCE
            PairGuard.second()                             |               | ISE     | TCE
            PairGuard.setFirst(Object)                     | returns       | ISE     | TCE
            PairGuard.setSecond(Object)                    | returns       | ISE     | TCE
            PairGuard.close()                              |               | ISE     | TCE
            SetGuard.get(Mutex)                            | NPE           | ISE     | TCE
            SetGuard.set(Mutex,Object)                     | NPE returns   | ISE     | TCE
            SetGuard.values()                              |               | ISE     | TCE
            SetGuard.close()                               |               | ISE     | TCE
            ReadGuard.get()                                |               | ISE     | TCE
            ReadGuard.close()                              |               | ISE     | TCE
            WriteGuard.get()                               |               | ISE     | TCE
            WriteGuard.set(Object)                         | returns       | ISE     | TCE
            WriteGuard.close()                             |               | ISE     | TCE
            """;
}
