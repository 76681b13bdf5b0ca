package dev.locksmith.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

class UnmatchedTest {

    private static final List<String> COMPILED =
            List.of(
                    "com.acme.generated.Parser",
                    "com.acme.v2.Api",
                    "com.acme.orders.Order",
                    "Main");

    private final List<String> told = new ArrayList<>();

    /** Takes what is printed without a place. */
    private final class Printed implements Messager {
        @Override
        public void printMessage(Diagnostic.Kind kind, CharSequence text) {
            told.add(kind + " " + text);
        }

        @Override
        public void printMessage(Diagnostic.Kind kind, CharSequence text, Element element) {
            throw new AssertionError(text + " at " + element);
        }

        @Override
        public void printMessage(
                Diagnostic.Kind kind,
                CharSequence text,
                Element element,
                AnnotationMirror annotation) {
            printMessage(kind, text, element);
        }

        @Override
        public void printMessage(
                Diagnostic.Kind kind,
                CharSequence text,
                Element element,
                AnnotationMirror annotation,
                AnnotationValue value) {
            printMessage(kind, text, element);
        }
    }

    private void tell(Selection selection) {
        Troubles troubles = Troubles.at(new Printed());
        new Unmatched(COMPILED, "com.acme.elsewhere"::equals, troubles).tell(selection);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.acme.generated |",
                "com.acme.generated.Parser |",
                "com |",
                "Main |",
                "com.acme.elsewhere |",
                "com.acme.genrated | com.acme.generated",
                "com.acme.Generated | com.acme.generated",
                "com.acme.genreated.Parser | com.acme.generated.Parser",
                "com.acme.generated.Parsers | com.acme.generated.Parser",
                "com.acme.v1 | note",
                "com.acme.core | note",
                "com.acme.generator | note",
                "org.acme.genrated | note",
                "com.acme.generated.Parser.Inner | note",
                "Mains | note",
            })
    void warns_of_mistakes_and_notes_what_may_be_meant_for_another_module(
            String name, String meant) {
        tell(new Selection(Set.of(), Set.of(name)));
        String unmatched =
                "locksmith: locksmith.skip has '"
                        + name
                        + "', which matches nothing that is compiled";
        assertEquals(
                meant == null
                        ? List.of()
                        : meant.equals("note")
                                ? List.of(
                                        "NOTE "
                                                + unmatched
                                                + "; that is right if the option is meant for"
                                                + " another module")
                                : List.of(
                                        "MANDATORY_WARNING "
                                                + unmatched
                                                + "; did you mean '"
                                                + meant
                                                + "'?"),
                told);
    }

    @Test
    void tells_of_both_options() {
        tell(new Selection(Set.of("com.acme.genrated"), Set.of("com.acme.genrated")));
        assertEquals(
                List.of("locksmith.packages", "locksmith.skip"),
                told.stream().map(each -> each.split(" ", -1)[2]).toList());
    }
}
