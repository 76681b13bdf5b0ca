class UnfinishedName {
    lang.