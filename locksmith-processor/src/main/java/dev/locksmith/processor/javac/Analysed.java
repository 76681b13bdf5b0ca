package dev.locksmith.processor.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;

import dev.locksmith.processor.fact.Member;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Suppression;

import javax.lang.model.element.TypeElement;

/** A top-level class that javac has analysed. */
record Analysed(ClassTree tree, TypeElement type, CompilationUnitTree unit) {

    String name() {
        return type.getQualifiedName().toString();
    }

    /**
     * Where it stands.
     *
     * @param around what is silenced there
     */
    Site site(Suppression around) {
        return new Site.InTree(tree, unit, around, Member.ofType(name()));
    }
}
