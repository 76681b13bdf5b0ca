package dev.locksmith.processor.fact;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A value made of others, its operands, at one place of the program. There is one for each place,
 * given out by {@link DerivedValues}; while the body is analysed its operands grow, to all that
 * they are on some path, and then they rest.
 */
public abstract sealed class Derived implements Value {

    private boolean isNew = true;
    private boolean dependsOnSummaries;
    private boolean mayHaveParameters;
    private boolean livesElsewhere;
    private Value object = this;

    /** Whether nobody can have looked at it yet. */
    boolean isNew() {
        return isNew;
    }

    /** Works out anew what is known of it by its operands; whether that changed. */
    boolean settle() {
        isNew = false;
        boolean depends = dependsOnSummaries;
        boolean parameters = mayHaveParameters;
        for (Value each : operands()) {
            depends |= each.dependsOnSummaries();
            parameters |= each.mayHaveParameters();
        }
        Value within = sameObject();
        boolean elsewhere = host().livesElsewhere();
        Value root = within == NONE ? this : within.object();
        boolean changed =
                depends != dependsOnSummaries
                        || parameters != mayHaveParameters
                        || elsewhere != livesElsewhere
                        || !Value.same(root, object);
        dependsOnSummaries = depends;
        mayHaveParameters = parameters;
        livesElsewhere = elsewhere;
        object = root;
        return changed;
    }

    /** The operand that is the same object as this, {@link #NONE} if none is. */
    Value sameObject() {
        return NONE;
    }

    /** The values it is made of. */
    public abstract Iterable<Value> operands();

    /** The operands that it is, or that are certainly in it. */
    public Iterable<Value> insides() {
        return operands();
    }

    /** The operand that this is known elsewhere with, {@link #NONE} if none is. */
    Value host() {
        return sameObject();
    }

    // What follows is kept, so that nobody walks down a chain of thousands of values.

    @Override
    public boolean livesElsewhere() {
        return livesElsewhere;
    }

    @Override
    public Value object() {
        return object;
    }

    @Override
    public boolean dependsOnSummaries() {
        return dependsOnSummaries;
    }

    @Override
    public boolean mayHaveParameters() {
        return mayHaveParameters;
    }

    /** An object after a call, when all bodies have been analysed. */
    static Value after(Value object, Call call) {
        After after = new After(call, After.RECEIVER, List.of());
        after.grow(object);
        after.settle();
        return after;
    }

    /** Whether the operand grew. */
    private static boolean grew(Value before, Value now) {
        return before != now;
    }

    /** What a field of an object holds of which more may be known than the field's type says. */
    public static final class FieldOf extends Derived {

        private final VariableElement field;
        private Value owner = NONE;

        FieldOf(VariableElement field) {
            this.field = field;
        }

        public VariableElement field() {
            return field;
        }

        public Value owner() {
            return owner;
        }

        boolean grow(Value more) {
            Value before = owner;
            owner = Value.either(owner, more);
            return grew(before, owner);
        }

        @Override
        public Iterable<Value> operands() {
            return List.of(owner);
        }

        @Override
        public Iterable<Value> insides() {
            return List.of();
        }

        @Override
        public boolean livesElsewhere() {
            return true;
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.fieldOf(this);
        }
    }

    /** A value that was seen to be of a type that says more: by a cast, a test, or a pattern. */
    public static final class Narrowed extends Derived {

        private final OfType seen;
        private Value value = NONE;

        Narrowed(OfType seen) {
            this.seen = seen;
        }

        public Value value() {
            return value;
        }

        public OfType seen() {
            return seen;
        }

        boolean grow(Value more) {
            Value before = value;
            value = Value.either(value, more);
            return grew(before, value);
        }

        @Override
        Value sameObject() {
            return value;
        }

        @Override
        public Iterable<Value> operands() {
            return List.of(value);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.narrowed(this);
        }
    }

    /** A value that was seen not to be of a type. */
    public static final class Remaining extends Derived {

        private final TypeMirror ruledOut;
        private Value value = NONE;

        Remaining(TypeMirror ruledOut) {
            this.ruledOut = ruledOut;
        }

        public Value value() {
            return value;
        }

        public TypeMirror ruledOut() {
            return ruledOut;
        }

