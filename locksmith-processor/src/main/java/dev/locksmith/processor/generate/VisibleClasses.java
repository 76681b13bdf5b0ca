package dev.locksmith.processor.generate;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The classes that a piece of code can see: those of the modules that its own module reads. Code
 * that is compiled for Java 8 belongs to no module, and sees the whole class path.
 */
final class VisibleClasses {
    private final Elements elements;

    VisibleClasses(Elements elements) {
        this.elements = elements;
    }

    /** The class of this qualified name that code sees; null where there is none. */
    @Nullable TypeElement find(Element code, CharSequence name) {
        ModuleElement module = elements.getModuleOf(code);
        return module == null
                ? elements.getTypeElement(name)
                : elements.getTypeElement(module, name);
    }

    /** The name of the module that code belongs to; null where modules have no names. */
    @Nullable CharSequence nameOfModule(Element code) {
        ModuleElement module = elements.getModuleOf(code);
        return module == null || module.isUnnamed() ? null : module.getQualifiedName();
    }
}
