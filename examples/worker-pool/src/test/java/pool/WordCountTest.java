package pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.Map;

class WordCountTest {

    @Test
    void all_words_are_counted() throws Exception {
        WordCount count = new WordCount(List.of("to be or not to be", "to see"));
        assertEquals(Map.of("to", 3, "be", 2, "or", 1, "not", 1, "see", 1), count.run(2));
    }

    @Test
    void however_many_workers_there_are() throws Exception {
        WordCount count = new WordCount(Collections.nCopies(1_000, "a b a"));
        assertEquals(Map.of("a", 2_000, "b", 1_000), count.run(8));
    }
}
