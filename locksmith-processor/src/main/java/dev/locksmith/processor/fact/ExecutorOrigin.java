package dev.locksmith.processor.fact;

import javax.lang.model.element.Element;

/** Where an executor comes from, as far as one body shows. */
public sealed interface ExecutorOrigin {

    /** It is made here, and runs one task at a time. */
    ExecutorOrigin ONE_BY_ONE = new OneByOne();

    /** Nothing says that it runs one task at a time. */
    ExecutorOrigin OTHER = new Other();

    /** See {@link #ONE_BY_ONE}. */
    record OneByOne() implements ExecutorOrigin {}

    /** A field or parameter holds it, or a method that is compiled here gives it. */
    record Of(Element element) implements ExecutorOrigin {}

    /** See {@link #OTHER}. */
    record Other() implements ExecutorOrigin {}
}
