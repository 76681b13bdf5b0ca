package dev.locksmith.processor.export;

import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.report.Pages;
import dev.locksmith.processor.report.Severity;

import java.util.ArrayList;
import java.util.List;

/**
 * Findings in the Static Analysis Results Interchange Format, version 2.1.0.
 *
 * @param rules the ids of all rules
 */
record Sarif(List<String> rules) {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    /** Stands for the directory in which the compiler ran. */
    private static final String BASE = "%SRCROOT%";

    /** The name of what tells a finding from others, whatever moves. */
    private static final String FINGERPRINT = "memberRuleValue/v1";

    /**
     * The whole file.
     *
     * @param isComplete whether all was looked at
     */
    String of(List<Exported> findings, boolean isComplete) {
        JsonObject run =
                new JsonObject()
                        .with("tool", new JsonObject().with("driver", driver()))
                        .with("columnKind", "utf16CodeUnits")
                        .withObjects(
                                "invocations",
                                List.of(new JsonObject().with("executionSuccessful", isComplete)))
                        .withObjects("results", findings.stream().map(this::result).toList());
        return new JsonObject()
                .with("$schema", SCHEMA)
                .with("version", "2.1.0")
                .withObjects("runs", List.of(run))
                .text();
    }

    private JsonObject driver() {
        return new JsonObject()
                .with("name", "Locksmith")
                .with("informationUri", Pages.SITE)
                .withObjects(
                        "rules",
                        rules.stream()
                                .map(
                                        rule ->
                                                new JsonObject()
                                                        .with("id", rule)
                                                        .with("helpUri", Pages.ofRule(rule)))
                                .toList());
    }

    private JsonObject result(Exported exported) {
        Finding finding = exported.finding();
        String text = finding.headline() + "\nto fix: " + finding.fix();
        JsonObject result =
                new JsonObject()
                        .with("ruleId", finding.rule())
                        .with("ruleIndex", rules.indexOf(finding.rule()))
                        .with(
                                "level",
                                exported.judged().severity() == Severity.ERROR
                                        ? "error"
                                        : "warning")
                        .with("message", message(text))
                        .withObjects("locations", List.of(location(exported)))
                        .withObjects("relatedLocations", reasons(exported))
                        .with(
                                "partialFingerprints",
                                new JsonObject().with(FINGERPRINT, finding.key()));
        return switch (exported.judged().standing()) {
            case NEW -> result;
            case KNOWN -> suppressed(result, "external", "it is in the baseline");
            case SUPPRESSED -> suppressed(result, "inSource", "@SuppressWarnings");
        };
    }

    private static JsonObject suppressed(JsonObject result, String kind, String why) {
        return result.withObjects(
                "suppressions",
                List.of(new JsonObject().with("kind", kind).with("justification", why)));
    }

    private static JsonObject location(Exported exported) {
        JsonObject member =
                new JsonObject()
                        .with("fullyQualifiedName", exported.finding().site().member().inOneWord());
        JsonObject location = new JsonObject();
        exported.place().ifPresent(place -> location.with("physicalLocation", physical(place)));
        return location.withObjects("logicalLocations", List.of(member));
    }

    /** What names no place of its own is about the place of the finding. */
    private static List<JsonObject> reasons(Exported exported) {
        List<JsonObject> reasons = new ArrayList<>();
        for (Exported.Reason reason : exported.reasons()) {
            JsonObject location = new JsonObject().with("id", reasons.size());
            reason.place()
                    .or(exported::place)
                    .ifPresent(place -> location.with("physicalLocation", physical(place)));
            reasons.add(location.with("message", message(reason.text())));
        }
        return reasons;
    }

    private static JsonObject physical(SourcePlace place) {
        JsonObject file = new JsonObject().with("uri", place.uri());
        JsonObject region = new JsonObject().with("startLine", place.line());
        return new JsonObject()
                .with("artifactLocation", place.isRelative() ? file.with("uriBaseId", BASE) : file)
                .with(
                        "region",
                        place.column() == 0 ? region : region.with("startColumn", place.column()));
    }

    private static JsonObject message(String text) {
        return new JsonObject().with("text", text);
    }
}
