package dev.locksmith.processor.report;

import javax.tools.Diagnostic;

/** Shows the user new findings where they are. */
record Messages(Printer printer) implements Sink {

    @Override
    public void accept(Judged judged) {
        if (judged.standing() == Standing.NEW) {
            Finding finding = judged.finding();
            printer.print(kind(judged.severity()), finding.message(), finding.site());
        }
    }

    @Override
    public void finish(Extent extent, Troubles troubles) {}

    static Diagnostic.Kind kind(Severity severity) {
        return severity == Severity.WARN ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR;
    }
}
