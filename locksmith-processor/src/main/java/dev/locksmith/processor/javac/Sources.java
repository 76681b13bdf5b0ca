package dev.locksmith.processor.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.summary.Places;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** The top-level classes that are compiled from source, and which of them are still to come. */
final class Sources implements Predicate<TypeElement> {

    private final Set<String> all = new HashSet<>();
    private final List<TypeElement> analysed = new ArrayList<>();
    private @Nullable CompilationUnitTree first;
    private final Map<String, Set<JavaFileObject>> files = new HashMap<>();
    private final Set<String> unbegun = new HashSet<>();
    private final Set<String> pending = new HashSet<>();
    private final Map<TypeElement, Boolean> known = new HashMap<>();
    private final LockingClasses locking = new LockingClasses();

    /** A source file was read. */
    void entered(CompilationUnitTree unit) {
        if (first == null) {
            first = unit;
        }
        files.computeIfAbsent(Places.fileName(unit), any -> new HashSet<>())
                .add(unit.getSourceFile());
        ExpressionTree packageName = unit.getPackageName();
        String prefix = packageName == null ? "" : packageName + ".";
        locking.entered(unit, prefix);
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree type) {
                String name = prefix + type.getSimpleName();
                all.add(name);
                unbegun.add(name);
                pending.add(name);
            }
        }
    }

    /** The analysis of a class begins. */
    void begun(TypeElement type) {
        unbegun.remove(type.getQualifiedName().toString());
    }

    /**
     * Whether the analysis of all classes has begun. While one of them ends, javac has lowered none
     * then: it lowers a class when it has analysed all that it analyses together.
     */
    boolean areAllBegun() {
        return unbegun.isEmpty();
    }

    /** Whether all classes were analysed. */
    boolean areAllAnalysed() {
        return pending.isEmpty();
    }

    /** Those that lock whatever they do. */
    LockingClasses locking() {
        return locking;
    }

    /** The names of all. */
    Set<String> names() {
        return all;
    }

    /** The files, by their names without a folder. */
    Map<String, Set<JavaFileObject>> files() {
        return files;
    }

    /** One of the files that were read, null if none was. */
    @Nullable CompilationUnitTree any() {
        return first;
    }

    /** The top-level classes that were analysed. */
    List<TypeElement> analysed() {
        return analysed;
    }

    /** A class was analysed; whether it was the last one. */
    boolean analysed(TypeElement type) {
        analysed.add(type);
        return pending.remove(type.getQualifiedName().toString()) && pending.isEmpty();
    }

    @Override
    public boolean test(TypeElement type) {
        Boolean source = known.get(type);
        if (source == null) {
            Element outermost = type;
            for (Element at = type; at != null; at = at.getEnclosingElement()) {
                if (at instanceof TypeElement) {
                    outermost = at;
                }
            }
            source = all.contains(((TypeElement) outermost).getQualifiedName().toString());
            known.put(type, source);
        }
        return source;
    }
}
