package dev.locksmith.processor.dataflow.lock;

import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/** What the methods of the JDK do with locks, threads and the functions they are given. */
final class LockModel {

    private static final String LOCKS = "java.util.concurrent.locks.";

    private static final Set<String> CONCURRENT_MAPS =
            Set.of("java.util.concurrent.ConcurrentMap", "java.util.concurrent.ConcurrentHashMap");

    private static final Set<String> COMPUTING =
            Set.of("compute", "computeIfAbsent", "computeIfPresent", "merge");

    private static final String STREAM = "java.util.stream.";
    private static final String CONCURRENT = "java.util.concurrent.";

    private static final Set<String> WAITING = Set.of("get", "join");

    private static final Set<String> DONE =
            Set.of("isDone", "isCompletedExceptionally", "isCancelled", "isAlive");

    private static final Map<String, String> NULL_CHECKS =
            Map.of(
                    "java.util.Objects",
                    "requireNonNull",
                    "com.google.common.base.Preconditions",
                    "checkNotNull");

    /** The method of a functional interface that a thread or pool runs, by its name. */
    private static final Map<String, String> RUN =
            Map.of(
                    "java.lang.Runnable",
                    "run",
                    CONCURRENT + "Callable",
                    "call",
                    "java.util.function.Supplier",
                    "get");

    private LockModel() {}

    private static String ownerOf(ExecutableElement method) {
        return Members.ownerOf(method).getQualifiedName().toString();
    }

    private static String nameOf(ExecutableElement method) {
        return method.getSimpleName().toString();
    }

    /** Whether a method is of the JDK. */
    static boolean isOfPlatform(ExecutableElement method) {
        return isOfPlatform(ownerOf(method));
    }

    static boolean isOfPlatform(String owner) {
        return owner.startsWith("java.") || owner.startsWith("javax.") || owner.startsWith("jdk.");
    }

    /**
     * Whether a method is of the JDK and does nothing of all that is asked below: nearly all are
     * such, and need not be asked for one thing after the other at each call.
     */
    static boolean isPlain(ExecutableElement method, String owner, String name) {
        return isOfPlatform(owner)
                && !owner.startsWith(CONCURRENT)
                && !owner.startsWith(STREAM)
                && !owner.equals("java.util.Optional")
                && !owner.startsWith("java.lang.Thread")
                && !COMPUTING.contains(name)
                && !isComparing(method, name)
                && !isOfMonitor(method, name)
                && !isMakingText(owner, name);
    }

    /** Whether what a method of the JDK returns may be a task, several of them, or a lock. */
    static boolean isNaming(String owner, String name) {
        return owner.startsWith(CONCURRENT)
                || owner.startsWith(STREAM)
                || isListing(owner, name)
                || isCollecting(owner, name)
                || isNullCheck(owner, name);
    }

    /** Whether a method returns what it is given first, and only looks whether that is null. */
    static boolean isNullCheck(ExecutableElement method) {
        return isNullCheck(ownerOf(method), nameOf(method));
    }

    private static boolean isNullCheck(String owner, String name) {
        return name.equals(NULL_CHECKS.get(owner));
    }

    /**
     * Whether a call of the method may hold something, or have something held.
     *
     * @param receiver the class of its object; null if it has none
     */
    static boolean mayHold(ExecutableElement method, @Nullable TypeElement receiver) {
        String owner = ownerOf(method);
        return owner.startsWith(LOCKS)
                || isSynchronizing(method)
                || (receiver != null && isComputing(method, receiver));
    }

    /** Whether a call of the method may wait for another thread. */
    static boolean mayWait(ExecutableElement method) {
        String owner = ownerOf(method);
        return owner.startsWith(CONCURRENT)
                || owner.startsWith("java.lang.Thread")
                || owner.startsWith("java.util.stream.")
                || nameOf(method).equals("parallelStream");
    }

    /** Whether a method belongs to a lock of {@code java.util.concurrent.locks}. */
    static boolean isOfLock(ExecutableElement method) {
        return isOfLock(ownerOf(method));
    }

    static boolean isOfLock(String owner) {
        return owner.startsWith(LOCKS);
    }

    static boolean isOfStampedLock(ExecutableElement method) {
        return ownerOf(method).equals(LOCKS + "StampedLock");
    }

