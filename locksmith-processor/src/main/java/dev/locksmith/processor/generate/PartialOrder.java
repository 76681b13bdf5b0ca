package dev.locksmith.processor.generate;

import dev.locksmith.processor.generate.LockOrderDeclaration.Constant;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which constants come before which, without a circle and without what follows from the rest.
 * Constants are numbered as declared.
 */
final class PartialOrder {
    private final List<Integer> sorted;
    private final List<BitSet> directlyBefore;

    private PartialOrder(List<Integer> sorted, List<BitSet> directlyBefore) {
        this.sorted = sorted;
        this.directlyBefore = directlyBefore;
    }

    static PartialOrder of(LockOrderDeclaration declaration) throws RefusedOrder {
        List<BitSet> written = predecessorsAsWritten(declaration);
        List<Integer> sorted = sort(written);
        if (sorted.size() < written.size()) {
            throw new RefusedOrder(circleProblem(declaration, circle(written, sorted)));
        }
        return new PartialOrder(sorted, reduce(written, sorted));
    }

    /** Every constant after all that come before it; where that leaves a choice, as declared. */
    List<Integer> sorted() {
        return sorted;
    }

    /** The constants right before this one: none of them comes before another of them. */
    BitSet directlyBefore(int constant) {
        return directlyBefore.get(constant);
    }

    private static List<BitSet> predecessorsAsWritten(LockOrderDeclaration declaration)
            throws RefusedOrder {
        List<Constant> constants = declaration.constants();
        Map<String, Integer> numbers = new HashMap<>();
        for (Constant constant : constants) {
            numbers.put(constant.name(), numbers.size());
        }
        List<Problem> problems = new ArrayList<>();
        List<BitSet> written = new ArrayList<>();
        for (Constant constant : constants) {
            BitSet before = new BitSet();
            int own = written.size();
            written.add(before);
            if (constant.after().isEmpty()) {
                if (own > 0) {
                    before.set(own - 1);
                }
                continue;
            }
            for (String name : constant.after().get()) {
                Integer number = numbers.get(name);
                if (number == null) {
                    problems.add(unknown(declaration, constant, name));
                } else if (number == own) {
                    problems.add(itself(constant));
                } else {
                    before.set(number);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedOrder(problems);
        }
        return written;
    }

    private static Problem unknown(
            LockOrderDeclaration declaration, Constant constant, String name) {
        return Problem.ofConstant(
                constant.name(),
                "'%s' is declared @After(\"%s\"), but '%s' has no constant of that name"
                        .formatted(constant.name(), name, declaration.name()),
                "name one or more of "
                        + String.join(
                                ", ",
                                declaration.constants().stream().map(Constant::name).toList()));
    }

    private static Problem itself(Constant constant) {
        return Problem.ofConstant(
                constant.name(),
                "'%1$s' is declared @After(\"%1$s\"), but no level comes after itself"
                        .formatted(constant.name()),
                "name the levels to be taken before '%s', or write @After({}) if there are none"
                        .formatted(constant.name()));
    }

    private static Problem circleProblem(LockOrderDeclaration declaration, List<Integer> circle) {
        List<Constant> constants = declaration.constants();
        StringBuilder path = new StringBuilder(constants.get(circle.get(0)).name());
        List<String> reasons = new ArrayList<>();
        Optional<String> place = Optional.empty();
        for (int i = 0; i < circle.size(); i++) {
            String earlier = constants.get(circle.get(i)).name();
            Constant later = constants.get(circle.get((i + 1) % circle.size()));
            path.append(" -> ").append(later.name());
            if (later.after().isPresent()) {
                reasons.add("'%s' is declared @After(\"%s\")".formatted(later.name(), earlier));
                place = place.or(() -> Optional.of(later.name()));
            } else {
                reasons.add(
                        "'%s' has no @After, so it comes after '%s', which is written before it"
                                .formatted(later.name(), earlier));
            }
        }
        return new Problem(
                place,
                "the lock order of '%s' runs in a circle: %s".formatted(declaration.name(), path),
                reasons,
                "take one of these back; @After({}) lets a level come after none of this enum");
    }

    /** Shallow ones first, until only those are left that run in a circle or come after one. */
    private static List<Integer> sort(List<BitSet> before) {
        List<Integer> sorted = new ArrayList<>();
        BitSet left = new BitSet();
        left.set(0, before.size());
        for (OptionalInt next = first(before, left); next.isPresent(); next = first(before, left)) {
            sorted.add(next.getAsInt());
            left.clear(next.getAsInt());
        }
        return List.copyOf(sorted);
    }

    /** Of those left, the first that comes after none of them. */
    private static OptionalInt first(List<BitSet> before, BitSet left) {
        return left.stream().filter(i -> !before.get(i).intersects(left)).findFirst();
    }

    /**
     * A circle among those that could not be sorted, each before the next, the first declared
     * first.
     */
    private static List<Integer> circle(List<BitSet> before, List<Integer> sorted) {
        BitSet left = new BitSet();
        left.set(0, before.size());
        sorted.forEach(left::clear);
        List<Integer> backwards = new ArrayList<>();
        int at = left.nextSetBit(0);
        while (!backwards.contains(at)) {
            backwards.add(at);
            at = before.get(at).stream().filter(left::get).findFirst().orElseThrow();
        }
        List<Integer> circle =
                new ArrayList<>(backwards.subList(backwards.indexOf(at), backwards.size()));
        Collections.reverse(circle);
        Collections.rotate(circle, -circle.indexOf(Collections.min(circle)));
        return circle;
    }

    private static List<BitSet> reduce(List<BitSet> written, List<Integer> sorted) {
        List<BitSet> anywhereBefore =
                new ArrayList<>(Collections.nCopies(written.size(), new BitSet()));
        List<BitSet> directly = new ArrayList<>(anywhereBefore);
        for (int each : sorted) {
            BitSet implied = new BitSet();
            written.get(each).stream().forEach(i -> implied.or(anywhereBefore.get(i)));
            BitSet direct = (BitSet) written.get(each).clone();
            direct.andNot(implied);
            directly.set(each, direct);
            implied.or(direct);
            anywhereBefore.set(each, implied);
        }
        return List.copyOf(directly);
    }
}
