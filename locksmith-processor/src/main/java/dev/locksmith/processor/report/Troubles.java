package dev.locksmith.processor.report;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;

import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/**
 * Tells what could not be checked, at the class; and without a place what is wrong with options and
 * stubs, or good to know.
 */
public final class Troubles {

    private static final String PREFIX = "locksmith: ";
    private static final String SUMMARY = "Locksmith: ";

    private final @Nullable Trees trees;
    private final @Nullable Messager messager;
    private @Nullable CompilationUnitTree unit;

    private Troubles(@Nullable Trees trees, @Nullable Messager messager) {
        this.trees = trees;
        this.messager = messager;
    }

    /** Tells it at the files that javac compiles. */
    public static Troubles at(Trees trees) {
        return new Troubles(trees, null);
    }

    /** Tells it without a place, in any compiler. */
    public static Troubles at(Messager messager) {
        return new Troubles(null, messager);
    }

    /** A file of the compilation; nothing can be told before there is one. */
    public void in(CompilationUnitTree file) {
        unit = file;
    }

    /** A mistake of the user's that is not in the code: in an option, or a stub file. */
    public void error(String problem) {
        print(Diagnostic.Kind.ERROR, problem);
    }

    /** Something that could not be used, or is not checked: no option silences that. */
    public void warn(String text) {
        print(Diagnostic.Kind.MANDATORY_WARNING, text);
    }

    /** Something that should be seen to, and costs nothing meanwhile. */
    void advise(String text) {
        print(Diagnostic.Kind.WARNING, text);
    }

    /** Something that is good to know. */
    public void note(String text) {
        print(Diagnostic.Kind.NOTE, text);
    }

    /** How a compilation ends: no trouble, and so not told as one. */
    void summary(String text) {
        printWhole(Diagnostic.Kind.NOTE, SUMMARY + text);
    }

    /** Something about this place. */
    void tell(Diagnostic.Kind kind, String text, Site site) {
        if (trees != null && site instanceof Site.InTree inTree) {
            InJavac.print(trees, kind, PREFIX + text, inTree);
        } else {
            print(kind, text);
        }
    }

    private void print(Diagnostic.Kind kind, String text) {
        printWhole(kind, PREFIX + text);
    }

    private void printWhole(Diagnostic.Kind kind, String text) {
        if (trees != null && unit != null) {
            InJavac.print(trees, kind, text, unit);
        } else if (messager != null) {
            messager.printMessage(kind, text);
        }
    }

    /** A class of its own: a Java runtime without javac cannot link it. */
    private static final class InJavac {
        static void print(Trees trees, Diagnostic.Kind kind, String text, Site.InTree site) {
            trees.printMessage(kind, text, site.tree(), site.unit());
        }

        static void print(
                Trees trees, Diagnostic.Kind kind, String text, CompilationUnitTree unit) {
            Placeless.print(trees, kind, text, unit);
        }
    }
}
