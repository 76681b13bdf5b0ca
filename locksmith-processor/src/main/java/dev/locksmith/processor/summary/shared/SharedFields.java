package dev.locksmith.processor.summary.shared;

import dev.locksmith.processor.fact.Body;
import dev.locksmith.processor.fact.ExecutorGiven;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.declared.FieldDeclared;
import dev.locksmith.processor.fact.lock.LocksLeft;
import dev.locksmith.processor.fact.shared.FunctionStarted;
import dev.locksmith.processor.fact.shared.HelperCall;
import dev.locksmith.processor.fact.shared.LockPath;
import dev.locksmith.processor.fact.shared.Lockset;
import dev.locksmith.processor.fact.shared.SharedPassed;
import dev.locksmith.processor.fact.shared.SharedUse;
import dev.locksmith.processor.fact.shared.Unguarded;
import dev.locksmith.processor.summary.Accesses;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.Singletons;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The uses of each field that several threads reach, and the locks that they have in common: the
 * lockset algorithm of Eraser, on what may be held instead of what was.
 */
public final class SharedFields {

    private final Declared declared;
    private final Types types;
    private final Accesses accesses;
    private final Predicate<ExecutableElement> isOfThread;
    private final Reachability reachability;
    private final List<SharedUse> uses = new ArrayList<>();
    private final Map<Element, List<SharedPassed>> passedTo = new LinkedHashMap<>();
    private final CallGraph calls = new CallGraph();
    private final StartedTasks started = new StartedTasks();
    private final Set<Element> leaving = new HashSet<>();
    private final Map<Element, Boolean> leftOut = new HashMap<>();
    private final Map<VariableElement, FieldDeclared> declarations = new HashMap<>();
    private @Nullable Set<ExecutableElement> requests;

    /**
     * @param accesses what methods do with what they are given; in jars, that alone is known
     * @param isOfThread whether a method is run by one thread alone, for what it uses belongs to
     *     that
     */
    public SharedFields(
            Declared declared,
            Elements elements,
            Types types,
            Accesses accesses,
            Predicate<ExecutableElement> isOfThread) {
        this.declared = declared;
        this.types = types;
        this.accesses = accesses;
        this.isOfThread = isOfThread;
        this.reachability = new Reachability(declared, elements, types);
    }

    /** A use of a field, with all locks that may be held there. */
    private record Located(SharedUse use, Lockset held) {

        /** The use as messages tell of it: with the locks of callers, too. */
        SharedUse told() {
            return use.under(held);
        }
    }

    /** A use of what may come from fields. */
    private record Open(Element what, Located use) {}

    /** Takes note of a fact; answers whether it concerns nobody else. */
    public boolean collect(Fact fact) {
        if (fact instanceof SharedUse use) {
            uses.add(use);
        } else if (fact instanceof HelperCall call) {
            calls.add(call);
        } else if (fact instanceof SharedPassed passed) {
            passedTo.computeIfAbsent(passed.to(), key -> new ArrayList<>()).add(passed);
        } else if (fact instanceof FunctionStarted function) {
            started.add(function);
        } else if (fact instanceof ExecutorGiven executor) {
            started.add(executor);
        } else if (fact instanceof LocksLeft left) {
            leaving.add(Members.outermost(left.method()));
        } else {
            if (fact instanceof FieldDeclared field) {
                declarations.put(field.field(), field);
            }
            return false;
        }
        return true;
    }

    /** Tells of each field whose uses have no lock in common. */
    public void derive(Consumer<Unguarded> unguarded) {
        if (uses.isEmpty() && passedTo.isEmpty()) {
            return;
        }
        for (boolean isForObjects : new boolean[] {false, true}) {
            EntryLocks entry =
                    new EntryLocks(
                            calls,
                            reachability,
                            started,
                            calls.ofMainThread(started.places()),
                            isForObjects);
            located(entry, isForObjects)
                    .forEach((field, located) -> judge(field, located, unguarded));
        }
    }

