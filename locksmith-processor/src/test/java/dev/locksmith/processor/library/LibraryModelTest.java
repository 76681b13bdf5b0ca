package dev.locksmith.processor.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.ExecutableElement;

class LibraryModelTest {

    private static final Marks SENDABLE = Marks.of(Mark.SENDABLE);
    private static final Marks RETAINED = Marks.of(Mark.RETAINED);

    private final List<StubProblem> problems = new ArrayList<>();

    @TempDir private Path directory;

    private UserStubs user(String... lines) {
        Path file = directory.resolve("user.astub");
        try {
            Files.write(file, List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return UserStubs.read(directory.toString(), problems::add, problems::add);
    }

    private static Marks first(LibraryModel model, ExecutableElement method) {
        return model.marksOfParameter(method, 0);
    }

    /** A stub on the processor path. */
    private JarStubs jar(Compilation javac, String packageName, String text) {
        Path stub = directory.resolve("META-INF/locksmith/" + packageName + ".astub");
        try {
            Files.createDirectories(stub.getParent());
            Files.writeString(stub, text);
            URL[] path = {directory.toUri().toURL()};
            return new JarStubs(
                    new URLClassLoader(path, null),
                    new ClassPath(javac.elements(), null),
                    problems::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void knowsTypesTypeParametersMethodsParametersAndReceivers() {
        Compilation javac = Compilation.of();
        LibraryModel model = javac.model();
        ExecutableElement execute = javac.onlyMethod("java.util.concurrent.Executor", "execute");
        assertEquals(SENDABLE, model.marksOf(execute.getParameters().get(0)));
        assertEquals(SENDABLE, model.marksOfParameter(execute, 0));
        assertEquals(Marks.NONE, model.marksOf(execute));
        assertEquals(SENDABLE, model.marksOf(javac.type("java.lang.String")));
        assertTrue(model.marksOf(javac.type("java.lang.Thread")).has(Mark.SENDABLE_UNCHECKED));
        assertEquals(
                SENDABLE,
                model.marksOf(
                        javac.type("java.util.concurrent.ConcurrentHashMap")
                                .getTypeParameters()
                                .get(1)));
        assertEquals(SENDABLE, model.marksOfReceiver(javac.method("java.lang.Thread", "start()")));
        ExecutableElement submit =
                javac.method(
                        "java.util.concurrent.ExecutorService",
                        "submit(java.util.concurrent.Callable<T>)");
        assertEquals(SENDABLE, model.marksOf(submit.getTypeParameters().get(0)));
        assertEquals(
                Marks.of(Mark.PARALLEL),
                model.marksOf(javac.onlyMethod("java.util.Collection", "parallelStream")));
    }

    @Test
    void tellsOverloadsApart() {
        Compilation javac = Compilation.of();
        LibraryModel model = javac.model();
        String timer = "java.util.Timer";
        assertFalse(
                model.marksOfParameter(javac.method(timer, "schedule(java.util.TimerTask,long)"), 0)
                        .has(Mark.REPEATED));
        assertTrue(
                model.marksOfParameter(
                                javac.method(timer, "schedule(java.util.TimerTask,long,long)"), 0)
                        .has(Mark.REPEATED));
    }

    @Test
    void looksInTheNearestOverriddenMethod() {
        Compilation javac = Compilation.of();
        LibraryModel model = javac.model();
        assertEquals(
                RETAINED, model.marksOfParameter(javac.method("java.util.ArrayList", "add(E)"), 0));
        assertEquals(
                RETAINED, model.marksOfParameter(javac.method("java.util.TreeMap", "put(K,V)"), 1));
        ExecutableElement merge =
                javac.onlyMethod("java.util.concurrent.ConcurrentHashMap", "merge");
        assertFalse(model.marksOfParameter(merge, 2).has(Mark.REPEATED));
        ExecutableElement sharedMerge =
                javac.onlyMethod("java.util.concurrent.ConcurrentSkipListMap", "merge");
        assertTrue(model.marksOfParameter(sharedMerge, 2).has(Mark.REPEATED));
    }

    @Test
    void saysNothingOfSource() {
        Compilation javac =
                Compilation.of(
                        """
                        package acme;
                        class Direct implements java.util.concurrent.Executor {
                            @Override public void execute(Runnable task) { task.run(); }
                        }
                        """);
        LibraryModel model =
                javac.model(jar(javac, "acme", "package acme; @ThreadConfined class Direct {}"));
        assertEquals(
                Marks.NONE, model.marksOfParameter(javac.onlyMethod("acme.Direct", "execute"), 0));
        assertEquals(Marks.NONE, model.marksOf(javac.type("acme.Direct")));
        assertFalse(model.knows(javac.type("acme.Direct")));
    }

    @Test
    void passesMarksOnToClassesOfJarsWithoutAModel() {
        Compilation.toClassFiles(
                directory,
                """
                package acme;
                abstract class Pool implements java.util.concurrent.ExecutorService {
                    public void execute(Runnable task) {}
                    public void execute(Runnable task, int priority) {}
                }
                """,
                """
                package acme;
                abstract class Here extends Pool {
                    @Override public void execute(Runnable task) { task.run(); }
                }
                """);
        Compilation javac = Compilation.against(directory.toString());
        LibraryModel model =
                javac.model(
                        jar(
                                javac,
                                "acme",
                                "package acme; class Here { void execute(Runnable task); }"));
        String runnable = "(java.lang.Runnable)";
        assertEquals(SENDABLE, first(model, javac.method("acme.Pool", "execute" + runnable)));
        assertEquals(
                Marks.NONE,
                first(model, javac.method("acme.Pool", "execute(java.lang.Runnable,int)")));
        assertEquals(Marks.NONE, first(model, javac.method("acme.Here", "execute" + runnable)));
        assertEquals(Marks.NONE, model.marksOf(javac.type("acme.Pool")));
    }

    @Test
    void knowsThePackagesOfTheJdkAndThoseWithAStub() {
        Compilation javac = Compilation.of();
        LibraryModel model =
                javac.model(jar(javac, "org.junit.jupiter.api", "package org.junit.jupiter.api;"));
        assertTrue(model.knows(javac.type("java.text.Format")));
        assertTrue(
                model.knows(javac.onlyMethod("javax.tools.ToolProvider", "getSystemJavaCompiler")));
        assertTrue(model.knows(javac.type("org.junit.jupiter.api.Test")));
        assertFalse(model.knows(javac.type("org.junit.jupiter.params.ParameterizedTest")));
    }

    @Test
    void theStrongerSourceWinsElementByElement() {
        Compilation javac = Compilation.of();
        UserStubs user =
                user(
                        "package java.util.concurrent;",
                        "interface Executor { void execute(@Repeated Runnable task); }",
                        "@ThreadConfined class Phaser {}",
                        "class CountDownLatch {}",
                        "class ConcurrentHashMap<K, @NotHeld V> {}");
        LibraryModel model = javac.model(user);
        assertEquals(
                Marks.of(Mark.REPEATED),
                model.marksOfParameter(
                        javac.onlyMethod("java.util.concurrent.Executor", "execute"), 0));
        assertEquals(
                Marks.of(Mark.THREAD_CONFINED),
                model.marksOf(javac.type("java.util.concurrent.Phaser")));
        assertTrue(
                model.marksOf(javac.type("java.util.concurrent.CountDownLatch"))
                        .has(Mark.SENDABLE_UNCHECKED));
        var map = javac.type("java.util.concurrent.ConcurrentHashMap").getTypeParameters();
        assertEquals(SENDABLE, model.marksOf(map.get(0)));
        assertEquals(Marks.of(Mark.NOT_HELD), model.marksOf(map.get(1)));
        assertEquals(List.of(), problems);
    }

    @Test
    void reportsWhatAUserStubListsAndTheClassDoesNotHave() {
        Compilation javac = Compilation.of();
        UserStubs user =
                user(
                        "package java.util.concurrent;",
                        "class Phaser { void arive(); }",
                        "class Semaphore<T> { void acquire(long n); int permits; }",
                        "class Faser {}",
                        "class Exchanger<V> { @Since(99) V swap(V v); }",
                        "class Executors { static void newCachedThreadPool(ThreadFactory f); }");
        javac.model(user).marksOf(javac.type("java.util.concurrent.Phaser"));
        assertEquals(
                List.of(
                        "2: java.util.concurrent.Phaser declares no arive()",
                        "3: java.util.concurrent.Semaphore declares no acquire(long); it has"
                                + " acquire(), acquire(int)",
                        "3: java.util.concurrent.Semaphore has 0 type parameters, not 1; write all",
                        "3: java.util.concurrent.Semaphore has no field 'permits'",
                        "4: there is no type java.util.concurrent.Faser"),
                problems.stream().map(p -> p.line() + ": " + p.message()).sorted().toList());
    }

    @Test
    void reportsAJarStubThatIsNotOfItsPackage() {
        Compilation javac = Compilation.of();
        LibraryModel model = javac.model(jar(javac, "org.junit.jupiter.api", "package acme;"));
        assertFalse(model.knows(javac.type("org.junit.jupiter.api.Test")));
        assertEquals(1, problems.size(), () -> problems.toString());
        StubProblem problem = problems.get(0);
        assertTrue(problem.file().startsWith("file:"), problem.file());
        assertTrue(problem.file().endsWith("META-INF/locksmith/org.junit.jupiter.api.astub"));
        assertEquals(
                "expected 'package org.junit.jupiter.api;', as the file's name says",
                problem.message());
    }

    @Test
    void knowsMethodsThatAFrameworkRunsElsewhere() {
        Compilation javac =
                Compilation.of(
                        """
                        package acme;
                        class Mailer {
                            @org.springframework.scheduling.annotation.Async void send() {}
                            @Deprecated void check() {}
                        }
                        @jakarta.enterprise.concurrent.Asynchronous
                        class Printer {
                            void print() {}
                        }
                        """);
        LibraryModel model = javac.model();
        assertTrue(model.runsElsewhere(javac.onlyMethod("acme.Mailer", "send")));
        assertFalse(model.runsElsewhere(javac.onlyMethod("acme.Mailer", "check")));
        assertTrue(model.runsElsewhere(javac.onlyMethod("acme.Printer", "print")));
    }

    @Test
    void knowsWhichExecutorsRunTheirTasksHere() {
        Compilation javac = Compilation.of();
        LibraryModel model = javac.model();
        Marks here = Marks.of(Mark.SAME_THREAD);
        assertEquals(
                here,
                model.marksOf(
                        javac.onlyMethod(
                                "com.google.common.util.concurrent.MoreExecutors",
                                "directExecutor")));
        assertEquals(
                here,
                model.marksOf(
                        javac.field("io.netty.util.concurrent.ImmediateExecutor", "INSTANCE")));
        ExecutableElement sync =
                javac.method(
                        "org.springframework.core.task.SyncTaskExecutor",
                        "execute(java.lang.Runnable)");
        assertEquals(Marks.NONE, first(model, sync));
    }
}
