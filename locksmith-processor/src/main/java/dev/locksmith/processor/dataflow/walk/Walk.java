package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.call.Surroundings;
import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.source.ArgumentUses;
import dev.locksmith.processor.dataflow.source.Assignments;
import dev.locksmith.processor.dataflow.source.Attributed;
import dev.locksmith.processor.dataflow.source.Bodies;
import dev.locksmith.processor.dataflow.source.FieldContents;
import dev.locksmith.processor.dataflow.source.GuardedContents;
import dev.locksmith.processor.dataflow.source.KeptContainers;
import dev.locksmith.processor.dataflow.source.LocalClasses;
import dev.locksmith.processor.dataflow.source.Repetition;
import dev.locksmith.processor.dataflow.source.ReturnedFields;
import dev.locksmith.processor.dataflow.source.SerialExecutors;
import dev.locksmith.processor.dataflow.source.SharedPlaces;
import dev.locksmith.processor.dataflow.store.Store;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.DerivedValues;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.Member;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.declared.TypeUsed;
import dev.locksmith.processor.fact.shared.HelperCall;
import dev.locksmith.processor.fact.shared.SharedUse;
import dev.locksmith.processor.type.Domains;
import dev.locksmith.processor.type.Tasks;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Where a scan of one class stands: the file, the state of the variables, the facts seen so far.
 */
public final class Walk {

    public final Surroundings surroundings;
    public final Bodies bodies;
    public final Attributed attributed;
    public final TypeFacts typeFacts;
    public final Callees callees;
    public final SharedPlaces sharedPlaces;
    public final DerivedValues derived = new DerivedValues();
    public final Projections projections;
    public final Assignments assignments;
    public final FieldContents fieldContents;
    final KeptContainers keptContainers;
    public final ReturnedFields returnedFields;
    public final SerialExecutors serialExecutors;
    public final Repetition repetition;
    final OwnExecutors ownExecutors;
    public final GuardedContents guardedContents;
    public final ArgumentUses argumentUses;
    public Store state = new Store();
    public Suppression suppression = Suppression.NONE;
    public Scopes scopes;
    public OneAtATime oneAtATime;

    /** The body that is walked, as one that is run on some thread. */
    public Code code = Code.NOWHERE;

    public final Domains domains;
    public final DomainFlow domainFlow;
    public final WaitFlow waits;
    public final Refusals refusals;
    final Flags flags;

    /** What is walked, as messages call it: {@code shop.Desk.print}. */
    public Member member = Member.NONE;

    private final LocalClasses localClasses;
    private List<Fact> facts = new ArrayList<>();

    /** The alternatives of conditional and switch expressions, with the values they had. */
    private final Map<ExpressionTree, Map<ExpressionTree, Value>> alternatives = new HashMap<>();

    public Walk(
            Surroundings surroundings,
            Bodies bodies,
            Callees callees,
            SharedPlaces sharedPlaces,
            LocalClasses localClasses,
            ClassTree root) {
        this.surroundings = surroundings;
        this.bodies = bodies;
        this.attributed = bodies.attributed;
        this.callees = callees;
        this.sharedPlaces = sharedPlaces;
        this.typeFacts = callees.typeFacts();
        this.projections = new Projections(derived, typeFacts);
        this.localClasses = localClasses;
        this.assignments = new Assignments(attributed, root);
        this.guardedContents =
                new GuardedContents(attributed, surroundings.types(), assignments, root);
        this.returnedFields = new ReturnedFields(attributed, root);
        this.fieldContents =
                new FieldContents(attributed, typeFacts, surroundings.declared(), assignments);
        this.keptContainers =
                new KeptContainers(
                        new Tasks(surroundings.elements(), surroundings.types()),
                        surroundings.declared(),
                        assignments);
        this.serialExecutors =
                new SerialExecutors(
                        attributed,
                        typeFacts,
                        surroundings.declared(),
                        assignments,
                        surroundings.isSource());
        this.repetition = new Repetition(root);
        this.ownExecutors = new OwnExecutors(this, root);
        this.argumentUses = new ArgumentUses(typeFacts, surroundings.declared());
        this.scopes = new Scopes(this, localClasses);
        this.oneAtATime = new OneAtATime(this);
        this.domains = surroundings.declared().domains();
        this.domainFlow = new DomainFlow(this, localClasses);
        this.waits = new WaitFlow(this);
        this.refusals = new Refusals(this);
        this.flags = new Flags(this);
    }

