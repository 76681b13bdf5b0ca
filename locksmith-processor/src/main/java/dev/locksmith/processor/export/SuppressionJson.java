package dev.locksmith.processor.export;

import dev.locksmith.processor.report.Age;
import dev.locksmith.processor.report.DatedSuppression;

import java.util.Comparator;
import java.util.List;

/** What silences rules in the code, and since when, as JSON; sorted by place. */
record SuppressionJson(SourcePlaces places) {

    List<JsonObject> of(Inventory inventory) {
        return inventory.suppressions().stream()
                .sorted(
                        Comparator.comparing(this::place)
                                .thenComparing(dated -> dated.note().declaration()))
                .map(this::of)
                .toList();
    }

    private SourcePlace place(DatedSuppression dated) {
        return places.of(dated.note().site()).orElse(SourcePlace.NOWHERE);
    }

    private JsonObject of(DatedSuppression dated) {
        JsonObject json = new JsonObject().with("declaration", dated.note().declaration());
        places.of(dated.note().site())
                .ifPresent(
                        place ->
                                json.with("file", place.uri())
                                        .with("line", place.line())
                                        .with("column", place.column()));
        return json.withObjects(
                "names", dated.names().stream().map(SuppressionJson::nameOf).toList());
    }

    private static JsonObject nameOf(DatedSuppression.Name name) {
        JsonObject json =
                new JsonObject().with("name", name.text()).with("needed", name.isNeeded());
        if (name.age() instanceof Age.Since since) {
            return json.with("since", since.day().toString());
        }
        return name.age() instanceof Age.New ? json.with("new", true) : json;
    }
}
