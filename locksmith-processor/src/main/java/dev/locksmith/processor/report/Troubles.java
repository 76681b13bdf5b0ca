package dev.locksmith.processor.report;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

import javax.annotation.processing.Messager;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Tells what could not be checked, at the class; and without a place what is wrong with options and
 * stubs, or good to know.
 */
public final class Troubles {

    private static final String PREFIX = "locksmith: ";

    private final @Nullable Trees trees;
    private final @Nullable Messager messager;
    private final Set<String> told = new HashSet<>();
    private String checked = "";
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

    /** The class that is being checked. */
    public void now(TypeElement current) {
        checked = current.toString();
    }

    /** The class that is being checked, and its file. */
    public void now(TypeElement current, CompilationUnitTree file) {
        checked = current.toString();
        unit = file;
    }

    /** A file of the compilation; nothing can be told before there is one. */
    public void in(CompilationUnitTree file) {
        unit = file;
    }

    /** Now everything is checked at once. */
    public void now() {
        checked = "the whole compilation";
    }

    /** A mistake of the user's that is not in the code: in an option, or a stub file. */
    public void error(String problem) {
        print(Diagnostic.Kind.ERROR, problem);
    }

    /** Something that could not be used, or is not checked. */
    public void warn(String text) {
        print(Diagnostic.Kind.WARNING, text);
    }

    /** Something that is good to know. */
    public void note(String text) {
        print(Diagnostic.Kind.NOTE, text);
    }

    /** Whether something failed, so that more may be wrong than was told. */
    public boolean isAnythingUnchecked() {
        return !told.isEmpty();
    }

    /** A rule failed; the others go on. */
    public void inRule(String rule, Throwable failure) {
        tell("by the rule " + rule, failure);
    }

    /** The scan of a class, or the solving after the last one, failed. */
    public void inScan(Throwable failure) {
        tell("by any rule", failure);
    }

    private void tell(String by, Throwable failure) {
        if (told.add(by + checked)) {
            StackTraceElement[] stack = failure.getStackTrace();
            String top = stack.length == 0 ? "" : " at " + stack[0];
            String why = ", because of a mistake in the checker itself: ";
            String text = checked + " was not fully checked " + by + why + failure + top;
            if (trees != null && unit != null) {
                InJavac.printAt(trees, Diagnostic.Kind.WARNING, PREFIX + text, unit);
            } else {
                print(Diagnostic.Kind.WARNING, text);
            }
        }
    }

    private void print(Diagnostic.Kind kind, String text) {
        if (trees != null && unit != null) {
            InJavac.print(trees, kind, PREFIX + text, unit);
        } else if (messager != null) {
            messager.printMessage(kind, PREFIX + text);
        }
    }

    /** A class of its own: a Java runtime without javac cannot link it. */
    private static final class InJavac {
        static void printAt(
                Trees trees, Diagnostic.Kind kind, String text, CompilationUnitTree unit) {
            trees.printMessage(kind, text, unit, unit);
        }

        static void print(
                Trees trees, Diagnostic.Kind kind, String text, CompilationUnitTree unit) {
            Placeless.print(trees, kind, text, unit);
        }
    }
}
