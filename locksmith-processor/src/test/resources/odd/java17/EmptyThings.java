package odd.empty_things;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Empty {
    ;
}

interface E2 {}

enum E3 {}

enum E4 {
    ;

    static {
    }
}

record E5() {}

@interface E6 {}

abstract class E7<T> {
    abstract void x();

    E7() {}
}
;

enum E8 {
    A,
    B,
    ;
}

class E9 {
    E9() {
        return;
    }

    void v() {
        ;
        return;
    }

    static {
    }

    {
    }
}

class E10 extends E9 {}

final class E11 {
    private E11() {
        throw new AssertionError();
    }
}

@ThreadConfined
final class Pen {
    void draw() {}
}

final class Canary {
    void leak(Pen pen) {
        later(() -> pen.draw());
    }

    private static void later(Runnable task) {
        new Thread(task).start();
    }
}
