package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.type.Members;

import java.util.regex.Pattern;

import javax.lang.model.element.ExecutableElement;

/**
 * Methods of the platform's containers and character sequences that only read: threads that do no
 * more than that do not disturb each other.
 */
final class Readings {

    private static final Pattern NAMES =
            Pattern.compile(
                    "(get|size|length|isEmpty|contains|indexOf|lastIndexOf|toString|stream"
                            + "|iterator|listIterator|spliterator|forEach|keySet|values|entrySet"
                            + "|charAt|chars|codePoint|subSequence|substring|peek|first|last"
                            + "|ceiling|floor|higher|lower|headSet|tailSet|headMap|tailMap|subMap"
                            + "|subList|toArray|element|compareTo|cardinality|nextSetBit"
                            + "|nextClearBit|copyInto|elements|parallelStream).*");

    private static final Pattern OWNERS =
            Pattern.compile(
                    "java\\.lang\\.(Iterable|CharSequence|StringBuilder|AbstractStringBuilder"
                            + "|Comparable)|java\\.util\\.(.*(Collection|List|Set|Map|Queue|Deque"
                            + "|Vector|Stack|Hashtable|Properties|BitSet))");

    private Readings() {}

    /** Whether it is one. */
    static boolean isOne(ExecutableElement method) {
        return OWNERS.matcher(Members.ownerOf(method).getQualifiedName()).matches()
                && NAMES.matcher(method.getSimpleName()).matches();
    }
}
