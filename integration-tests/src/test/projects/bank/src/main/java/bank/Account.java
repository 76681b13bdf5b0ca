package bank;

record Account(String owner, long balance) {}
