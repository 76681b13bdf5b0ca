package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.lock.CircularWait.Place;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.summary.Line;
import dev.locksmith.processor.summary.Places;
import dev.locksmith.processor.summary.Signatures;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The lines by which other compilations learn what a method does with locks.
 *
 * <pre>
 * asks MONITOR,WRITE,-1=lib.Store while LOCK,WRITE,-1/lib.Store#lock
 *   Store.java:12: synchronized (this)
 *   0: Store.java:11: lock.lock()
 * calls lib.Loader Loader.load(java.lang.String) 1 while MONITOR,WRITE,-1=lib.Store
 * calls lib.Store Store.changed() -1 while MONITOR,WRITE,-1=lib.Store
 * leaves LOCK,WRITE,-1/lib.Store#lock
 * returns LOCK,WRITE,-1/lib.Store#lock
 * </pre>
 *
 * A lock is its kind, its mode and its name: the receiver at {@code -1}, what each thread has one
 * of at {@code -2}, a parameter by its index, a static field or a class, and the fields from there;
 * behind {@code =} the class of its object. What has no name that others understand is left out,
 * and with it the line.
 */
public final class LockFacts {

    private static final String ASKS = "asks ";
    private static final String CALLS = "calls ";
    private static final String LEAVES = "leaves ";
    private static final String RETURNS = "returns ";
    private static final String WHILE = " while ";
    private static final String HELD = ": ";
    private static final Pattern OF_HELD = Pattern.compile("^\\d+" + HELD);
    private static final String RECEIVER = "-1";
    private static final String THREAD = "-2";

    private final Elements elements;

    public LockFacts(Elements elements) {
        this.elements = elements;
    }

    /** Whether a line of a file of facts is one of these. */
    public static boolean isOne(String line) {
        return line.startsWith(ASKS)
                || line.startsWith(CALLS)
                || line.startsWith(LEAVES)
                || line.startsWith(RETURNS);
    }

    // Writing

    /** The lines for a method, in order. */
    static List<Line> write(ExecutableElement method, LockSummary summary, Places places) {
        Map<String, List<String>> lines = new TreeMap<>();
        for (LockEffect effect : summary.effects().values()) {
            String held = held(method, effect.held());
            String what = what(method, effect);
            // What is done after something was given back is not told: callers there are quiet.
            if (held != null && what != null && effect.without().isEmpty()) {
                add(what + held, reasons(effect, places), lines);
            }
        }
        for (Held each : summary.left()) {
            String lock = write(method, each.lock());
            if (lock != null) {
                add(LEAVES + lock, words(each.taken(), places), lines);
            }
        }
        for (Lock each : summary.givenBack()) {
            String lock = write(method, each);
            if (lock != null) {
                add(RETURNS + lock, List.of(), lines);
            }
        }
        List<Line> all = new ArrayList<>();
        lines.forEach((text, reasons) -> all.add(new Line(text, reasons)));
        return all;
    }

    /** Of two ways to the same the shorter one is told. */
    private static void add(String text, List<String> reasons, Map<String, List<String>> lines) {
        lines.merge(text, reasons, (one, other) -> other.size() < one.size() ? other : one);
    }

    /** Where it is done, and behind a number where each lock was taken that is held then. */
    private static List<String> reasons(LockEffect effect, Places places) {
        List<String> reasons = new ArrayList<>(words(effect.places(), places));
        for (int i = 0; i < effect.held().size(); i++) {
            for (String each : words(effect.held().get(i).taken(), places)) {
                reasons.add(i + HELD + each);
            }
        }
        return reasons;
    }

    private static List<String> words(List<Place> steps, Places places) {
        return steps.stream().map(places::of).toList();
    }

    private static @Nullable String what(ExecutableElement method, LockEffect effect) {
        if (effect instanceof LockEffect.Asks asks) {
            String lock = write(method, asks.lock());
            return lock == null ? null : ASKS + lock;
        } else if (effect instanceof LockEffect.Calls calls
                && !calls.held()
                        .isEmpty() // else every method that calls what it is given would tell
                && calls.call().receiver() instanceof Path path
                && path.steps().isEmpty()) {
            String receiver = receiver(method, path.root());
            String owner = Members.ownerOf(calls.call().method()).getQualifiedName().toString();
            return receiver == null
                    ? null
                    : CALLS + owner + " " + Signatures.of(calls.call().method()) + " " + receiver;
        }
        return null;
    }

