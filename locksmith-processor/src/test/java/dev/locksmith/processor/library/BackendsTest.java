package dev.locksmith.processor.library;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Programs that run the thread to which the objects of a library belong. */
class BackendsTest {

    private static final String IMPORTS =
            """
            import java.util.*;
            import java.util.concurrent.*;
            """;

    @TempDir Path classes;

    /** Who calls a listener by the library's type is a backend; who calls a game is not. */
    @Test
    void of_libgdx() {
        ClassFiles.of(
                classes,
                """
                package com.badlogic.gdx;
                public interface ApplicationListener {
                    void create();
                    void render();
                    void dispose();
                }""",
                "package com.badlogic.gdx.graphics;\npublic class Mesh { public void render() {} }");
        Verify.that(
                        IMPORTS
                                + """
                                import com.badlogic.gdx.*;
                                import com.badlogic.gdx.graphics.*;
                                class Backend {
                                    private final ApplicationListener listener;
                                    private boolean running = true;
                                    Backend(ApplicationListener listener) { this.listener = listener; }
                                    void start() {
                                        new Thread("game") {
                                            @Override public void run() { loop(); }
                                        }.start();
                                    }
                                    private final Mesh logo = new Mesh();
                                    private void loop() {
                                        clear();
                                        listener.create();
                                        while (running) { clear(); listener.render(); }
                                    }
                                    private void clear() { logo.render(); }
                                    void splash() {
                                        new Thread(() -> clear()).start(); // ERROR wrong-thread
                                    }
                                    void onSwing() {
                                        javax.swing.SwingUtilities.invokeLater(() -> {
                                            listener.render();
                                            javax.swing.SwingUtilities.invokeLater(listener::dispose);
                                        });
                                    }
                                }
                                class Game implements ApplicationListener {
                                    private final Mesh mesh = new Mesh();
                                    @Override public void create() { mesh.render(); }
                                    @Override public void render() { mesh.render(); }
                                    @Override public void dispose() {}
                                    void load(ExecutorService pool) {
                                        pool.execute(() -> mesh.render()); // ERROR wrong-thread
                                        pool.execute(() -> render()); // ERROR wrong-thread
                                        pool.execute(this::create); // ERROR wrong-thread
                                    }
                                    static void test(Game game) {
                                        new Thread(game::render).start(); // ERROR wrong-thread
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }
}
