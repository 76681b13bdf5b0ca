package dev.locksmith.processor.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.processor.testing.Snippet;

import org.junit.jupiter.api.Test;

import java.util.stream.Stream;

class TypeTextTest {

    @Test
    void types_are_named_as_their_readers_write_them() {
        Snippet code =
                Snippet.of(
                        """
                        class Ask<T> {
                            Map<String, ? extends List<@ThreadConfined Runnable>> a;
                            Map.Entry<?, ? super T> b;
                            int[][] c;
                            T d;
                            Missing e;
                        }
                        """);
        assertEquals(
                "Map<String, ? extends List<Runnable>>", TypeText.of(code.field("a").asType()));
        assertEquals("Map.Entry<?, ? super T>", TypeText.of(code.field("b").asType()));
        assertEquals("int[][]", TypeText.of(code.field("c").asType()));
        assertEquals("T", TypeText.of(code.field("d").asType()));
        assertEquals("Missing", TypeText.of(code.field("e").asType()));
    }

    @Test
    void nouns_have_the_article_they_are_spoken_with() {
        assertEquals(
                "a Lamp, an Order, an int, an Event, a User, a Unit, a Url, an Update, an Unlocked,"
                        + " a European, a OneShot, an HttpServletRequest, a House",
                String.join(
                        ", ",
                        Stream.of(
                                        "Lamp",
                                        "Order",
                                        "int",
                                        "Event",
                                        "User",
                                        "Unit",
                                        "Url",
                                        "Update",
                                        "Unlocked",
                                        "European",
                                        "OneShot",
                                        "HttpServletRequest",
                                        "House")
                                .map(TypeText::withArticle)
                                .toList()));
    }
}
