package odd.numeric_towers;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Ops {
    Object go(Object o, int i, long l, Integer boxed, Pen pen) {
        o = i + l + boxed;
        o = i == l ? boxed : null;
        o = (Object) i;
        o = -boxed;
        o = i++ + ++i;
        boolean b = o == null && i > 0 || pen != null & true ^ false;
        b &= o != null;
        b = b ? !b : b;
        o = b ? i : 'c';
        o = b ? pen : o;
        o = b ? null : pen;
        (o) = (pen);
        ((o)) = (((pen)));
        int[] a = {1};
        (a)[0] = 1;
        o = a[a[0]]++;
        o = ((Supplier<?>) () -> 1).get();
        i = l > 2 ? (int) l : i;
        o = new int[i][i + 1][];
        o = (((Object[]) o)[0] = pen);
        String s = "a" + (i > 0 ? "b" : 'c') + pen + new Object() {} + (Runnable) () -> {};
        s += s += s;
        return i == 0 ? i > 1 ? o : pen : b ? s : (o = pen);
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
