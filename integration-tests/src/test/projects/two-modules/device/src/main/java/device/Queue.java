package device;

import dev.locksmith.annotations.Sendable;

/** Who works the queue off is told by nothing but the annotation. */
public interface Queue {
    void add(@Sendable Runnable job);
}
