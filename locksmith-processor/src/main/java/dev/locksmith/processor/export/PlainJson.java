package dev.locksmith.processor.export;

import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.report.Pages;

import java.util.List;
import java.util.Locale;

/** Findings and suppressions as JSON with the words of this project. */
final class PlainJson {

    private PlainJson() {}

    static String of(List<Exported> findings, List<JsonObject> suppressions) {
        return new JsonObject()
                .withObjects("findings", findings.stream().map(PlainJson::of).toList())
                .withObjects("suppressions", suppressions)
                .text();
    }

    private static JsonObject of(Exported exported) {
        Finding finding = exported.finding();
        JsonObject json =
                new JsonObject()
                        .with("rule", finding.rule())
                        .with("severity", word(exported.judged().severity()))
                        .with("standing", word(exported.judged().standing()))
                        .with("member", finding.site().member().inOneWord())
                        .with("value", finding.value());
        exported.place()
                .ifPresent(
                        place ->
                                json.with("file", place.uri())
                                        .with("line", place.line())
                                        .with("column", place.column()));
        return json.with("headline", finding.headline())
                .withStrings("reasons", finding.reasons())
                .with("fix", finding.fix())
                .with("page", Pages.ofRule(finding.rule()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