    private void judge(
            VariableElement field, List<Located> located, Consumer<Unguarded> unguarded) {
        Unguarded.Reach reach = reach(field);
        List<SharedUse> witnesses =
                isLeftOut(field)
                        ? List.of()
                        : declared.mayBeReadTogether(field, field.asType())
                                ? inRequests(located)
                                : witnesses(field, located);
        if (reach == null || witnesses.isEmpty()) {
            return;
        }
        boolean isOfSingleton = reach instanceof Unguarded.Reach.Singleton;
        VariableElement told = reach instanceof Unguarded.Reach.Singleton in ? in.holder() : field;
        FieldDeclared declaration = declarations.get(told);
        if (declaration != null && !holdsNothing(declaration, field)) {
            unguarded.accept(new Unguarded(field, reach, witnesses, declaration.site()));
        }
        if (isOfSingleton) {
            tasks(field, new Unguarded.Reach.Task(told), located, unguarded);
        }
    }

    /** Whether there is nothing to share in a field, of the object that this declaration holds. */
    private boolean holdsNothing(FieldDeclared declaration, VariableElement field) {
        return declaration.field().equals(field)
                ? declaration.isEmpty()
                : declaration.nothingOf().stream()
                        .anyMatch(each -> types.isSameType(each, field.asType()));
    }

    /** Uses that have no lock in common: one that is under none, or all; none if there are none. */
    private List<SharedUse> witnesses(VariableElement field, List<Located> located) {
        List<SharedUse> witnesses = new ArrayList<>();
        Lockset common = Lockset.ALL;
        for (Located each : located) {
            if (each.held.isEmpty()) {
                return List.of(each.told());
            }
            Lockset less = common.common(each.held);
            if (!less.equals(common)) {
                witnesses.add(each.told());
            }
            common = less;
        }
        if (common.isEmpty()) {
            return List.copyOf(witnesses);
        }
        boolean isOfEachObject =
                field.getModifiers().contains(Modifier.STATIC)
                        && !common.isAll()
                        && common.locks().stream().allMatch(this::isOneOfMany);
        return isOfEachObject ? List.of(located.get(0).told()) : List.of();
    }

    /** A change that two requests may make at the same time; none if there is none. */
    private List<SharedUse> inRequests(List<Located> located) {
        for (Located each : located) {
            if (each.held.isEmpty()
                    && each.use.body() instanceof Body.OfMethod of
                    && isPartOfRequest(of.method())) {
                return List.of(each.told());
            }
        }
        return List.of();
    }

    /** Whether a method serves requests, or is called by one that does, under no lock. */
    private boolean isPartOfRequest(ExecutableElement method) {
        if (requests == null) {
            requests = calls.reachedUnlocked(declared::servesRequests);
        }
        return declared.servesRequests(method) || requests.contains(method);
    }

    /** Whether it is another lock in each of several objects. */
    private boolean isOneOfMany(LockPath lock) {
        TypeElement type = lock.object();
        return type != null
                && type.getKind() == ElementKind.CLASS
                && !declared.servesAllThreads(type)
                && makings(type) > 1;
    }

    /** Tasks that call a method which uses the field under no lock. */
    private void tasks(
            VariableElement field,
            Unguarded.Reach reach,
            List<Located> located,
            Consumer<Unguarded> unguarded) {
        for (FunctionStarted task : started.all()) {
            for (HelperCall call : calls.callsFrom(new Body.OfFunction(task.place()))) {
                for (Located each : located) {
                    if (each.held.isEmpty()
                            && call.held().plus(started.keeping(task)).isEmpty()
                            && each.use.body().equals(new Body.OfMethod(call.callee()))) {
                        unguarded.accept(
                                new Unguarded(field, reach, List.of(each.told()), task.site()));
                    }
                }
            }
        }
    }