    private static @Nullable String receiver(ExecutableElement method, Root root) {
        return root instanceof Root.This || root instanceof Root.Parameter
                ? root.accept(new Word(method)).orElse(null)
                : null;
    }

    private static @Nullable String held(ExecutableElement method, List<Held> held) {
        StringBuilder text = new StringBuilder();
        for (Held each : held) {
            String lock = write(method, each.lock());
            if (lock == null) {
                return null;
            }
            text.append(text.isEmpty() ? WHILE : " ").append(lock);
        }
        return text.toString();
    }

    private static @Nullable String write(ExecutableElement method, Lock lock) {
        String root =
                lock.name() instanceof Path path
                        ? path.root().accept(new Word(method)).orElse(null)
                        : null;
        if (root == null || !(lock.name() instanceof Path path)) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        text.append(lock.kind()).append(',').append(lock.mode()).append(',').append(root);
        for (Element step : path.steps()) {
            if (!(step instanceof TypeElement) && !step.getKind().isField()) {
                return null; // what a collection holds
            }
            text.append('/').append(step instanceof TypeElement type ? nameOf(type) : field(step));
        }
        if (lock.type() != null) {
            text.append('=').append(nameOf(lock.type()));
        }
        return text.toString();
    }

    /** The word for where a path begins; none where only this compilation knows it. */
    private record Word(ExecutableElement method) implements Root.RootVisitor<Optional<String>> {

        @Override
        public Optional<String> self(Root.This root) {
            return Optional.of(RECEIVER);
        }

        @Override
        public Optional<String> parameter(Root.Parameter root) {
            int index = method.getParameters().indexOf(root.variable());
            return index < 0 ? Optional.empty() : Optional.of(Integer.toString(index));
        }

        @Override
        public Optional<String> staticField(Root.Static root) {
            return Optional.of(field(root.field()));
        }

        @Override
        public Optional<String> classLiteral(Root.OfClass root) {
            return Optional.of(nameOf(root.type()));
        }

        @Override
        public Optional<String> initializer(Root.Initializer root) {
            return Optional.empty();
        }

        @Override
        public Optional<String> thread(Root.OfThread root) {
            return Optional.of(THREAD);
        }
    }

    private static String field(Element field) {
        return nameOf(Members.ownerOf(field)) + "#" + field.getSimpleName();
    }

    private static String nameOf(TypeElement type) {
        return type.getQualifiedName().toString();
    }

    // Reading

    /** What these lines say of a method; lines that name what is not there say nothing. */
    public LockSummary read(ExecutableElement method, List<Line> lines) {
        Map<Object, LockEffect> effects = new LinkedHashMap<>();
        List<Held> left = new ArrayList<>();
        Set<Lock> givenBack = new LinkedHashSet<>();
        for (Line each : lines) {
            String line = each.text();
            if (line.startsWith(LEAVES)) {
                Lock lock = lock(method, line.substring(LEAVES.length()));
                if (lock != null) {
                    left.add(held(lock, places(method, each.reasons())));
                }
            } else if (line.startsWith(RETURNS)) {
                Lock lock = lock(method, line.substring(RETURNS.length()));
                if (lock != null) {
                    givenBack.add(lock);
                }
            } else {
                LockEffect effect = effect(method, line, each.reasons());
                if (effect != null) {
                    effects.putIfAbsent(effect.identity(), effect);
                }
            }
        }
        return new LockSummary(
                effects, List.copyOf(left), LockAnswers.NOTHING, givenBack, Set.of());
    }

    private @Nullable LockEffect effect(
            ExecutableElement method, String line, List<String> reasons) {
        int at = line.indexOf(WHILE);
        String what = at < 0 ? line : line.substring(0, at);
        List<Held> held = new ArrayList<>();
        if (at >= 0) {
            for (String each : line.substring(at + WHILE.length()).split(" ", -1)) {
                Lock lock = lock(method, each);
                if (lock == null) {
                    return null;
                }
                String number = held.size() + HELD;
                held.add(
                        held(
                                lock,
                                places(
                                        method,
                                        reasons.stream()
                                                .filter(reason -> reason.startsWith(number))
                                                .map(reason -> reason.substring(number.length()))
                                                .toList())));
            }
        }
        List<Place> places =
                places(
                        method,
                        reasons.stream()
                                .filter(reason -> !OF_HELD.matcher(reason).find())
                                .toList());
        LockContext context = LockContext.at(places).holding(List.copyOf(held));
        if (what.startsWith(ASKS)) {
            Lock lock = lock(method, what.substring(ASKS.length()));
            return lock == null ? null : new LockEffect.Asks(lock, context);
        }
        LockStep.Call call = call(method, what.substring(CALLS.length()).split(" ", -1));
        return call == null ? null : new LockEffect.Calls(call, context);
    }

