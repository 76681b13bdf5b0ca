package dev.locksmith;

/** A level as users write it: the constructors of Level are for subclasses. */
@SuppressWarnings("UnusedMethod") // by reflection
final class UserLevel extends Level<TestLevels.Config.Held, TestLevels.Account.Held> {

    UserLevel(Class<TestLevels.Config.Held> from, Class<TestLevels.Account.Held> to) {
        super(from, to);
    }

    UserLevel(String name, Class<TestLevels.Config.Held> from, Class<TestLevels.Account.Held> to) {
        super(name, from, to);
    }
}
