package dev.locksmith.processor.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.processor.testing.Verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the checker says of generated programs. */
final class Verdicts {

    private static final Pattern METHOD = Pattern.compile("^    void m(\\d+)\\(");
    private static final Pattern SINK = Pattern.compile("// sink (\\d+)$");

    private static final int MOST_CHOICES = 12;

    private Verdicts() {}

    /** For each of the bodies, the sinks at which something is found. */
    static List<Set<Integer>> of(List<Statement> bodies) {
        List<String> lines = Writer.write(bodies);
        Map<Long, ? extends Set<String>> findings = Verify.findings(String.join("\n", lines));
        List<Set<Integer>> all = new ArrayList<>();
        bodies.forEach(body -> all.add(new TreeSet<>()));
        int method = -1;
        for (int i = 0; i < lines.size(); i++) {
            Matcher start = METHOD.matcher(lines.get(i));
            if (start.find()) {
                method = Integer.parseInt(start.group(1));
            }
            Set<String> found = findings.get((long) i + 1);
            if (found != null) {
                String line = lines.get(i);
                assertEquals(
                        Set.of("ERROR crosses-thread"),
                        found,
                        String.join("\n", lines.subList(Math.max(0, i - 20), i + 1)));
                Matcher sink = SINK.matcher(line);
                assertEquals(true, sink.find(), "a finding at: " + line);
                all.get(method).add(Integer.parseInt(sink.group(1)));
            }
        }
        return all;
    }

    /** The programs that come of a program by leaving something out, the smallest first. */
    static List<Statement> smaller(Statement body) {
        Set<Statement> all = new LinkedHashSet<>();
        for (int place = body.all().size() - 1; place >= 0; place--) {
            for (int choice = 0; choice < MOST_CHOICES; choice++) {
                Statement candidate = body.map(new Smaller(place, choice));
                if (!candidate.equals(body) && WellFormed.is(candidate)) {
                    all.add(candidate);
                }
            }
        }
        return all.stream().sorted(Comparator.comparing(each -> each.all().size())).toList();
    }

    /** Replaces the statement that is met at this place by something smaller. */
    private static final class Smaller implements UnaryOperator<Statement> {

        private final int place;
        private final int choice;
        private int met;

        Smaller(int place, int choice) {
            this.place = place;
            this.choice = choice;
        }

        @Override
        public Statement apply(Statement statement) {
            if (met++ != place) {
                return statement;
            }
            List<Statement> all = new ArrayList<>(statement.parts());
            if (statement instanceof Statement.Sequence sequence) {
                for (int i = 0; i < sequence.parts().size(); i++) {
                    List<Statement> rest = new ArrayList<>(sequence.parts());
                    rest.remove(i);
                    all.add(new Statement.Sequence(rest));
                }
            }
            return choice < all.size() ? all.get(choice) : statement;
        }
    }
}
