package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.SecondClaim;
import dev.locksmith.processor.report.Finding;

import java.util.List;
import java.util.function.Consumer;

/** {@code claimed-twice}: a thread that has a handle claims another one. */
final class ClaimedTwice implements Rule<SecondClaim> {

    @Override
    public String id() {
        return "claimed-twice";
    }

    @Override
    public Class<SecondClaim> facts() {
        return SecondClaim.class;
    }

    @Override
    public void check(SecondClaim claim, Knowledge knowledge, Consumer<Finding> findings) {
        boolean isScope = claim.kind() == Lock.Kind.SCOPE;
        String what = isScope ? "scope of this handle" : "KeyHandle of this thread";
        List<String> reasons =
                List.of(
                        "the first one was opened "
                                + LockCycle.chain(claim.way().holding(), knowledge.places())
                                + " and is open still",
                        "the second one is asked for "
                                + LockCycle.chain(claim.way().asking(), knowledge.places()),
                        isScope ? "a handle has one open scope" : "a thread has one handle");
        String fix =
                isScope
                        ? "close the first scope first, or pass its newest key on"
                        : "close the first handle first; or pass it on, or its newest key; or open an"
                                + " AmbientScope instead, which goes on from what is held";
        findings.accept(
                new Finding(
                        id(),
                        claim.site(),
                        what,
                        "this throws: there is an open " + what + " already",
                        reasons,
                        fix));
    }
}
