package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Domain;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.domain.Misplaced;
import dev.locksmith.processor.report.Finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code wrong-thread}: what belongs to a thread domain is used by code that runs elsewhere. */
final class WrongThread implements Rule<Misplaced> {

    /** How code is handed to the domains that are known. */
    private static final Map<String, String> WAYS_IN =
            Map.of(
                    "Swing's event thread",
                    "with SwingUtilities.invokeLater, or in SwingWorker.done",
                    "the JavaFX application thread",
                    "with Platform.runLater",
                    "the thread of the SWT display",
                    "with Display.asyncExec",
                    "the thread that holds Vaadin's session",
                    "with UI.access",
                    "the main thread",
                    "with Activity.runOnUiThread or View.post",
                    "the thread of the graphics context",
                    "with Application.postRunnable, or in a queue that the render loop empties");

    @Override
    public String id() {
        return "wrong-thread";
    }

    @Override
    public Class<Misplaced> facts() {
        return Misplaced.class;
    }

    @Override
    public void check(Misplaced fact, Knowledge knowledge, Consumer<Finding> findings) {
        List<String> reasons = new ArrayList<>(fact.way());
        if (!reasons.contains(fact.place().reason())) {
            reasons.add(fact.place().reason());
        }
        findings.accept(
                new Finding(id(), fact.site(), fact.what(), headline(fact), reasons, fix(fact)));
    }

    private static String headline(Misplaced fact) {
        return fact.what()
                + (fact.domain().kind() == Domain.Kind.BACKGROUND ? " is for " : " belongs to ")
                + fact.domain().name()
                + ", but "
                + fact.described()
                + " is run "
                + (fact.place() instanceof Place.In in
                        ? "on " + in.domain().name()
                        : "on another one");
    }

    private static String fix(Misplaced fact) {
        return switch (fact.domain().kind()) {
            case THREAD ->
                    "do here what takes time, and hand the rest to "
                            + fact.domain().name()
                            + ", "
                            + WAYS_IN.getOrDefault(fact.domain().name(), "through its executor");
            case BACKGROUND ->
                    "hand it to a thread in the background, and come back with the result";
            case BOUND ->
                    "ask for what is needed before the task starts, and let the task capture that";
            case PROXIED ->
                    "do this before the task starts, or open in the task what "
                            + fact.domain().name()
                            + " has";
        };
    }
}
