package dev.locksmith.processor.export;

import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.lock.CircularWait;
import dev.locksmith.processor.fact.lock.LockPair;
import dev.locksmith.processor.report.AcceptedEntry;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.report.Pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What the page of a report shows, as data for its script. Lists are sorted by place, so that
 * versions of a report can be compared.
 */
record PageData(SourcePlaces places) {

    /** So many lines are shown before and after a finding. */
    private static final int LINES_AROUND = 2;

    JsonObject of(Iterable<Exported> findings, Inventory inventory, boolean isComplete) {
        return new JsonObject()
                .with("complete", isComplete)
                .with("site", Pages.SITE)
                .withObjects(
                        "findings",
                        StreamSupport.stream(findings.spliterator(), false)
                                .map(this::finding)
                                .toList())
                .withObjects(
                        "boundaries",
                        sorted(inventory.crossings(), Inventory.Crossing::site, this::crossing))
                .withObjects(
                        "types", sorted(inventory.types(), Inventory.KindOfType::site, this::type))
                .withObjects(
                        "domains",
                        sorted(inventory.entrances(), Inventory.Entrance::site, this::entrance))
                .withObjects(
                        "orders", sorted(inventory.orders(), Inventory.Order::site, this::order))
                .withObjects("locks", sorted(inventory.locks(), PageData::siteOf, this::locks))
                .withObjects("suppressions", new SuppressionJson(places).of(inventory))
                .withObjects(
                        "baseline", inventory.baseline().stream().map(PageData::entry).toList());
    }

    /** An object and the place by which it is sorted. */
    private record Placed(SourcePlace place, JsonObject object) {}

    private <T> List<JsonObject> sorted(
            List<T> items, Function<T, Site> site, Function<T, JsonObject> object) {
        return items.stream()
                .map(
                        each ->
                                new Placed(
                                        places.of(site.apply(each)).orElse(SourcePlace.NOWHERE),
                                        object.apply(each)))
                .sorted(
                        Comparator.comparing(Placed::place)
                                .thenComparing(each -> each.object().compact()))
                .map(Placed::object)
                .toList();
    }

    private JsonObject finding(Exported exported) {
        Finding finding = exported.finding();
        SourcePlaces.Excerpt code = places.textAround(finding.site(), LINES_AROUND);
        return at(finding.site())
                .with("rule", finding.rule())
                .with("page", Pages.ofRule(finding.rule()))
                .with("severity", word(exported.judged().severity()))
                .with("standing", word(exported.judged().standing()))
                .with("value", finding.value())
                .with("text", finding.headline())
                .with("fix", finding.fix())
                .with("key", finding.key())
                .withStrings("why", finding.reasons())
                .with("first", code.first())
                .withStrings("code", code.lines());
    }

    private JsonObject crossing(Inventory.Crossing crossing) {
        return at(crossing.site())
                .with("boundary", crossing.boundary())
                .with("way", word(crossing.way()))
                .with("kind", crossing.kind().word())
                .with("text", crossing.value())
                .withStrings("why", crossing.why())
                .withStrings("how", crossing.how())
                .withStrings("code", places.textAround(crossing.site(), 0).lines());
    }

    private JsonObject type(Inventory.KindOfType type) {
        return at(type.site())
                .with("text", type.name())
                .with("package", type.packageName())
                .with("declaration", type.declaration())
                .with("kind", type.kind().word())
                .withStrings("why", type.why());
    }

    private JsonObject entrance(Inventory.Entrance entrance) {
        return at(entrance.site())
                .with("domain", entrance.domain())
                .with("role", word(entrance.role()))
                .with("text", entrance.what())
                .withStrings("why", entrance.why());
    }

    private JsonObject order(Inventory.Order order) {
        return at(order.site())
                .with("text", order.name())
                .withStrings("nodes", order.levels())
                .withObjects(
                        "edges",
                        order.steps().stream()
                                .map(
                                        step ->
                                                new JsonObject()
                                                        .with("from", step.before())
                                                        .with("to", step.after()))
                                .toList());
    }

    private JsonObject locks(LockPair pair) {
        CircularWait.Way way = pair.way();
        List<String> steps = new ArrayList<>();
        for (CircularWait.Place step : way.holding()) {
            steps.add(step.what() + placeOf(step.site()));
        }
        for (CircularWait.Place step : way.asking()) {
            steps.add(step.what() + placeOf(step.site()));
        }
        return at(siteOf(pair))
                .with("from", pair.held())
                .with("to", pair.asked())
                .with("held", way.held())
                .with("asked", way.asked())
                .withStrings("why", steps);
    }

    private static Site siteOf(LockPair pair) {
        return pair.way().asking().get(0).site();
    }

    private String placeOf(Site site) {
        return places.of(site)
                .map(
                        place ->
                                " ("
                                        + place.uri().substring(place.uri().lastIndexOf('/') + 1)
                                        + ":"
                                        + place.line()
                                        + ")")
                .orElse("");
    }

    private static JsonObject entry(AcceptedEntry entry) {
        JsonObject json =
                new JsonObject()
                        .with("text", entry.line())
                        .with("rule", entry.kind())
                        .with("found", entry.isFound());
        entry.since().ifPresent(date -> json.with("since", date.toString()));
        return json;
    }

    /** An object that begins with its place. */
    private JsonObject at(Site site) {
        JsonObject json = new JsonObject();
        places.of(site)
                .ifPresent(
                        place ->
                                json.with("file", place.uri())
                                        .with("line", place.line())
                                        .with("column", place.column()));
        return json.with("member", site.member().inOneWord());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
