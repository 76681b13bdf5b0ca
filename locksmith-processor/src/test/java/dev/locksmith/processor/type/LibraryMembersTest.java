package dev.locksmith.processor.type;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Of which methods of a widget that comes in another jar it is known where they belong. */
class LibraryMembersTest {

    private static final String PANEL =
            """
            package lib;

            import java.util.*;
            import javax.swing.*;

            public class Panel extends JPanel implements Named {
                private final List<String> answers = Collections.synchronizedList(new ArrayList<>());
                public List<String> answers() { return answers; }
                public void answer(String text) { answers.add(text); }
                public void log(String text) { SwingUtilities.invokeLater(() -> add(new JLabel(text))); }
                @Override public String title() { return "x"; }
                @Override public void updateUI() { super.updateUI(); }
                @Override public boolean isVisible() { return super.isVisible(); }
                public static int count() { return 1; }
                public static class Wide extends Panel {
                    @Override public void updateUI() { super.updateUI(); }
                    public int width;
                    public int width() { return width; }
                }
            }
            interface Named { String title(); default String shortTitle() { return title(); } }
            """;

    @Test
    void what_a_class_of_another_jar_adds_is_not_known(@TempDir Path directory) {
        Verify.that(
                        """
                        import lib.Panel;

                        class Desk {
                            private final Panel panel = new Panel();
                            private final Panel.Wide wide = new Panel.Wide();
                            void run(java.util.concurrent.ExecutorService pool) {
                                pool.execute(() -> System.out.println(panel.answers()));
                                pool.execute(() -> panel.answer("x"));
                                pool.execute(() -> panel.log("x"));
                                pool.execute(() -> System.out.println(panel.title()));
                                pool.execute(() -> System.out.println(panel.shortTitle()));
                                pool.execute(() -> System.out.println(Panel.count()));
                                pool.execute(() -> System.out.println(wide.width()));
                                pool.execute(() -> wide.log("x"));
                            }
                        }
                        class Page extends Panel {
                            void run(java.util.concurrent.ExecutorService pool) {
                                pool.execute(() -> System.out.println(answers()));
                                pool.execute(() -> setVisible(true)); // ERROR wrong-thread
                            }
                        }
                        """)
                .against(ClassFiles.of(directory, PANEL))
                .holds();
    }

    @Test
    void what_it_inherits_or_overrides_belongs_where_that_belongs(@TempDir Path directory) {
        Verify.that(
                        """
                        import lib.Panel;

                        class Desk {
                            private final Panel panel = new Panel();
                            private final Panel.Wide wide = new Panel.Wide();
                            void run(java.util.concurrent.ExecutorService pool) {
                                pool.execute(() -> panel.setVisible(true)); // ERROR wrong-thread
                                pool.execute(() -> panel.setLayout(null)); // ERROR wrong-thread
                                pool.execute(() -> panel.updateUI()); // ERROR wrong-thread
                                pool.execute(() -> System.out.println(panel.isVisible())); // ERROR wrong-thread
                                pool.execute(() -> wide.updateUI()); // ERROR wrong-thread
                                pool.execute(() -> System.out.println(wide.isVisible())); // ERROR wrong-thread
                                pool.execute(() -> new javax.swing.JTable().selectAll()); // ERROR wrong-thread
                            }
                        }
                        """)
                .against(ClassFiles.of(directory, PANEL))
                .holds();
    }
}