        boolean grow(Value more) {
            Value before = value;
            value = Value.either(value, more);
            return grew(before, value);
        }

        @Override
        Value sameObject() {
            return value;
        }

        @Override
        public Iterable<Value> operands() {
            return List.of(value);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.remaining(this);
        }
    }

    /** Something taken out of an object of which callers may know more; its type is as seen. */
    public static final class ElementOf extends Derived {

        private final OfType seen;
        private final AccessPath part;
        private Value container = NONE;

        ElementOf(OfType seen, AccessPath part) {
            this.seen = seen;
            this.part = part;
        }

        /** Where in the object it was: somewhere, or what a function returns. */
        public AccessPath part() {
            return part;
        }

        public Value container() {
            return container;
        }

        public OfType seen() {
            return seen;
        }

        boolean grow(Value more) {
            Value before = container;
            container = Value.either(container, more);
            return grew(before, container);
        }

        @Override
        Value host() {
            return container;
        }

        @Override
        public Iterable<Value> operands() {
            return List.of(container);
        }

        @Override
        public Iterable<Value> insides() {
            return List.of();
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.elementOf(this);
        }
    }

    /**
     * What a closure captures, under the name that the closure uses.
     *
     * @param through the variables by which it is used, all of them; for an object whose code the
     *     closure is in, also the class where more than its fields is used
     * @param member the first member by whose bare name an object around the closure is used; null
     *     if the closure itself names what it captures
     */
    public record Captured(
            String name, Value value, Set<Element> through, @Nullable Element member) {

        public Captured(String name, Value value, Set<Element> through) {
            this(name, value, through, null);
        }

        /** Whether it is used by such variables alone. Asks for each of them. */
        public boolean isOnlyThrough(Predicate<Element> wanted) {
            long count = through.stream().filter(wanted).count();
            return count > 0 && count == through.size();
        }

        /** This and what was captured before, on another path or through another variable. */
        Captured and(Captured before) {
            Set<Element> all = new LinkedHashSet<>(before.through);
            all.addAll(through);
            return new Captured(
                    name,
                    Value.either(before.value, value),
                    Collections.unmodifiableSet(all),
                    before.member);
        }
    }

    /** A lambda, method reference, or object of a local or anonymous class. */
    public static final class Closure extends Derived {

        private final Tree tree;
        private final String what;
        private final Map<Object, Captured> captures = new LinkedHashMap<>();
        private Value result = NONE;

        /**
         * @param what how a message calls it: "lambda", "method reference", "anonymous class", ...
         */
        Closure(Tree tree, String what) {
            this.tree = tree;
            this.what = what;
        }

        public Tree tree() {
            return tree;
        }

        public String what() {
            return what;
        }

        public Collection<Captured> captures() {
            return captures.values();
        }

        /** What it captures, by the variable, or by the class for an object around it. */
        public Map<Object, Captured> captured() {
            return captures;
        }

        /** What it returns when it is run, {@link #NONE} if nothing. */
        public Value result() {
            return result;
        }

        boolean grow(Map<Object, Captured> more, Value moreResult) {
            boolean changed = false;
            for (Map.Entry<Object, Captured> each : more.entrySet()) {
                Captured known = captures.get(each.getKey());
                Captured given = each.getValue();
                Captured now = known == null ? given : given.and(known);
                captures.put(each.getKey(), now);
                changed |= known == null || grew(known.value(), now.value());
            }
            Value before = result;
            result = Value.either(result, moreResult);
            return changed || grew(before, result);
        }

        @Override
        public Iterable<Value> operands() {
            List<Value> all = new ArrayList<>(captures.size());
            captures.values().forEach(each -> all.add(each.value()));
            return all;
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.closure(this);
        }
    }

    /** An object in which others were put: a container, an array, the result of a constructor. */
    public static final class Holder extends Derived {

        private final AccessPath place;
        private Value holder = NONE;
        private final Set<Value> contents = new LinkedHashSet<>();

        Holder(AccessPath place) {
            this.place = place;
        }

        /** Where in it they were put: in a field, or somewhere. */
        public AccessPath place() {
            return place;
        }

        /** The object, with what was in it before. */
        public Value holder() {
            return holder;
        }

        /** What was put in it here. */
        public Set<Value> contents() {
            return contents;
        }

