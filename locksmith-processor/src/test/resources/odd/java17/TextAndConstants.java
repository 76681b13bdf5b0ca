package odd.text_and_constants;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Texts {
    static final String T =
            """
            a "quoted" \t line \
            joined
            """
                    + 1
                    + 'c'
                    + 2L
                    + null
                    + 3.0f
                    + 0x1.8p1
                    + 0b101
                    + 1_000;
    int[] a = {}, b[] = {{1}, {}}, c[][] = new int[2][][];

    int m()[] {
        return null;
    }

    long l = (byte) 'x' >>> 2 << 3 ^ ~4 & 5 | 6;

    static {
        ;
    }

    {
    }

    static {
        int x = T.length();
        x++;
        --x;
        x = -x;
        x <<= 1;
        x >>>= 2;
        boolean t = !true ^ false;
        char ch = 'a';
        ch += 1;
        Integer boxed = 1;
        boxed++;
        boxed += 2;
        String s = null;
        s += boxed;
        s += null;
        Object o = s += "x";
        int[] arr = new int[3];
        arr[x = 1]++;
        arr[0] += arr[1];
    }

    void arrays(Pen... pens) {
        Pen[][] all = {pens, {}, {new Pen(), null}};
        all[0][1] = pens[0];
        (all[0])[1].draw();
        ((pens))[0] = null;
        Object o = all;
        o = pens.length;
        o = int[].class;
        o = Pen[][].class;
        o = void.class;
        pens.clone()[0].draw();
        for (Pen[] row : all) for (Pen p : row) p.draw();
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
