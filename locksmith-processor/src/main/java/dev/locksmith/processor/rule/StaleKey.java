package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.scope.StaleUse;
import dev.locksmith.processor.report.Finding;

import java.util.List;
import java.util.function.Consumer;

/** {@code stale-key}: a key is used while a guard taken from it is open. */
final class StaleKey implements Rule<StaleUse> {

    @Override
    public String id() {
        return "stale-key";
    }

    @Override
    public Class<StaleUse> facts() {
        return StaleUse.class;
    }

    @Override
    public void check(StaleUse stale, Knowledge knowledge, Consumer<Finding> findings) {
        String opened = knowledge.places().of(stale.opened());
        findings.accept(
                new Finding(
                        id(),
                        stale.site(),
                        stale.name(),
                        stale.name()
                                + " may not be used while what it opened is open, but "
                                + use(stale),
                        List.of(
                                stale.name() + " opened something at " + opened,
                                "that is still open here, and only the newest key may be used"),
                        "use the newest key, or close what is open first"));
    }

    private static String use(StaleUse stale) {
        return switch (stale.use()) {
            case OPENS -> "opens more here";
            case PASSED_ON -> "is passed on here";
            case CLOSED -> "is closed here";
        };
    }
}
