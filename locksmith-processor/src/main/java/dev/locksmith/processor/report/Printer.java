package dev.locksmith.processor.report;

import com.sun.source.util.Trees;

import dev.locksmith.processor.fact.Site;

import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Shows messages where they belong, in whatever way the compiler has for that. */
interface Printer {

    void print(Diagnostic.Kind kind, String message, Site site);

    /** At the trees of javac. */
    static Printer at(Trees trees) {
        return (kind, message, site) -> {
            if (site instanceof Site.InTree inTree) {
                trees.printMessage(kind, message, inTree.tree(), inTree.unit());
            }
        };
    }

    /** At declarations, in any compiler. */
    static Printer at(Messager messager) {
        return (kind, message, site) -> {
            if (site instanceof Site.OfElement ofElement) {
                messager.printMessage(kind, message, ofElement.element());
            }
        };
    }
}