    /** Whether the objects of a class are locks of {@code java.util.concurrent.locks}. */
    static boolean isLock(TypeElement type) {
        return type.getQualifiedName().toString().startsWith(LOCKS);
    }

    /** Whether the method holds a bin of its map while it runs its function. */
    static boolean isComputing(ExecutableElement method, TypeElement receiver) {
        return isComputing(method) && isConcurrentMap(receiver);
    }

    /** Whether the method does so if its map is a concurrent one. */
    static boolean isComputing(ExecutableElement method) {
        return COMPUTING.contains(nameOf(method));
    }

    /** Whether objects of the class keep their entries in bins. */
    static boolean isConcurrentHashMap(TypeElement type) {
        return type.getQualifiedName().contentEquals(CONCURRENT + "ConcurrentHashMap");
    }

    static boolean isConcurrentMap(TypeElement type) {
        return CONCURRENT_MAPS.contains(type.getQualifiedName().toString());
    }

    /** Whether the method asks what it is given for its {@code toString}. */
    static boolean isMakingText(ExecutableElement method) {
        return isMakingText(ownerOf(method), nameOf(method));
    }

    private static boolean isMakingText(String owner, String name) {
        return switch (owner) {
            case "java.lang.String" ->
                    name.equals("valueOf") || name.equals("format") || name.equals("formatted");
            case "java.util.Objects" -> name.equals("toString");
            case "java.lang.StringBuilder", "java.lang.StringBuffer" -> name.equals("append");
            case "java.io.PrintStream", "java.io.PrintWriter" ->
                    name.startsWith("print") || name.equals("format");
            default -> false;
        };
    }

    /** Whether the method gives its function each element of its object. */
    static boolean givesEach(ExecutableElement method) {
        String name = nameOf(method);
        return (name.equals("forEach") && method.getParameters().size() == 1)
                || name.equals("removeIf");
    }

    /** Whether a method of a lock tells by its result whether it took the lock. */
    static boolean isTrying(ExecutableElement method) {
        return nameOf(method).equals("tryLock") && isOfLock(method) && !isOfStampedLock(method);
    }

    /**
     * Whether a method takes or asks for a lock to read, by its name; {@code Thread} in it does not
     * count.
     */
    static boolean isReading(ExecutableElement method) {
        String name = nameOf(method);
        return name.startsWith("read") || name.contains("Read");
    }

    /** Whether the method tells whether this thread holds the monitor of what it is given. */
    static boolean isAskingForMonitor(ExecutableElement method) {
        return nameOf(method).equals("holdsLock") && ownerOf(method).equals("java.lang.Thread");
    }

    /** Whether the method tells whether this thread holds its lock. */
    static boolean isAskingForLock(ExecutableElement method) {
        String name = nameOf(method);
        return (name.equals("isHeldByCurrentThread") || name.equals("isWriteLockedByCurrentThread"))
                && isOfLock(method);
    }

    /** Whether a method is one of a stream. */
    static boolean isOfStream(ExecutableElement method) {
        return ownerOf(method).startsWith(STREAM) && !isStatic(method);
    }

    /** Whether a method of a stream runs it to its end before it returns. */
    static boolean endsStream(ExecutableElement method) {
        return isOfStream(method) && !method.getReturnType().toString().contains("Stream");
    }

