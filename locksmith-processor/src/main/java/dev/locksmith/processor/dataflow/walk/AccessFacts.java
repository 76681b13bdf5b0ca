package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;

import dev.locksmith.processor.dataflow.store.Birth;
import dev.locksmith.processor.dataflow.store.Handovers;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.handover.Access;
import dev.locksmith.processor.fact.handover.Handover;
import dev.locksmith.processor.fact.handover.KeptUse;
import dev.locksmith.processor.fact.handover.MemberAccess;
import dev.locksmith.processor.fact.handover.MemberAfterHandover;
import dev.locksmith.processor.fact.handover.ObjectUse;
import dev.locksmith.processor.fact.handover.ParameterAccess;
import dev.locksmith.processor.fact.handover.ParameterKept;
import dev.locksmith.processor.fact.handover.TaskEnded;
import dev.locksmith.processor.fact.handover.TaskReturned;
import dev.locksmith.processor.fact.handover.TaskUses;
import dev.locksmith.processor.fact.handover.UseAfterHandover;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.VariableElement;

/** Tells what the body that is walked does with values that one thread may use at a time. */
final class AccessFacts {

    private final Walk walk;
    private final TaskBook tasks;
    private @Nullable Tree body;
    private @Nullable ExecutableElement method;
    private @Nullable Branches branches;

    /** The calls to which counted objects were given. */
    private final Map<Object, Set<ObjectUse>> given = new HashMap<>();

    AccessFacts(Walk walk, TaskBook tasks) {
        this.walk = walk;
        this.tasks = tasks;
    }

    /** The body of a method, or of an initializer, begins; a body inside belongs to it. */
    void enter(Tree tree, @Nullable ExecutableElement of) {
        if (!tasks.isInside()) {
            body = tree;
            method = of;
            branches = null;
        }
    }

    /** The body returns: what others had of the object may have come back. */
    void leave(Handovers handovers) {
        if (tasks.isInside()) {
            return;
        }
        handovers.returnedMembers().forEach(each -> walk.add(new TaskEnded(each, Set.of())));
        Set<Code> since = handovers.calledSince();
        if (!since.isEmpty()) {
            for (Set<Handover> some : handovers.ofMembers().values()) {
                some.forEach(each -> walk.add(new TaskEnded(each, since)));
            }
        }
    }

    /** The value was handed over, and is used again. */
    void tell(Birth birth, Handover first, Access second) {
        if (isLikelyPath((Tree) first.site().place(), (Tree) second.site().place())) {
            tellOf(birth, first, second);
        }
    }

    /** The value is handed to several at once: it takes no second time. */
    void tellOfSeveral(Birth birth, Handover handover) {
        tellOf(birth, handover, handover);
        if (birth.key() instanceof ExecutableElement called) {
            tellOfMember(called, handover, called, handover);
        }
    }

    /**
     * A member of the object is used, or handed over, while others may have some: one of two
     * methods, or both, may use a field that the other one uses.
     *
     * @param earlier who may have which
     */
    void tellOfMembers(Birth birth, Access second, Map<Element, Set<Handover>> earlier) {
        earlier.forEach((handed, all) -> tellOfMember(birth, second, handed, all));
    }

    /** The same, of one member that others may have. */
    void tellOfMember(Birth birth, Access second, Element handed, Collection<Handover> all) {
        if (birth.isOfObject() && !birth.isKept()) {
            for (Handover first : all) {
                if (isLikelyPath((Tree) first.site().place(), (Tree) second.site().place())) {
                    tellOfMember(handed, first, (Element) birth.key(), second);
                }
            }
        }
    }

    private void tellOfMember(Element handed, Handover first, Element used, Access second) {
        boolean isByMethod =
                handed instanceof ExecutableElement || used instanceof ExecutableElement;
        if (isByMethod && !walk.state.handovers.areMoreCalled()) {
            walk.add(
                    new MemberAfterHandover(
                            handed,
                            first,
                            used,
                            second,
                            walk.state.handovers.calledSince(),
                            first.site()));
        }
    }

