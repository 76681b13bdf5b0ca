package dev.locksmith.it;

import dev.locksmith.it.Javac.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A key of its own for a signature, in a key ring that goes with the test. */
record Key(Path ring, String secret) {

    static Key make(Path directory) throws IOException, InterruptedException {
        Path ring = Files.createDirectory(directory.resolve("keys"));
        gpg(ring, "--passphrase", "", "--quick-gen-key", "Test <test@example.org>", "rsa3072");
        Outcome secret = gpg(ring, "--armor", "--export-secret-keys");
        String text = secret.output();
        return new Key(ring, text.substring(text.indexOf("-----BEGIN")));
    }

    /** Whether the signature beside a file is this key's. */
    boolean signed(Path file) throws IOException, InterruptedException {
        return gpg(ring, "--verify", file + ".asc", file.toString()).status() == 0;
    }

    private static Outcome gpg(Path ring, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("gpg", "--homedir", ring.toString()));
        command.addAll(List.of("--batch", "--pinentry-mode", "loopback"));
        command.addAll(List.of(arguments));
        return Outcome.of(command);
    }
}
