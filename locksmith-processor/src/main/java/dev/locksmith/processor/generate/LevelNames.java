package dev.locksmith.processor.generate;

import com.palantir.javapoet.ClassName;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.lang.model.SourceVersion;

/**
 * What the classes generated for one constant are called.
 *
 * <p>javac prints nested classes by their simple name alone. So a position carries its level's name
 * in its own: of {@code Accounts.Held} a refusal would show {@code Held}.
 *
 * @param level the level's class: {@code ACCOUNTS} gives {@code Accounts}
 * @param held the position of a key whose newest lock is of this level: {@code AccountsHeld}
 * @param before where branches meet, the position below all of them: {@code BeforeAccounts}
 */
record LevelNames(ClassName level, ClassName held, ClassName before) {

    /** The names for each constant, in the order declared. */
    static List<LevelNames> of(LockOrderDeclaration order) throws RefusedOrder {
        List<LevelNames> names = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (LockOrderDeclaration.Constant constant : order.constants()) {
            String name = upperCamel(constant.name());
            if (SourceVersion.isName(name)) {
                names.add(
                        new LevelNames(
                                order.generated().nestedClass(name),
                                order.generated().nestedClass(name + "Held"),
                                order.generated().nestedClass("Before" + name)));
            } else {
                problems.add(
                        Problem.ofConstant(
                                constant.name(),
                                "no class can be named after '%s': its level would be called '%s'"
                                        .formatted(constant.name(), name),
                                ("rename the constant so that it has a letter, and no digit "
                                        + "before it")));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedOrder(problems);
        }
        return names;
    }

    private static String upperCamel(String constant) {
        boolean shouts = constant.equals(constant.toUpperCase(Locale.ROOT));
        StringBuilder name = new StringBuilder();
        for (String word : constant.split("_", -1)) {
            if (!word.isEmpty()) {
                int rest = word.offsetByCodePoints(0, 1);
                String tail = word.substring(rest);
                name.append(word.substring(0, rest).toUpperCase(Locale.ROOT))
                        .append(shouts ? tail.toLowerCase(Locale.ROOT) : tail);
            }
        }
        return name.toString();
    }
}
