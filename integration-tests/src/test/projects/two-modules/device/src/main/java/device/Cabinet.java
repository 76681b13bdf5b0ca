package device;

import dev.locksmith.annotations.Sendable;

public interface Cabinet<@Sendable T> {
    void file(T document);
}
