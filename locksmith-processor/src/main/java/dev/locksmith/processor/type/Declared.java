package dev.locksmith.processor.type;

import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.library.LibraryModel;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/** What declarations say of themselves: our annotations, those recognised by name, the library model. */
public final class Declared {

    private final LibraryModel library;

    public Declared(LibraryModel library) {
        this.library = library;
    }

    /** What is said of a type, method (its result), field, parameter, local variable or type parameter. */
    public Marks of(Element element) {
        return library.marksOf(element);
    }

    /** What is said of the receiver of a method. */
    public Marks ofReceiver(ExecutableElement method) {
        return library.marksOfReceiver(method);
    }

    /** What a type annotation at this use of a type says. */
    public Marks of(TypeMirror use) {
        return Marks.NONE;
    }
}
