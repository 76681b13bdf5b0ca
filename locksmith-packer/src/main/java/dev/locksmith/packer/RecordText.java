package dev.locksmith.packer;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.StringJoiner;

/**
 * What a record says of itself. It is packed along with the records that it serves: people who look
 * for a mistake read this and nobody else does, so it may be slow, and each record has one call
 * less to link and some names less to carry.
 */
public final class RecordText {

    private RecordText() {}

    /** The text that javac has a record make in {@code toString}. */
    public static String of(Record said) {
        Class<? extends Record> type = said.getClass();
        StringJoiner text = new StringJoiner(", ", type.getSimpleName() + "[", "]");
        for (RecordComponent each : type.getRecordComponents()) {
            text.add(each.getName() + "=" + value(said, each.getAccessor()));
        }
        return text.toString();
    }

    private static Object value(Record said, Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(said);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
