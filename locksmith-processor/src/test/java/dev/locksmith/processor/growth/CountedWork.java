package dev.locksmith.processor.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.util.Comparator.comparing;

import com.sun.management.ThreadMXBean;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * What the checker did in one compilation.
 *
 * @param steps by the numbers of methods
 * @param bytes that it allocated: what it copies is no step
 */
record CountedWork(List<Long> steps, long bytes) {

    private static final ClassLoader COUNTING = new CountingLoader();
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Where something is confined, and only there, the checker follows all values. */
    private static final Source CONFINED =
            new Source(
                    "LastOfAll.java",
                    "@dev.locksmith.annotations.ThreadConfined final class LastOfAll {}");

    /** Checks a source, which has to be free of findings with these options. */
    static CountedWork checking(String source, String... options)
            throws IOException, ReflectiveOperationException {
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        Source file = new Source("Test.java", source);
        CountedWork work = checking(List.of(file), List.of(), told, options);
        assertEquals(List.of(), told.getDiagnostics());
        return work;
    }

    /** Checks sources, with these options of javac and of the checker. */
    static CountedWork checking(
            List<Source> sources,
            List<String> javacOptions,
            DiagnosticCollector<JavaFileObject> told,
            String... options)
            throws IOException, ReflectiveOperationException {
        JavacTask task = task(sources, javacOptions, told);
        Plugin checker =
                (Plugin)
                        COUNTING.loadClass("dev.locksmith.processor.LocksmithPlugin")
                                .getConstructor()
                                .newInstance();
        // javac tells its listeners in the order in which they came.
        Bytes bytes = new Bytes();
        task.addTaskListener(bytes.new Before());
        checker.init(task, options);
        task.addTaskListener(bytes.new After());
        long[] before = Steps.taken();
        task.analyze();
        long[] after = Steps.taken();
        for (int i = 0; i < before.length; i++) {
            after[i] -= before[i];
        }
        return new CountedWork(Arrays.stream(after).boxed().toList(), bytes.sum);
    }

    private static JavacTask task(
            List<Source> sources,
            List<String> javacOptions,
            DiagnosticCollector<JavaFileObject> told) {
        List<Source> files = new ArrayList<>(sources);
        files.add(CONFINED);
        // An empty processor path: the checker on the class path must not start by itself.
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "-processorpath",
                                "none",
                                "-classpath",
                                System.getProperty("java.class.path")));
        options.addAll(javacOptions);
        return (JavacTask)
                ToolProvider.getSystemJavaCompiler()
                        .getTask(new StringWriter(), null, told, options, null, files);
    }

    long allSteps() {
        return steps.stream().mapToLong(Long::longValue).sum();
    }

    /** The methods that took most of the steps, with their numbers. */
    String most() {
        return IntStream.range(0, steps.size())
                .boxed()
                .sorted(comparing((Integer method) -> steps.get(method)).reversed())
                .limit(5)
                .map(method -> Steps.methodOf(method) + " " + steps.get(method))
                .collect(Collectors.joining(", "));
    }

    /** Adds up what is allocated between the checker's neighbours. */
    private static final class Bytes {

        private long begin;
        private long sum;

        final class Before implements TaskListener {
            @Override
            public void finished(TaskEvent event) {
                begin = THREAD.getCurrentThreadAllocatedBytes();
            }
        }

        final class After implements TaskListener {
            @Override
            public void finished(TaskEvent event) {
                sum += THREAD.getCurrentThreadAllocatedBytes() - begin;
            }
        }
    }
}
