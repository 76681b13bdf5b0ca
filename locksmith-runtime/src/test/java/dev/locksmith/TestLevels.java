package dev.locksmith;

/** Levels for tests: Config before Account before Audit, and Left and Right that meet in Join. */
@SuppressWarnings("SameNameButDifferent") // each level has its Held
final class TestLevels {

    static final Config CONFIG = new Config();
    static final Account ACCOUNT = new Account();
    static final Audit AUDIT = new Audit();
    static final Left LEFT = new Left();
    static final Right RIGHT = new Right();
    static final Join JOIN = new Join();

    private TestLevels() {}

    static final class Config extends Level<Unlocked, Config.Held> {
        interface Held extends Unlocked {}

        private Config() {
            super(Unlocked.class, Held.class);
        }
    }

    static final class Account extends Level<Config.Held, Account.Held> {
        interface Held extends Config.Held {}

        private Account() {
            super(Config.Held.class, Held.class);
        }
    }

    static final class Audit extends Level<Account.Held, Audit.Held> {
        interface Held extends Account.Held {}

        private Audit() {
            super(Account.Held.class, Held.class);
        }
    }

    static final class Left extends Level<Unlocked, Left.Held> {
        interface Held extends Unlocked {}

        private Left() {
            super(Unlocked.class, Held.class);
        }
    }

    static final class Right extends Level<Unlocked, Right.Held> {
        interface Held extends Unlocked {}

        private Right() {
            super(Unlocked.class, Held.class);
        }
    }

    static final class Join extends Level<Join.After, Join.Held> {
        interface After extends Left.Held, Right.Held {}

        interface Held extends After {}

        private Join() {
            super(After.class, Held.class);
        }
    }
}
