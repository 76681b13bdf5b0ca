package odd.erroneous;
class NamesMissingAndTwice {
    class Cook implements Runnable { void cook() { new Thread(this).start(); } }
    class Cook implements Runnable { private final Object lock = new Object(); { synchronized (lock) {} } }
    void work() { class Local { } class Local { int i = 1; } }
}
class {
    static final Object LOCK = new Object();
    class Inner { void go() { synchronized (LOCK) {} } }
}
enum
