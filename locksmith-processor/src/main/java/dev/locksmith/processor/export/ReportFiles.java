package dev.locksmith.processor.export;

import dev.locksmith.processor.report.Extent;
import dev.locksmith.processor.report.FileFailure;
import dev.locksmith.processor.report.Judged;
import dev.locksmith.processor.report.Sink;
import dev.locksmith.processor.report.Troubles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes all findings of a compilation into a directory when it ends; those that are suppressed,
 * and those in the baseline, are marked.
 */
public final class ReportFiles implements Sink {

    private final String directory;
    private final List<String> rules;
    private final SourcePlaces places;
    private final Supplier<Inventory> inventory;
    private final List<Exported> findings = new ArrayList<>();

    /**
     * @param directory it is made if it is not there
     * @param rules the ids of all rules
     * @param inventory what else is known in the end
     */
    public ReportFiles(
            String directory,
            List<String> rules,
            SourcePlaces places,
            Supplier<Inventory> inventory) {
        this.directory = directory;
        this.rules = rules;
        this.places = places;
        this.inventory = inventory;
    }

    @Override
    public void accept(Judged judged) {
        findings.add(Exported.of(judged, places));
    }

    @Override
    public void finish(Extent extent, Troubles troubles) {
        // Not in the order in which files were compiled: versions of a report can be compared.
        findings.sort(
                Comparator.comparing((Exported each) -> each.place().orElse(SourcePlace.NOWHERE))
                        .thenComparing(each -> each.finding().key()));
        Inventory all = inventory.get();
        try {
            Path folder = Files.createDirectories(Path.of(directory));
            Files.writeString(
                    folder.resolve("locksmith.sarif"),
                    new Sarif(rules).of(findings, !extent.isNothing()));
            Files.writeString(
                    folder.resolve("locksmith.json"),
                    PlainJson.of(findings, new SuppressionJson(places).of(all)));
            Files.writeString(
                    folder.resolve("locksmith.html"),
                    new Page(places).of(findings, all, !extent.isNothing()));
        } catch (IOException failure) {
            troubles.error(
                    "the report in '"
                            + directory
                            + "' cannot be written: "
                            + FileFailure.inWords(failure));
        }
    }
}