    private static boolean isStatic(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.STATIC);
    }

    /** Whether the method tells by its result whether a task is done. */
    static boolean isAskingWhetherDone(ExecutableElement method) {
        return DONE.contains(nameOf(method)) && isWaitedFor(Members.ownerOf(method));
    }

    /** Whether the method waits, without a limit, for all that a pool was given. */
    static boolean isClosingPool(ExecutableElement method) {
        return nameOf(method).equals("close") && ownerOf(method).startsWith(CONCURRENT);
    }

    /** Whether the method is of a future that runs functions when another one is done. */
    static boolean isOfStage(ExecutableElement method) {
        String owner = ownerOf(method);
        return owner.equals(CONCURRENT + "CompletableFuture")
                || owner.equals(CONCURRENT + "CompletionStage");
    }

    /** Whether threads of their own run what objects of a class are given. */
    static boolean isPool(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return name.startsWith(CONCURRENT) && !name.equals(CONCURRENT + "Executor");
    }

    /** The method that runs an object of this functional interface; null if it is another type. */
    static @Nullable String runOf(Element type) {
        return type instanceof TypeElement known
                ? RUN.get(known.getQualifiedName().toString())
                : null;
    }

    /** Whether the objects of a class are threads or futures. */
    static boolean isWaitedFor(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return isThread(type)
                || isFutureTask(type)
                || (name.startsWith(CONCURRENT) && name.endsWith("Future"));
    }

    /** Whether the method waits, without a limit, until its object is done. */
    static boolean isWaiting(ExecutableElement method) {
        return WAITING.contains(nameOf(method))
                && method.getParameters().isEmpty()
                && isWaitedFor(Members.ownerOf(method));
    }

    /** Whether the method waits on the monitor of its object, without a limit, or wakes others. */
    static boolean isOfMonitor(ExecutableElement method, String name) {
        return ((name.equals("wait") && method.getParameters().isEmpty())
                        || name.startsWith("notify"))
                && Members.isObject(Members.ownerOf(method));
    }

    /** Whether the method is of a flag that threads set and clear. */
    static boolean isOfFlag(ExecutableElement method) {
        return ownerOf(method).equals(CONCURRENT + "atomic.AtomicBoolean");
    }

    static boolean isCondition(ExecutableElement method) {
        return ownerOf(method).equals(LOCKS + "Condition");
    }

    static boolean isLatch(ExecutableElement method) {
        return ownerOf(method).equals("java.util.concurrent.CountDownLatch");
    }

    /** Whether the method runs a collection of tasks and waits for all. */
    static boolean isInvokingAll(ExecutableElement method) {
        return nameOf(method).equals("invokeAll")
                && method.getParameters().size() == 1
                && ownerOf(method).startsWith(CONCURRENT);
    }

    /** Whether the method makes a collection of its arguments. */
    static boolean isCollecting(ExecutableElement method) {
        return isCollecting(ownerOf(method), nameOf(method));
    }

    private static boolean isCollecting(String owner, String name) {
        return switch (owner) {
            case "java.util.List", "java.util.Set" -> name.equals("of");
            case "java.util.Arrays" -> name.equals("asList");
            case "java.util.Collections" -> name.startsWith("singleton");
            default -> false;
        };
    }

    /** Whether the method wraps a collection in one that locks itself. */
    static boolean isSynchronizing(ExecutableElement method) {
        return nameOf(method).startsWith("synchronized")
                && ownerOf(method).equals("java.util.Collections");
    }

    /** Whether the objects of a type are futures. */
    static boolean isFuture(TypeElement type) {
        if (type.getQualifiedName().contentEquals(CONCURRENT + "Future")) {
            return true;
        }
        for (DeclaredType above : Declared.supertypesOf(type)) {
            if (isFuture((TypeElement) above.asElement())) {
                return true;
            }
        }
        return false;
    }

    /** Whether an object of a class is a future, and the task whose result that is. */
    static boolean isFutureTask(TypeElement type) {
        return type.getQualifiedName().contentEquals(CONCURRENT + "FutureTask");
    }

    /** Whether the method makes an array of what is in a collection. */
    static boolean isListing(ExecutableElement method) {
        return isListing(ownerOf(method), nameOf(method));
    }

    private static boolean isListing(String owner, String name) {
        return name.equals("toArray") && owner.startsWith("java.util.");
    }

    static boolean isThread(TypeElement type) {
        return type.getQualifiedName().contentEquals("java.lang.Thread");
    }

    /**
     * Whether the method tells which of two things comes first: one of the JDK, or one whose answer
     * is about its object and another one, or about two that it is given.
     */
    static boolean isComparing(ExecutableElement method, String name) {
        return name.equals("compareTo")
                || name.equals("compare")
                || name.equals("identityHashCode")
                || name.equals("min")
                || name.equals("max")
                || (method.getReturnType().getKind().isPrimitive()
                        && !name.equals("equals")
                        && isAboutTwo(method));
    }

    private static boolean isAboutTwo(ExecutableElement method) {
        if (method.getParameters().isEmpty()) {
            return false;
        }
        Set<Element> types = new HashSet<>();
        if (!isStatic(method)) {
            types.add(Members.ownerOf(method));
        }
        for (VariableElement each : method.getParameters()) {
            if (each.asType() instanceof DeclaredType type
                    && type.asElement() instanceof TypeElement element
                    && !types.add(element)
                    && !element.getQualifiedName().toString().startsWith("java.")) {
                return true;
            }
        }
        return false;
    }
}
