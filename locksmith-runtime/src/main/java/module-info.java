/** Keys, lock scopes and mutexes, with every rule enforced at run time. */
module dev.locksmith {
    requires transitive dev.locksmith.annotations;

    // For other tools and for flight recordings only: absent at a user's run time is fine.
    requires static jdk.jfr;
    requires static org.checkerframework.checker.qual;
    requires static org.jspecify;

    exports dev.locksmith;
}
