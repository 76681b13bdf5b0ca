package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.fact.lock.ObjectLink;
import dev.locksmith.processor.fact.lock.ObjectLink.Slot;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** What fields hold that are given one value for good: by their declaration or by constructors. */
final class FieldNames implements ObjectLink.Visitor {

    private final Map<Slot, LockName> given = new HashMap<>();

    /** By field, the parameters of constructors that are kept in it. */
    private final Map<VariableElement, Set<VariableElement>> keptFrom = new HashMap<>();

    /**
     * The parameters of constructors for which code is given where an object is made for a field.
     */
    private final Set<VariableElement> givenCode = new HashSet<>();

    private final List<ObjectLink.PassedOn> passedOn = new ArrayList<>();

    /** The parameters of constructors that are kept in some field. */
    private final Set<VariableElement> keptOnes = new HashSet<>();

    /** By where an object is kept, the parameters for which it was given. */
    private final Map<Slot, Set<VariableElement>> keptIn = new HashMap<>();

    /** By parameter, the functions that objects have given for it. */
    private final Map<VariableElement, List<ObjectLink.Enlisted>> enlisted = new HashMap<>();

    @Override
    public void given(ObjectLink.Given link) {
        given.merge(
                link.slot(),
                link.name(),
                (one, other) -> one.equals(other) ? one : LockName.UNKNOWN);
        if (link.name() instanceof LockName.Fresh part && part.constructor() != null) {
            noteCode(part.constructor(), part.arguments());
        }
    }

    private void noteCode(ExecutableElement constructor, List<LockName> arguments) {
        List<? extends VariableElement> parameters = constructor.getParameters();
        for (int i = 0; i < parameters.size() && i < arguments.size(); i++) {
            if (isFunction(arguments.get(i))) {
                givenCode.add(parameters.get(i));
                keepsComponent(constructor, parameters.get(i));
            }
        }
    }

    /** Nobody wrote out that a record keeps what its canonical constructor is given. */
    private void keepsComponent(ExecutableElement constructor, VariableElement parameter) {
        for (VariableElement each :
                ElementFilter.fieldsIn(Members.ownerOf(constructor).getEnclosedElements())) {
            if (isComponent(constructor, each, parameter)) {
                keptFrom.computeIfAbsent(each, key -> new HashSet<>()).add(parameter);
            }
        }
    }

    /** Whether a function is only kept, by a part that was made for a field. */
    boolean isKept(Object function, LockStep handedOn) {
        if (!(handedOn instanceof LockStep.Call call)
                || call.method().getKind() != ElementKind.CONSTRUCTOR) {
            return false;
        }
        List<? extends VariableElement> parameters = call.method().getParameters();
        for (int i = 0; i < parameters.size() && i < call.arguments().size(); i++) {
            if (isOf(function, call.arguments().get(i))) {
                VariableElement parameter = parameters.get(i);
                return givenCode.contains(parameter) && keptOnes.contains(parameter);
            }
        }
        return false;
    }

    /** Whether a name stands for a function, or for an object whose method it is. */
    private static boolean isOf(Object function, LockName name) {
        if (name instanceof LockName.Fresh made && made.type() != null) {
            return function instanceof ExecutableElement method
                    && Members.ownerOf(method).equals(made.type());
        }
        return LockName.functionsOf(name).stream().anyMatch(each -> each.body().equals(function));
    }

    /** Whether parts keep in a field the code that they were given by the whole. */
    boolean isGivenCode(VariableElement field) {
        Set<VariableElement> from = givenCode.isEmpty() ? null : keptFrom.get(field);
        return from != null && from.stream().anyMatch(givenCode::contains);
    }

    @Override
    public void enlisted(ObjectLink.Enlisted link) {
        if (link.function() instanceof LockName.Function) {
            enlisted.computeIfAbsent(link.to(), key -> new ArrayList<>()).add(link);
        }
    }

    @Override
    public void kept(ObjectLink.Kept link) {
        keptIn.computeIfAbsent(link.slot(), key -> new HashSet<>()).add(link.parameter());
        if (!link.slot().holdsElements()) {
            keptFrom.computeIfAbsent(link.slot().field(), key -> new HashSet<>())
                    .add(link.parameter());
        }
    }

    @Override
    public void made(ObjectLink.Made link) {}

    @Override
    public void inside(ObjectLink.Inside link) {}

    @Override
    public void passedOn(ObjectLink.PassedOn link) {
        passedOn.add(link);
    }

    /**
     * What a constructor hands on to another one is kept where that keeps it; to be called once.
     */
    void solve() {
        Map<VariableElement, List<VariableElement>> from = new HashMap<>();
        for (ObjectLink.PassedOn each : passedOn) {
            from.computeIfAbsent(each.to(), key -> new ArrayList<>()).add(each.parameter());
        }
        for (Set<VariableElement> kept : keptFrom.values()) {
            Deque<VariableElement> open = new ArrayDeque<>(kept);
            while (!open.isEmpty()) {
                for (VariableElement each : from.getOrDefault(open.poll(), List.of())) {
                    if (kept.add(each)) {
                        open.add(each);
                    }
                }
            }
            keptOnes.addAll(kept);
        }
    }

    @Override
    public void introduced(ObjectLink.Introduced link) {}

    @Override
    public void put(ObjectLink.Put link) {}