    /**
     * Walks a part that stands on its own. If that fails, nothing of it is known, and the walk goes
     * on behind it.
     */
    public void part(Tree tree, Member name, Runnable walked) {
        Member outerMember = member;
        Suppression outerSuppression = suppression;
        Store around = state;
        List<Fact> before = collectIn(new ArrayList<>());
        int depth = localClasses.depth();
        Code outerCode = code;
        member = name;
        state = around.copy();
        List<Fact> own = facts;
        Site site = new Site.InTree(tree, attributed.unit(), suppression, name);
        if (surroundings.failures().attempt(site, "by any rule", walked)) {
            before.addAll(own);
        } else {
            localClasses.backTo(depth);
            scopes = new Scopes(this, localClasses);
            oneAtATime = new OneAtATime(this);
        }
        facts = before;
        state = around;
        suppression = outerSuppression;
        member = outerMember;
        code = outerCode;
    }

    /** A type is written here, or inferred. */
    public void typeUsed(TypeMirror type, Tree at) {
        if (typeFacts.hasDemandedArguments(type)) {
            add(new TypeUsed(type, siteOf(at)));
        }
    }

    /** A local variable of this type is declared here. */
    public void declaredAs(TypeMirror type, VariableTree tree) {
        if (tree.getType() != null) {
            typeUsed(type, tree);
        }
    }

    /** An object is made, of a type that only this expression tells. */
    public void made(NewClassTree tree) {
        TypeMirror type = attributed.typeOf(tree);
        if (type != null) {
            typeUsed(type, tree);
        }
    }

    /** Whether what is declared here tells the type of an object that is made for it. */
    public boolean tells(@Nullable TypeMirror declaration) {
        return declaration instanceof DeclaredType type && !type.getTypeArguments().isEmpty();
    }

    /** From here on facts go there; answers where they went before. */
    public List<Fact> collectIn(List<Fact> now) {
        List<Fact> before = facts;
        facts = now;
        return before;
    }

    public Site siteOf(Tree tree) {
        return new Site.InTree(tree, attributed.unit(), about(tree), member);
    }

    /** A place at which something is told of a variable. */
    public Site siteOf(Tree tree, VariableElement variable) {
        return new Site.InTree(tree, attributed.unit(), about(variable), member);
    }

    /** What is silenced here for the variable that an expression names, if it names one. */
    public Suppression about(Tree expression) {
        VariableElement variable = variableOf(expression);
        return variable == null ? suppression : about(variable);
    }

    /** What is silenced here for a variable. */
    public Suppression about(VariableElement variable) {
        return surroundings.suppressions().about(variable, suppression);
    }

    /** What is silenced in a declaration. */
    public Suppression inside(ModifiersTree modifiers, Element declaration) {
        return surroundings
                .suppressions()
                .at(modifiers, declaration, suppression, attributed.unit());
    }

    public Set<Element> variablesIn(ExpressionTree expression) {
        VariableElement variable = variableOf(expression);
        return variable == null ? Set.of() : Set.of(variable);
    }

    private @Nullable VariableElement variableOf(Tree tree) {
        return switch (tree.getKind()) {
            case PARENTHESIZED -> variableOf(((ParenthesizedTree) tree).getExpression());
            case TYPE_CAST -> variableOf(((TypeCastTree) tree).getExpression());
            case IDENTIFIER, MEMBER_SELECT ->
                    attributed.elementOf(tree) instanceof VariableElement variable
                            ? variable
                            : null;
            default -> null;
        };
    }

