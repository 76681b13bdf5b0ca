package odd.raw_types;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Raw {
    List raw = new ArrayList();
    Map m = new HashMap();
    Comparable c = (Comparable) (Object) "x";

    void go(Pen pen, Class k, Class<?>[] ks) throws Exception {
        raw.add(pen);
        raw.addAll(Arrays.asList(pen, 1));
        m.put(pen, raw);
        for (Object o : raw) o.hashCode();
        for (Object e : m.entrySet()) ((Map.Entry) e).getValue();
        c.compareTo(pen);
        Collections.sort(raw);
        new Thread((Runnable) raw.get(0));
        raw.forEach(x -> x.hashCode());
        raw.stream().map(x -> x).forEach(x -> {});
        Function f = x -> x;
        f.apply(pen);
        Future fut = Executors.newCachedThreadPool().submit((Callable) () -> 1);
        k.getDeclaredConstructor(ks).newInstance(pen);
        Object o = k.cast(pen);
        List<Pen> l = raw;
        l.get(0).draw();
        List[] arr = {raw, l};
        arr[0].add(l);
        Iterator it = raw.iterator();
        while (it.hasNext()) it.next();
        java.lang.reflect.Proxy.newProxyInstance(
                null, new Class[] {Runnable.class}, (p, me, a) -> me.invoke(pen, a));
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
