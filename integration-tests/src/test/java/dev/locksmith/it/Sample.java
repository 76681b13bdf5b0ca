package dev.locksmith.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A user's build of two modules: {@code lib} wraps an executor and knows nothing of us, {@code app}
 * leaks a confined object through the wrapper. It is set up with what README shows.
 */
final class Sample {

    private Sample() {}

    static Maven write(Path project, Path repository) throws IOException {
        file(project, "pom.xml", pom("parent", "pom", MODULES + Readme.mavenSetup()));
        file(project, "lib/pom.xml", module("lib", ""));
        file(project, "app/pom.xml", module("app", DEPENDENCY_ON_LIB));
        file(
                project,
                "lib/src/main/java/lib/Background.java",
                """
                package lib;

                import java.util.concurrent.Executor;

                public final class Background {
                    private final Executor pool;

                    public Background(Executor pool) {
                        this.pool = pool;
                    }

                    public void later(Runnable task) {
                        pool.execute(task);
                    }
                }
                """);
        file(
                project,
                "app/src/main/java/app/Canvas.java",
                """
                package app;

                import dev.locksmith.annotations.ThreadConfined;

                @ThreadConfined
                final class Canvas {
                    void draw(String line) {}
                }
                """);
        file(
                project,
                "app/src/main/java/app/Report.java",
                """
                package app;

                import lib.Background;

                final class Report {
                    private Report() {}

                    static void print(Background background) {
                        Canvas canvas = new Canvas();
                        canvas.draw("title");
                        background.later(() -> canvas.draw("hello"));
                    }
                }
                """);
        return Maven.in(project, repository);
    }

    private static final String MODULES =
            """
            <modules><module>lib</module><module>app</module></modules>
            <properties>
              <maven.compiler.release>17</maven.compiler.release>
              <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
            </properties>
            """;

    private static final String DEPENDENCY_ON_LIB =
            """
            <dependencies>
              <dependency>
                <groupId>sample</groupId>
                <artifactId>lib</artifactId>
                <version>1</version>
              </dependency>
            </dependencies>
            """;

    private static String module(String name, String rest) {
        String parent =
                """
                <parent>
                  <groupId>sample</groupId>
                  <artifactId>parent</artifactId>
                  <version>1</version>
                </parent>
                """;
        return pom(name, "jar", parent + rest);
    }

    private static String pom(String name, String packaging, String rest) {
        return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>sample</groupId>
          <artifactId>%s</artifactId>
          <version>1</version>
          <packaging>%s</packaging>
          %s
        </project>
        """
                .formatted(name, packaging, rest);
    }

    private static void file(Path project, String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
