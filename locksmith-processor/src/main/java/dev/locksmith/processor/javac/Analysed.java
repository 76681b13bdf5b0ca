package dev.locksmith.processor.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;

import javax.lang.model.element.TypeElement;

/** A top-level class that javac has analysed. */
record Analysed(ClassTree tree, TypeElement type, CompilationUnitTree unit) {}
