package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Functions that a field holds, or a list, and where they are run. */
class FunctionsInFieldsTest {

    @Test
    void a_field_that_is_given_one_function() {
        Verify.that(
                        """
                        import java.util.TimerTask;
                        import java.util.concurrent.Callable;
                        import java.util.concurrent.ExecutorService;
                        import javax.swing.JLabel;
                        import javax.swing.SwingUtilities;

                        class View {
                            private static final JLabel STATUS = new JLabel();
                            private static final Runnable SHOW = () -> STATUS.setText("x");
                            private final JLabel label = new JLabel();
                            private final Runnable update = () -> label.setText("x");
                            private final Runnable painter = this::paint;
                            private final TimerTask task =
                                new TimerTask() { @Override public void run() { label.setText("x"); } };
                            private Callable<String> given;
                            View() { given = () -> { label.setText("x"); return ""; }; }
                            private void paint() { label.setText("y"); }
                            static void show() { new Thread(SHOW).start(); } // ERROR wrong-thread
                            void one(ExecutorService pool) { pool.execute(update); } // ERROR wrong-thread
                            void two(ExecutorService pool) { pool.submit(this.painter); } // ERROR wrong-thread
                            void three(java.util.Timer timer) { timer.schedule(task, 10); } // ERROR wrong-thread
                            void four(ExecutorService pool) { pool.submit(given); } // ERROR wrong-thread
                            void five() { SwingUtilities.invokeLater(update); painter.run(); }
                        }
                        """)
                .holds();
    }

    @Test
    void a_field_that_changes() {
        Verify.that(
                        """
                        import java.util.concurrent.ExecutorService;
                        import javax.swing.JLabel;

                        class View {
                            private final JLabel label = new JLabel();
                            private Runnable update = () -> label.setText("x");
                            Runnable open = () -> label.setText("x");
                            void stop() { update = () -> {}; }
                            void one(ExecutorService pool) { pool.execute(update); }
                            void two(ExecutorService pool) { pool.execute(open); }
                        }
                        """)
                .holds();
    }

    @Test
    void each_of_a_list() {
        Verify.that(
                        """
                        import java.util.ArrayList;
                        import java.util.List;
                        import java.util.concurrent.Executor;
                        import java.util.concurrent.ExecutorService;
                        import javax.swing.JLabel;
                        import javax.swing.SwingUtilities;

                        class View {
                            private final JLabel label = new JLabel();
                            void elsewhere(ExecutorService pool) {
                                List<Runnable> all = new ArrayList<>();
                                all.add(() -> label.setText("x"));
                                all.forEach(pool::submit); // ERROR wrong-thread
                            }
                            void here() {
                                List<Runnable> all = new ArrayList<>();
                                all.add(() -> label.setText("x"));
                                Executor same = Runnable::run;
                                Executor later = SwingUtilities::invokeLater;
                                all.forEach(Runnable::run);
                                all.forEach(SwingUtilities::invokeLater);
                                all.forEach(same::execute);
                                all.forEach(later::execute);
                            }
                        }
                        """)
                .holds();
    }
}
