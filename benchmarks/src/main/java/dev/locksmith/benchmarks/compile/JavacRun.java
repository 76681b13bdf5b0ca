package dev.locksmith.benchmarks.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compilations in processes of their own, by the JDK that runs this. */
final class JavacRun {

    private final Tools tools;
    private final Path directory;

    JavacRun(Tools tools, Path directory) {
        this.tools = tools;
        this.directory = directory;
    }

    /** What the process printed; the code base has to compile. */
    String of(CodeBase codeBase, Tool tool, Measure measure)
            throws IOException, InterruptedException {
        Path classes = Files.createTempDirectory(directory, "classes");
        try {
            Process process =
                    new ProcessBuilder(command(codeBase, tool, measure, classes))
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        codeBase.name() + " does not compile with " + tool + ":\n" + output);
            }
            return output;
        } finally {
            CodeBase.delete(classes);
        }
    }

    private List<String> command(CodeBase codeBase, Tool tool, Measure measure, Path classes) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(measure.machineOptions());
        command.addAll(tool.machineOptions());
        command.addAll(List.of("-cp", tools.own(), MeasuredJavac.class.getName()));
        command.addAll(List.of("-encoding", "UTF-8", "-Xmaxwarns", "1", "-implicit:none"));
        command.addAll(List.of("-classpath", tools.others(), "-d", classes.toString()));
        command.addAll(tool.javacOptions(tools));
        command.add("@" + codeBase.list());
        return command;
    }
}