    private Unguarded.@Nullable Reach reach(VariableElement field) {
        TypeElement owner = Members.ownerOf(field);
        if (field.getModifiers().contains(Modifier.STATIC)) {
            return new Unguarded.Reach.Static();
        } else if (owner.getKind() == ElementKind.ENUM) {
            return new Unguarded.Reach.Constants(owner);
        }
        if (declared.servesAllThreads(owner)) {
            return new Unguarded.Reach.Serving(owner);
        }
        return Singletons.holderOf(owner)
                .filter(holder -> makings(owner) == 1)
                .map(Unguarded.Reach.Singleton::new)
                .orElse(null);
    }

    /** At how many places objects of a class are made. */
    private int makings(TypeElement type) {
        int places = 0;
        for (ExecutableElement constructor :
                ElementFilter.constructorsIn(type.getEnclosedElements())) {
            for (HelperCall call : calls.callsOf(constructor)) {
                boolean isOfConstructor =
                        call.body() instanceof Body.OfMethod of
                                && of.method().getKind() == ElementKind.CONSTRUCTOR
                                && Members.ownerOf(of.method()).equals(type);
                places += isOfConstructor ? 0 : 1;
            }
        }
        return places;
    }

    /** The uses that count, by field. */
    private Map<VariableElement, List<Located>> located(EntryLocks entry, boolean isForObjects) {
        Map<VariableElement, List<Located>> found = new LinkedHashMap<>();
        Set<Open> seen = new HashSet<>();
        Deque<Open> open = new ArrayDeque<>();
        for (SharedUse use : uses) {
            if (!use.isReading() && !isLeftOut(use)) {
                Lockset held =
                        isParameter(use.what()) ? use.held() : entry.at(use.body(), use.held());
                open.add(new Open(use.what(), new Located(use, held)));
            }
        }
        passedTo.forEach((to, all) -> usesInJars(to, all.get(0), open));
        while (!open.isEmpty()) {
            Open each = open.poll();
            if (each.use.held.isAll() || !seen.add(each)) {
                continue;
            }
            if (each.what instanceof VariableElement field && field.getKind().isField()) {
                if (field.getModifiers().contains(Modifier.STATIC) != isForObjects) {
                    found.computeIfAbsent(field, key -> new ArrayList<>()).add(each.use);
                }
                continue;
            }
            for (SharedPassed passed : passedTo.getOrDefault(each.what, List.of())) {
                open.add(new Open(passed.what(), before(each, passed, entry)));
            }
        }
        return found;
    }

    /** What a method in a jar does under no lock of its own, callers do where they call it. */
    private void usesInJars(Element to, SharedPassed passed, Deque<Open> open) {
        if (to instanceof VariableElement parameter
                && to.getEnclosingElement() instanceof ExecutableElement method
                && !declared.hasExclusiveMethods(parameter.asType())
                && accesses.isUsedInJar(parameter)) {
            String how = method.getSimpleName() + "()";
            SharedUse use =
                    new SharedUse(to, how, false, passed.body(), Lockset.NONE, passed.site());
            open.add(new Open(to, new Located(use, Lockset.NONE)));
        }
    }

    /** The use as it was before the value was passed to where it is used. */
    private static Located before(Open open, SharedPassed passed, EntryLocks entry) {
        Located located = open.use;
        if (!isParameter(open.what)) {
            return located;
        }
        Lockset held = located.held.plus(passed.held());
        SharedUse use = located.use;
        return new Located(
                new SharedUse(
                        passed.what(),
                        use.how(),
                        use.isReading(),
                        passed.body(),
                        passed.held(),
                        passed.site()),
                isParameter(passed.what()) ? held : entry.at(passed.body(), held));
    }

    private static boolean isParameter(Element element) {
        return element.getKind() == ElementKind.PARAMETER;
    }

    /** Whether nothing certain can be said of the code around a use, or nothing need be. */
    private boolean isLeftOut(SharedUse use) {
        return use.body() instanceof Body.OfMethod of
                && (isLeftOut(of.method())
                        || reachability.isOfOneThread(of.method())
                        || isOfThread.test(of.method()));
    }

    private boolean isLeftOut(Element declaration) {
        return leftOut.computeIfAbsent(
                Members.outermost(declaration),
                file -> leaving.contains(file) || reachability.isTest((TypeElement) file));
    }
}
