package dev.locksmith.processor.survey;

import dev.locksmith.processor.export.Inventory.Entrance;
import dev.locksmith.processor.fact.Domain;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.domain.DomainEntered;
import dev.locksmith.processor.fact.domain.DomainUsed;
import dev.locksmith.processor.fact.domain.FunctionRun;
import dev.locksmith.processor.fact.domain.PlaceDeclared;
import dev.locksmith.processor.type.Members;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What belongs to thread domains, what is run there, and what uses what belongs there. */
final class Entrances {

    private final Map<List<Object>, Entrance> found = new LinkedHashMap<>();

    void add(Fact fact) {
        if (fact instanceof PlaceDeclared declared && declared.place() instanceof Place.In in) {
            String what = Members.nameOf(declared.method());
            add(in.domain(), Entrance.Role.ENTERS, what, List.of(in.reason()), declared.site());
        } else if (fact instanceof FunctionRun run && run.place() instanceof Place.In in) {
            add(
                    in.domain(),
                    Entrance.Role.ENTERS,
                    run.described(),
                    List.of(in.reason()),
                    run.site());
        } else if (fact instanceof DomainUsed used) {
            add(
                    used.domain(),
                    Entrance.Role.USES,
                    used.what(),
                    List.of(used.reason()),
                    used.site());
        } else if (fact instanceof DomainEntered entered) {
            add(
                    entered.domain(),
                    Entrance.Role.ENTERS,
                    "code behind a test of its thread",
                    List.of("what follows is run there, or has set what the thread carries along"),
                    entered.site());
        }
    }

    private void add(Domain domain, Entrance.Role role, String what, List<String> why, Site site) {
        add(domain.name(), role, what, why, site);
    }

    private void add(String domain, Entrance.Role role, String what, List<String> why, Site site) {
        // What is seen on several paths stands at one place.
        found.putIfAbsent(
                List.of(domain, role, what, new At(site.place())),
                new Entrance(domain, role, what, why, site));
    }

    /** Trees are what they are, whatever they hold. */
    private record At(Object place) {
        @Override
        public boolean equals(Object other) {
            return other instanceof At at && at.place == place;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(place);
        }
    }

    /**
     * All of it.
     *
     * @param types the classes of the compilation
     */
    List<Entrance> all(DeclaredTypes types) {
        List<Entrance> all = new ArrayList<>();
        for (DeclaredTypes.OfDomain each : types.ofDomains()) {
            all.add(
                    new Entrance(
                            each.domain(),
                            Entrance.Role.BELONGS,
                            each.name(),
                            each.why(),
                            each.declared().site()));
        }
        all.addAll(found.values());
        return all;
    }
}