    /** What the field at the end of a path holds; null if that is not known. */
    @Nullable LockName of(Path path) {
        int size = path.steps().size();
        Path holder = size == 0 ? null : new Path(path.root(), path.steps().subList(0, size - 1));
        if (holder != null && ownName(holder) instanceof LockName.Fresh part) {
            LockName inPart = part.then(path.steps().get(size - 1));
            LockName found = inPart instanceof LockName.PartOfNew of ? of(of) : inPart;
            if (found instanceof Path || isFunction(found)) {
                return found;
            }
        }
        LockName outer = throughOuter(path);
        return outer == null ? ownName(path) : outer;
    }

    /**
     * A way from a field's object to the one around that, and on from there; null if the path is no
     * such.
     */
    private @Nullable LockName throughOuter(Path path) {
        List<Element> steps = path.steps();
        for (int i = steps.size() - 1; i > 0; i--) {
            if (steps.get(i) instanceof TypeElement
                    && of(new Path(path.root(), steps.subList(0, i))) instanceof LockName.Fresh part
                    && part.then(steps.get(i)) instanceof Path outer) {
                return LockBinding.append(outer, steps.subList(i + 1, steps.size()));
            }
        }
        return null;
    }

    private @Nullable LockName ownName(Path path) {
        Slot slot = slotOf(path);
        if (slot == null) {
            return null;
        }
        LockName name = given.get(slot);
        if (name == null) {
            return null;
        }
        int steps = path.steps().size() - (slot.holdsElements() ? 2 : 1);
        LockName holder = steps < 0 ? null : new Path(path.root(), path.steps().subList(0, steps));
        return LockBinding.ofObject(holder).apply(name);
    }

    /** The field at the end of a path, or the one whose collection is; null if none is. */
    private static @Nullable Slot slotOf(Path path) {
        int size = path.steps().size();
        if (size == 0) {
            return path.root() instanceof Root.Static of ? new Slot(of.field(), false) : null;
        }
        if (path.steps().get(size - 1) instanceof VariableElement last) {
            if (last.getKind().isField()) {
                return new Slot(last, false);
            } else if (size > 1 && path.steps().get(size - 2) instanceof VariableElement field) {
                return new Slot(field, true);
            }
        }
        return null;
    }

    /** Whether it may be known which function, or object with code, is at the end of a path. */
    boolean mayBeFunction(Path path) {
        if (!path.steps().isEmpty() && !enlisted.isEmpty()) {
            return true;
        }
        Slot slot = slotOf(path);
        return slot != null && isFunction(given.get(slot));
    }

    private static boolean isFunction(@Nullable LockName name) {
        return name instanceof LockName.Function
                || name instanceof LockName.Unlocking
                || (name instanceof LockName.Fresh made && made.type() != null);
    }

    /** The class of the one object that the field at the end of a path holds; null if unknown. */
    @Nullable TypeElement madeAt(Path path) {
        Slot slot = slotOf(path);
        if (slot == null || slot.holdsElements()) {
            return null;
        }
        if (given.get(slot) instanceof LockName.Fresh made) {
            return made.type();
        }
        return isGivenCode(slot.field()) && of(path) instanceof LockName.Fresh made
                ? made.type()
                : null;
    }

    /** Whether each object has an object of its own in a field. */
    boolean isMadeFor(VariableElement field) {
        return given.get(new Slot(field, false)) instanceof LockName.Fresh;
    }

    /** The functions that may be at the end of a path, because others have given them there. */
    List<LockName.Function> functionsAt(Path path) {
        if (enlisted.isEmpty() || path.steps().isEmpty()) {
            return List.of();
        }
        int last = path.steps().size() - 1;
        boolean isElement = !path.steps().get(last).getKind().isField();
        Element field = isElement && last > 0 ? path.steps().get(last - 1) : path.steps().get(last);
        List<LockName.Function> found = new ArrayList<>();
        if (field instanceof VariableElement variable) {
            for (VariableElement each :
                    keptIn.getOrDefault(new Slot(variable, isElement), Set.of())) {
                for (ObjectLink.Enlisted link : enlisted.getOrDefault(each, List.of())) {
                    LockName function =
                            LockBinding.ofObject(path.then(link.around())).apply(link.function());
                    if (function instanceof LockName.Function known) {
                        found.add(known);
                    }
                }
            }
        }
        return found;
    }

    /** What fields of a new object lead to, by what its constructor was given. */
    LockName of(LockName.PartOfNew part) {
        ExecutableElement constructor = part.made().constructor();
        if (constructor == null || !(part.steps().get(0) instanceof VariableElement field)) {
            return LockName.UNKNOWN;
        }
        List<LockName> found = new ArrayList<>();
        for (int i = 0; i < constructor.getParameters().size(); i++) {
            VariableElement parameter = constructor.getParameters().get(i);
            if (i < part.made().arguments().size()
                    && (keptFrom.getOrDefault(field, Set.of()).contains(parameter)
                            || isComponent(constructor, field, parameter))) {
                found.add(part.made().arguments().get(i));
            }
        }
        return found.size() == 1
                ? LockBinding.append(found.get(0), part.steps().subList(1, part.steps().size()))
                : LockName.UNKNOWN;
    }

    /** The canonical constructor of a record has the names of its fields. */
    private boolean isComponent(
            ExecutableElement constructor, VariableElement field, VariableElement parameter) {
        return Members.ownerOf(constructor).getKind() == ElementKind.RECORD
                && Members.ownerOf(field).equals(Members.ownerOf(constructor))
                && !field.getModifiers().contains(Modifier.STATIC)
                && !keptFrom.containsKey(field)
                && parameter.getSimpleName().equals(field.getSimpleName());
    }
}