    private void tellOf(Birth birth, Handover first, Access second) {
        // Of what is counted several may have it: whoever is last releases it.
        boolean isShareable = birth.isCounted() && second instanceof Handover;
        if (!birth.isStandIn() && !isShareable && !walk.state.handovers.areMoreCalled()) {
            walk.add(
                    new UseAfterHandover(
                            birth.key(),
                            nameOf(birth),
                            birth.type(),
                            first,
                            second,
                            walk.state.handovers.calledSince(),
                            Set.copyOf(given.getOrDefault(birth.key(), Set.of())),
                            siteOf(birth, first)));
        }
    }

    /** A call is given what is counted, and may retain it. */
    void given(Birth birth, ObjectUse use) {
        if (birth.isCounted()) {
            given.computeIfAbsent(birth.key(), key -> new LinkedHashSet<>()).add(use);
        }
    }

    /** What is silenced for the variable is silenced wherever it is handed over. */
    private Site siteOf(Birth birth, Access access) {
        return birth.key() instanceof VariableElement variable
                ? walk.siteOf((Tree) access.site().place(), variable)
                : access.site();
    }

    /** Whether code may well come from the one place to the other. */
    boolean isLikelyPath(Tree first, Tree second) {
        if (body == null) {
            return false;
        }
        if (branches == null) {
            branches = new Branches(body);
        }
        return branches.isLikelyPath(first, second);
    }

    private String nameOf(Birth birth) {
        Object key = birth.key() instanceof Set<?> keys ? keys.iterator().next() : birth.key();
        if (key instanceof VariableElement variable) {
            return "'" + variable.getSimpleName() + "'";
        }
        if (!(key instanceof ExpressionTree made)) {
            return "this value";
        }
        Name variable = variableFor(made);
        return variable == null ? Walk.describe(made) : "'" + variable + "'";
    }

    /** The variable that is declared with this value; null if there is none. */
    private @Nullable Name variableFor(ExpressionTree made) {
        TreePath path = TreePath.getPath(walk.attributed.unit(), made);
        while (path != null && path.getLeaf() instanceof ExpressionTree) {
            TreePath around = path.getParentPath();
            if (around.getLeaf() instanceof VariableTree declared) {
                return declared.getName();
            }
            boolean isSame =
                    around.getLeaf() instanceof ParenthesizedTree
                            || around.getLeaf() instanceof TypeCastTree;
            path = isSame ? around : null;
        }
        return null;
    }

    /** Callers, and other methods of the object, must know of what is done to what is theirs. */
    void tellOthers(Birth birth, Access access) {
        if (tasks.isInside()) {
            return;
        }
        if (birth.isKept()) {
            tellOfKept((VariableElement) birth.key(), access);
        } else if (birth.isOfObject()) {
            boolean hasWaited = walk.state.handovers.hasWaited();
            Element member = (Element) birth.key();
            walk.add(new MemberAccess(member, access, method, hasWaited, siteOf(birth, access)));
        } else if (birth.key() instanceof VariableElement variable
                && Members.isParameter(variable)) {
            walk.add(new ParameterAccess(variable, access));
        }
    }

    private void tellOfKept(VariableElement field, Access access) {
        ExecutableElement run = walk.keptContainers.taskOf(field);
        if (access instanceof ObjectUse use && method != null && run != null) {
            walk.add(new KeptUse(field, use, method, run));
        }
    }

    /** The method returns a task that does this with what it is given for a parameter. */
    void returns(VariableElement parameter, TaskUses uses, Tree at) {
        walk.add(new TaskReturned(parameter, uses, walk.siteOf(at)));
    }

    /** A field of the object itself is given this value. */
    void keeps(Birth birth, VariableElement field, Tree at) {
        if (method != null
                && method.getKind() == ElementKind.CONSTRUCTOR
                && birth.key() instanceof VariableElement parameter
                && Members.isParameter(parameter)) {
            walk.add(new ParameterKept(parameter, field, walk.siteOf(at)));
        }
    }
}
