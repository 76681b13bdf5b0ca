package dev.locksmith.processor.summary.shared;

import dev.locksmith.processor.fact.shared.LockPath;
import dev.locksmith.processor.fact.shared.Lockset;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.Singletons;
import dev.locksmith.processor.type.Tasks;

import java.util.List;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Who can call a method, by what is declared. */
final class Reachability {

    private static final List<String> TESTS = List.of("org.junit.", "org.testng.");

    private static final String TEST_CASE = "junit.framework.TestCase";

    private final Declared declared;
    private final Elements elements;
    private final Types types;
    private final Tasks tasks;
    private final Lifecycle lifecycle;

    Reachability(Declared declared, Elements elements, Types types) {
        this.declared = declared;
        this.elements = elements;
        this.types = types;
        this.tasks = new Tasks(elements, types);
        this.lifecycle = new Lifecycle(elements, types);
    }

    /** Who can call a method. */
    enum Who {
        /** Code of the same file, all of which was seen. */
        FILE,
        /** Code of the same package. */
        PACKAGE,
        /** Code that is not seen here. */
        ANYBODY
    }

    Who of(ExecutableElement method) {
        Who who = Who.ANYBODY;
        for (Element at = method; at instanceof ExecutableElement || at instanceof TypeElement; ) {
            Set<Modifier> modifiers = at.getModifiers();
            if (modifiers.contains(Modifier.PRIVATE)) {
                return Who.FILE;
            } else if (!modifiers.contains(Modifier.PUBLIC)
                    && !modifiers.contains(Modifier.PROTECTED)) {
                who = Who.PACKAGE;
            }
            at = at.getEnclosingElement();
        }
        return who;
    }

    /** Whether code of the same file alone can make such an object. */
    boolean isOfFile(ExecutableElement method) {
        return Members.ownerOf(method).getNestingKind() == NestingKind.LOCAL
                || of(method) == Who.FILE;
    }

    /** Whether it is what an executor or a thread runs. */
    boolean isTask(ExecutableElement method) {
        return tasks.isRun(method);
    }

    /** Whether it is declared to run on one thread, or belongs to objects that do. */
    boolean isOfOneThread(ExecutableElement method) {
        return declared.domains().placeOf(method) != null
                || declared.domains().of(Members.ownerOf(method)) != null;
    }

    /** Whether its callers must hold a lock, as an annotation says. */
    boolean isCalledUnderLock(ExecutableElement method) {
        return declared.isGuarded(method);
    }

    /** Whether a container calls it once, before all others or after. */
    boolean isOfLifecycle(ExecutableElement method) {
        return lifecycle.has(method);
    }

    /** Whether there is one object of a class, for all threads. */
    boolean isOfOneObject(TypeElement type) {
        return declared.servesAllThreads(type) || Singletons.holderOf(type).isPresent();
    }

    /** What keeps others out where a framework calls it in turn with others; all if none does. */
    Lockset turnOf(ExecutableElement method) {
        return declared.turnOf(method)
                .map(each -> Lockset.of(Set.of(new LockPath.OfMethodsWith(each))))
                .orElse(Lockset.ALL);
    }

    /** Whether a class is one of tests, which a test runner runs in one thread. */
    boolean isTest(TypeElement type) {
        TypeElement testCase = elements.getTypeElement(TEST_CASE);
        if (testCase != null && types.isSubtype(type.asType(), testCase.asType())) {
            return true;
        }
        for (Element member : type.getEnclosedElements()) {
            for (AnnotationMirror annotation : member.getAnnotationMirrors()) {
                String name = annotation.getAnnotationType().toString();
                if (TESTS.stream().anyMatch(name::startsWith)) {
                    return true;
                }
            }
        }
        return false;
    }
}
