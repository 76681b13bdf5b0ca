package search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import javax.swing.SwingUtilities;

class SearchPanelTest {

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private final AtomicReference<SearchPanel> panel = new AtomicReference<>();

    private void search(Function<String, List<String>> index) throws Exception {
        SwingUtilities.invokeAndWait(
                () -> {
                    panel.set(new SearchPanel(index));
                    panel.get().search("a");
                });
    }

    private String state() throws Exception {
        AtomicReference<String> state = new AtomicReference<>();
        SwingUtilities.invokeAndWait(() -> state.set(panel.get().state()));
        return state.get();
    }

    private void awaitState(String wanted) throws Exception {
        for (int i = 0; i < 3_000 && !state().equals(wanted); i++) {
            Thread.sleep(10);
        }
        assertEquals(wanted, state());
    }

    @Test
    void what_is_found_is_shown_when_the_search_is_over() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        search(
                words -> {
                    await(mayEnd);
                    return List.of(words, words);
                });
        assertEquals("searching", state());
        mayEnd.countDown();
        awaitState("2 found");
    }

    @Test
    void a_search_that_fails_says_so() throws Exception {
        search(
                words -> {
                    throw new IllegalStateException(words);
                });
        awaitState("the search failed");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
