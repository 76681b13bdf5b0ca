package odd.labels_and_jumps;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Jumps {
    int go(List<Pen> pens, int n) {
        outer:
        for (; ; ) {
            inner:
            while (true) {
                do {
                    if (n > 3) break outer;
                    if (n > 2) continue inner;
                    n++;
                } while (n < 5);
                block:
                {
                    if (n == 0) break block;
                    n--;
                }
                continue outer;
            }
        }
        a:
        b:
        c:
        for (Pen p : pens) {
            for (int i = 0, j = 1; i < j; i++, j--) {
                if (i == 2) continue c;
                if (i == 3) break b;
                try {
                    continue c;
                } finally {
                    p.draw();
                }
            }
        }
        alone:
        n++;
        empty:
        ;
        blk:
        {
            try {
                break blk;
            } finally {
                if (n > 0) break blk;
            }
        }
        lbl:
        switch (n) {
            case 1:
            case 2:
                n = 3;
            default:
                while (true) {
                    break lbl;
                }
        }
        try {
            return n;
        } catch (RuntimeException e) {
            throw e;
        } finally {
            for (; ; ) {
                if (n > 0) break;
            }
        }
    }

    void dead() {
        while (true) {}
    }

    void dead2() {
        for (; ; )
            ;
    }

    int dead3() {
        throw new Error();
    }

    void dead4(boolean b) {
        if (b) return;
        else return;
    }

    int nested() {
        try {
            try {
                return 1;
            } finally {
                return 2;
            }
        } finally {
            return 3;
        }
    }

    void sync(Object o, Pen p) {
        synchronized (o) {
            synchronized (this) {
                p.draw();
                return;
            }
        }
    }

    void assertions(Pen p) {
        assert p != null : "x" + p;
        assert false;
        ;
        ;
        {
            {
            }
        }
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
