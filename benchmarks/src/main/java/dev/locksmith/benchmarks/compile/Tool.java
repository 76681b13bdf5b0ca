package dev.locksmith.benchmarks.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What looks at the code while javac compiles it. */
enum Tool {
    PLAIN("-proc:none"),
    NO_OP_PROCESSOR("-processor", NoOpProcessor.class.getName()),
    TREE_WALK("-proc:none", "-Xplugin:TreeWalk"),
    LOCKSMITH_PLUGIN("-proc:none", "-Xplugin:Locksmith"),
    LOCKSMITH_TIMED("-proc:none", "-Xplugin:Locksmith timing=true"),
    LOCKSMITH_SIMPLE("-proc:none", "-XDcompilePolicy=simple", "-Xplugin:Locksmith timing=true"),
    LOCKSMITH_PROCESSOR("-processor", "dev.locksmith.processor.LocksmithProcessor"),
    ERROR_PRONE(
            "-proc:none",
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            "-Xplugin:ErrorProne -XepAllErrorsAsWarnings"),
    ERROR_PRONE_NULLAWAY(
            "-proc:none",
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            "-XDaddTypeAnnotationsToSymbol=true",
            "-Xplugin:ErrorProne -XepAllErrorsAsWarnings -Xep:NullAway:WARN"
                    + " -XepOpt:NullAway:AnnotatedPackages=com.google,org.apache,com.github"),
    CHECKER_FRAMEWORK_NULLNESS(
            "-processor", "org.checkerframework.checker.nullness.NullnessChecker", "-Awarns");

    private static final List<String> OPENED =
            List.of(
                    "api",
                    "code",
                    "comp",
                    "file",
                    "main",
                    "model",
                    "parser",
                    "processing",
                    "tree",
                    "util");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> options;

    Tool(String... options) {
        this.options = List.of(options);
    }

    List<String> javacOptions(Tools paths) {
        List<String> all = new ArrayList<>(List.of("-processorpath", path(paths)));
        all.addAll(options);
        return all;
    }

    /** What the virtual machine must open to this tool. */
    List<String> machineOptions() {
        return switch (this) {
            case ERROR_PRONE, ERROR_PRONE_NULLAWAY, CHECKER_FRAMEWORK_NULLNESS ->
                    OPENED.stream()
                            .flatMap(
                                    name ->
                                            Stream.of(
                                                    "--add-opens",
                                                    "jdk.compiler/com.sun.tools.javac."
                                                            + name
                                                            + "=ALL-UNNAMED"))
                            .toList();
            default -> List.of();
        };
    }

    private String path(Tools paths) {
        return switch (this) {
            case PLAIN -> "";
            case NO_OP_PROCESSOR, TREE_WALK -> paths.own();
            case LOCKSMITH_PLUGIN, LOCKSMITH_TIMED, LOCKSMITH_SIMPLE, LOCKSMITH_PROCESSOR ->
                    paths.locksmith();
            case ERROR_PRONE -> paths.othersBut("nullaway");
            case ERROR_PRONE_NULLAWAY, CHECKER_FRAMEWORK_NULLNESS -> paths.others();
        };
    }

    /** Whether it prints how long it took itself. */
    boolean tellsOwnTime() {
        return this == LOCKSMITH_TIMED || this == LOCKSMITH_SIMPLE || this == TREE_WALK;
    }

    /** The name in result files. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