    private static Held held(Lock lock, List<Place> taken) {
        return new Held(lock, 1, false, taken);
    }

    /** Places in another compilation, which has told of them in words. */
    private static List<Place> places(ExecutableElement method, List<String> words) {
        return words.isEmpty()
                ? List.of(new Place("in " + Members.nameOf(method), new Site.Nowhere()))
                : words.stream().map(each -> new Place(each, new Site.Nowhere())).toList();
    }

    private LockStep.@Nullable Call call(ExecutableElement method, String[] words) {
        TypeElement owner = words.length == 3 ? elements.getTypeElement(words[0]) : null;
        if (owner == null) {
            return null;
        }
        for (ExecutableElement each : ElementFilter.methodsIn(owner.getEnclosedElements())) {
            if (Signatures.of(each).equals(words[1])) {
                Root root = root(method, words[2]);
                if (root == null) {
                    return null;
                }
                List<LockName> arguments = new ArrayList<>();
                each.getParameters().forEach(any -> arguments.add(LockName.UNKNOWN));
                return new LockStep.Call(
                        each,
                        new Path(root, List.of()),
                        owner,
                        List.copyOf(arguments),
                        false,
                        new Site.Nowhere());
            }
        }
        return null;
    }

    private @Nullable Lock lock(ExecutableElement method, String text) {
        int equal = text.indexOf('=');
        String[] parts = (equal < 0 ? text : text.substring(0, equal)).split(",", -1);
        if (parts.length != 3) {
            return null;
        }
        String[] way = parts[2].split("/", -1);
        Root root = root(method, way[0]);
        if (root == null) {
            return null;
        }
        List<Element> steps = new ArrayList<>();
        for (int i = 1; i < way.length; i++) {
            Element step = way[i].contains("#") ? field(way[i]) : elements.getTypeElement(way[i]);
            if (step == null) {
                return null;
            }
            steps.add(step);
        }
        TypeElement type = equal < 0 ? null : elements.getTypeElement(text.substring(equal + 1));
        try {
            return new Lock(
                    new Path(root, List.copyOf(steps)),
                    type,
                    Lock.Kind.valueOf(parts[0]),
                    Lock.Mode.valueOf(parts[1]));
        } catch (IllegalArgumentException unknownKind) {
            return null;
        }
    }

    private @Nullable Root root(ExecutableElement method, String text) {
        if (text.equals(RECEIVER)) {
            return new Root.This(Members.ownerOf(method));
        } else if (text.equals(THREAD)) {
            return new Root.OfThread();
        } else if (Character.isDigit(text.charAt(0))) {
            int index = Integer.parseInt(text);
            return index < method.getParameters().size()
                    ? new Root.Parameter(method.getParameters().get(index))
                    : null;
        } else if (text.contains("#")) {
            VariableElement field = field(text);
            return field == null ? null : new Root.Static(field);
        }
        TypeElement type = elements.getTypeElement(text);
        return type == null ? null : new Root.OfClass(type);
    }

    private @Nullable VariableElement field(String text) {
        int hash = text.indexOf('#');
        TypeElement owner = elements.getTypeElement(text.substring(0, hash));
        if (owner != null) {
            for (VariableElement each : ElementFilter.fieldsIn(owner.getEnclosedElements())) {
                if (each.getSimpleName().contentEquals(text.substring(hash + 1))) {
                    return each;
                }
            }
        }
        return null;
    }

    /** A method of another compilation, as a body of which only the summary is known. */
    static LockBody bodyOf(ExecutableElement method) {
        return new LockBody(
                method,
                method,
                null,
                Members.ownerOf(method),
                List.copyOf(method.getParameters()),
                List.of(),
                -1,
                LockName.UNKNOWN,
                Set.of(),
                Set.of(),
                List.of(),
                new Site.Nowhere());
    }
}
