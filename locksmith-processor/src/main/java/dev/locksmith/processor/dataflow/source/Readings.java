package dev.locksmith.processor.dataflow.source;

import dev.locksmith.processor.type.Containers;
import dev.locksmith.processor.type.Members;

import java.util.regex.Pattern;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Methods of the platform's containers and character sequences that only read: threads that do no
 * more than that do not disturb each other.
 */
public final class Readings {

    private static final Pattern NAMES =
            Pattern.compile(
                    "(get|size|length|isEmpty|contains|indexOf|lastIndexOf|toString|stream"
                            + "|iterator|listIterator|spliterator|forEach|keySet|values|entrySet"
                            + "|charAt|equals|hashCode|chars|codePoint|subSequence|substring|peek|first|last"
                            + "|ceiling|floor|higher|lower|headSet|tailSet|headMap|tailMap|subMap"
                            + "|subList|toArray|element|compareTo|cardinality|nextSetBit"
                            + "|nextClearBit|copyInto|elements|parallelStream).*");

    private static final Pattern OWNERS =
            Pattern.compile(
                    "java\\.lang\\.(Iterable|CharSequence|StringBuilder|AbstractStringBuilder"
                            + "|Comparable)");

    private Readings() {}

    /** Whether it is one. */
    public static boolean isOne(ExecutableElement method) {
        TypeElement owner = Members.ownerOf(method);
        return (Containers.isOne(owner)
                        || OWNERS.matcher(owner.getQualifiedName().toString()).matches())
                && NAMES.matcher(method.getSimpleName().toString()).matches();
    }
}
