package dev.locksmith.benchmarks.compile;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.tools.ToolProvider;

/**
 * Runs javac in this new process and then says what the process used, and the time of the last run:
 * the arguments are javac's, and the last line printed is a {@link Usage}.
 */
final class MeasuredJavac {

    /** How often to run javac, if not once. */
    static final String TIMES = "compile.times";

    private MeasuredJavac() {}

    public static void main(String[] arguments) throws IOException {
        LiveHeap heap = new LiveHeap();
        if (Boolean.getBoolean(LiveHeap.PROPERTY)) {
            heap.start();
        }
        int status = 0;
        long wall = 0;
        for (int left = Integer.getInteger(TIMES, 1); left > 0; left--) {
            long begin = System.nanoTime();
            status |= ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments);
            wall = System.nanoTime() - begin;
        }
        long cpu =
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime();
        System.out.println();
        System.out.println(
                new Usage(wall / 1e6, cpu / 1e6, residentPeak(), heap.largest()).toLine());
        System.out.flush();
        System.exit(status);
    }

    /** The most memory this process ever had in use, in megabytes; 0 where the system tells not. */
    private static double residentPeak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        return 0;
    }
}
