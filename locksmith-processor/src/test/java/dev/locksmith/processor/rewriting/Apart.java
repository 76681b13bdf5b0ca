package dev.locksmith.processor.rewriting;

/** Puts each class into a file of its own; the text stays as it is. */
final class Apart extends Rewriter {

    Apart(Source source) {
        super(source);
    }

    @Override
    void finish() {
        if (source.unit.getTypeDecls().size() > 1) {
            add();
        }
    }
}