    /** A value of which only the type is known. */
    public Value ofType(Tree expression) {
        TypeMirror type = attributed.typeOf(expression);
        return type == null || typeFacts.isPlain(type)
                ? Value.NONE
                : new Value.OfType(type, expression, null);
    }

    public void add(Fact fact) {
        facts.add(fact);
    }

    public void addAll(List<? extends Fact> more) {
        facts.addAll(more);
    }

    /** A conditional or switch expression has, on some path, the value of this alternative. */
    void chosen(ExpressionTree choice, ExpressionTree alternative, Value value) {
        alternatives
                .computeIfAbsent(choice, key -> new LinkedHashMap<>())
                .merge(alternative, value, Value::either);
    }

    /** A value goes somewhere: of a choice, each alternative does so where it stands. */
    public void flow(Value value, ExpressionTree expression, Destination to) {
        flow(value, UnaryOperator.identity(), expression, to);
    }

    /** The same of what there is in the value of an expression, or comes of it. */
    public void flow(
            Value value, UnaryOperator<Value> part, ExpressionTree expression, Destination to) {
        Map<ExpressionTree, Value> choices =
                alternatives.isEmpty() ? null : alternatives.get(Bare.of(expression));
        if (choices == null) {
            flow(part.apply(value), describe(expression), expression, to);
        } else {
            choices.forEach((alternative, each) -> flow(each, part, alternative, to));
        }
    }

    public void flow(Value value, String described, ExpressionTree expression, Destination to) {
        if (value != Value.NONE) {
            if (!scopes.goes(value, expression, to)) {
                add(new Flow(value, described, to, siteOf(expression)));
            }
        }
    }

    /** Hands on all facts seen in a top-level class; who calls whom where somebody will ask. */
    public void deliver(@Nullable Element file) {
        if (file != null
                && !sharedPlaces.areAround(file)
                && facts.stream().noneMatch(SharedUse.class::isInstance)) {
            facts.removeIf(
                    fact ->
                            fact instanceof HelperCall call
                                    && !sharedPlaces.areAround(call.callee()));
        }
        facts.forEach(surroundings.facts());
        facts.clear();
    }

    /** How a message calls this expression. */
    public static String describe(ExpressionTree expression) {
        if (expression instanceof IdentifierTree name) {
            return "'" + name.getName() + "'";
        } else if (expression instanceof MemberSelectTree select) {
            return "'" + chain(select) + "'";
        } else if (expression instanceof LambdaExpressionTree) {
            return "this lambda";
        } else if (expression instanceof MemberReferenceTree) {
            return "this method reference";
        } else if (expression instanceof NewClassTree created) {
            return created.getClassBody() == null
                    ? "this new " + chain(created.getIdentifier())
                    : "this anonymous class";
        } else if (expression instanceof NewArrayTree) {
            return "this new array";
        } else if (expression instanceof MethodInvocationTree call) {
            return "the result of " + nameOf(call.getMethodSelect()) + "()";
        } else if (expression instanceof ParenthesizedTree inner) {
            return describe(inner.getExpression());
        } else if (expression instanceof TypeCastTree cast) {
            return describe(cast.getExpression());
        } else if (expression instanceof AssignmentTree assignment) {
            return describe(assignment.getVariable());
        } else if (expression instanceof LiteralTree) {
            return "this literal";
        }
        return "this value";
    }

    private static String nameOf(ExpressionTree select) {
        return select instanceof MemberSelectTree member
                ? member.getIdentifier().toString()
                : chain(select);
    }

    /** A name as written, type arguments left out; javac's own way to print trees is slow. */
    private static String chain(Tree tree) {
        if (tree instanceof IdentifierTree name) {
            return name.getName().toString();
        } else if (tree instanceof MemberSelectTree select) {
            return chain(select.getExpression()) + "." + select.getIdentifier();
        } else if (tree instanceof ParameterizedTypeTree type) {
            return chain(type.getType());
        } else if (tree instanceof AnnotatedTypeTree type) {
            return chain(type.getUnderlyingType());
        }
        return tree.toString();
    }
}
