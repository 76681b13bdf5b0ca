package device;

import dev.locksmith.annotations.ThreadConfined;

@ThreadConfined
public interface Scanner {
    byte[] scan();
}
