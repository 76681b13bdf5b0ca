package dev.locksmith.processor.call;

import dev.locksmith.processor.type.Members;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;

/**
 * Calls that may wait for another thread, or learn that it is done: what was handed to it may have
 * come back. Of code that is not known a name tells enough, since in doubt nothing is reported.
 */
final class Waits {

    private static final Set<String> OF_THREAD =
            Set.of("join", "sleep", "yield", "onSpinWait", "isAlive", "getState", "holdsLock");

    /**
     * In {@code java.util.concurrent}: atomic variables and semaphores are used to wait as well.
     */
    private static final Pattern CONCURRENT =
            Pattern.compile(
                    "(get|join|await|invoke|acquire|take|poll|close|exchange|arrive|is|tryacquire"
                            + "|helpquiesce|throwiffailed|result|peek|remove|drainto|getcount"
                            + "|resultnow|receive|transfer|compareandset|weakcompareandset).*");

    private static final Pattern ELSEWHERE =
            Pattern.compile(
                    "(await|wait|join|block|sync|finish|drain|stop|shutdown|terminate|sleep|pause"
                            + "|until|invokeandwait|ensure|complete).*|.*(await|andwait|blocking).*");

    /** Names that promise that something is done afterwards, whatever the object is. */
    private static final Pattern UNTIL_DONE =
            Pattern.compile("(await|waitfor|join|block|sync)(?!hronize).*|.*blocking(get|await).*");

    /** What the names of methods elsewhere say. */
    private final Map<Name, Boolean> elsewhere = new HashMap<>();

    /** Whether the name says that the method waits until something is done. */
    static boolean isSaidBy(ExecutableElement method) {
        return UNTIL_DONE
                .matcher(method.getSimpleName().toString().toLowerCase(Locale.ROOT))
                .matches();
    }

    /** Whether a call of this method may be one. */
    boolean may(ExecutableElement method) {
        String owner = Members.ownerOf(method).getQualifiedName().toString();
        if (!owner.startsWith("java.") || owner.startsWith("java.awt.")) {
            return elsewhere.computeIfAbsent(method.getSimpleName(), Waits::isSaidElsewhere);
        }
        String name = method.getSimpleName().toString();
        if (owner.startsWith("java.util.concurrent.")) {
            return CONCURRENT.matcher(name.toLowerCase(Locale.ROOT)).matches();
        } else if (owner.equals("java.lang.Thread")) {
            return OF_THREAD.contains(name);
        } else if (owner.equals("java.lang.Object")) {
            return name.equals("wait");
        }
        return name.equals("waitFor");
    }

    private static boolean isSaidElsewhere(Name name) {
        return ELSEWHERE.matcher(name.toString().toLowerCase(Locale.ROOT)).matches();
    }
}