        boolean grow(Value object, Collection<Value> more) {
            Value before = holder;
            holder = Value.either(holder, object);
            boolean changed = grew(before, holder);
            for (Value each : more) {
                if (each != NONE) {
                    changed |= contents.add(each);
                }
            }
            return changed;
        }

        @Override
        Value sameObject() {
            return holder;
        }

        @Override
        public Iterable<Value> operands() {
            List<Value> all = new ArrayList<>(contents);
            all.add(holder);
            return all;
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.holder(this);
        }
    }

    /** What a call returns: its type says something, the summary of the method may say more. */
    public static final class ResultOf extends Derived {

        private final Call call;
        private Value declared = NONE;

        ResultOf(Call call) {
            this.call = call;
        }

        public Call call() {
            return call;
        }

        public Value declared() {
            return declared;
        }

        boolean grow(Value more) {
            Value before = declared;
            declared = Value.either(declared, more);
            return grew(before, declared);
        }

        @Override
        public Iterable<Value> operands() {
            return List.of(declared);
        }

        @Override
        public boolean dependsOnSummaries() {
            return true;
        }

        @Override
        public boolean mayHaveParameters() {
            return true;
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.resultOf(this);
        }
    }

    /** An object after a call that may have kept its arguments in it. */
    public static final class After extends Derived {

        /** Stands for the receiver where parameters are numbered. */
        public static final int RECEIVER = -1;

        private final Call call;
        private final int keeper;
        private final List<ExecutableElement> through;
        private Value before = NONE;

        After(Call call, int keeper, List<ExecutableElement> through) {
            this.call = call;
            this.keeper = keeper;
            this.through = through;
        }

        /** The object as it was before the call. */
        public Value before() {
            return before;
        }

        public Call call() {
            return call;
        }

        /**
         * The index of the parameter that the object was given to, {@link #RECEIVER} if it is the
         * one that the call was made on, or that it makes.
         */
        public int keeper() {
            return keeper;
        }

        /**
         * The methods whose results the call was made on, one after the other; it was made on the
         * object itself if each of them returns its receiver.
         */
        public List<ExecutableElement> through() {
            return through;
        }

        boolean grow(Value more) {
            Value old = before;
            before = Value.either(before, more);
            return grew(old, before);
        }

        @Override
        Value sameObject() {
            return before;
        }

        @Override
        public Iterable<Value> operands() {
            return List.of(before);
        }

        @Override
        public boolean dependsOnSummaries() {
            return true;
        }

        @Override
        public boolean mayHaveParameters() {
            return true;
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.after(this);
        }
    }

    /** A function given to a stream. */
    public record Stage(
            Value function,
            String described,
            ExpressionTree tree,
            ExecutableElement method,
            Site site) {}

    /** A stream with the functions given to it so far, and where they run. */
    public static final class Pipeline extends Derived {

        private final @Nullable Place place;
        private Value stream = NONE;
        private final Map<Tree, Stage> stages = new LinkedHashMap<>();

        Pipeline(@Nullable Place place) {
            this.place = place;
        }

        /** Where its functions run; null if that is not certain. */
        public @Nullable Place place() {
            return place;
        }

        /** The stream as it is known by its type. */
        public Value stream() {
            return stream;
        }

        public Collection<Stage> stages() {
            return stages.values();
        }

        boolean grow(Value more, Collection<Stage> moreStages) {
            Value before = stream;
            stream = Value.either(stream, more);
            boolean changed = grew(before, stream);
            for (Stage each : moreStages) {
                Stage known = stages.get(each.tree());
                Value function =
                        known == null
                                ? each.function()
                                : Value.either(known.function(), each.function());
                if (known == null || grew(known.function(), function)) {
                    stages.put(
                            each.tree(),
                            new Stage(
                                    function,
                                    each.described(),
                                    each.tree(),
                                    each.method(),
                                    each.site()));
                    changed = true;
                }
            }
            return changed;
        }

        @Override
        public Iterable<Value> operands() {
            return List.of(stream);
        }

        @Override
        public Iterable<Value> insides() {
            List<Value> all = new ArrayList<>(List.of(stream));
            stages.values().forEach(each -> all.add(each.function()));
            return all;
        }

        @Override
        public boolean mayHaveParameters() {
            return true;
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.pipeline(this);
        }
    }
}
