/** The vocabulary of Locksmith: annotations that say where a value may go. */
module dev.locksmith.annotations {
    exports dev.locksmith.annotations;
}
