package dev.locksmith.processor.loading;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The files of an archive, in memory. A thread reads them while the first of them are in use
 * already; who asks for one that is still to come waits for it.
 *
 * <p>An archive begins with the number of its files, then come the name and the length of each, and
 * then the files. Class files are written as {@link SharedTexts} tells.
 */
final class Archive implements Runnable {

    static final String CLASS = ".class";

    private final DataInputStream in;

    /** How long each file is, in the order in which they are read. */
    private final Map<String, Integer> lengths;

    private final Set<String> toCome;
    private final Map<String, byte[]> files = new HashMap<>();

    /** Why no more files will come. */
    private @Nullable Throwable failure;

    private Archive(DataInputStream in, Map<String, Integer> lengths) {
        this.in = in;
        this.lengths = lengths;
        toCome = new HashSet<>(lengths.keySet());
    }

    /** Reads the names, and leaves the files to a thread. */
    static Archive open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        // A cached jar is one for all compilations in this process: another may close it.
        connection.setUseCaches(false);
        DataInputStream in =
                new DataInputStream(new BufferedInputStream(connection.getInputStream()));
        try {
            Archive archive = new Archive(in, lengths(in));
            Thread reader = new Thread(archive, "locksmith-archive");
            reader.setDaemon(true);
            reader.start();
            return archive;
        } catch (IOException | RuntimeException | Error failure) {
            in.close();
            throw failure;
        }
    }

    private static Map<String, Integer> lengths(DataInputStream in) throws IOException {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            lengths.put(in.readUTF(), in.readInt());
        }
        return lengths;
    }

    /** The names of all files, in the order in which they are read. */
    Set<String> names() {
        return lengths.keySet();
    }

    @Override
    public void run() {
        try (in) {
            SharedTexts classes = new SharedTexts(in);
            for (Map.Entry<String, Integer> each : lengths.entrySet()) {
                String name = each.getKey();
                int length = each.getValue();
                add(name, name.endsWith(CLASS) ? classes.read(length) : read(length));
            }
        } catch (IOException | RuntimeException | Error unreadable) {
            // Whatever it is, those who wait must hear of it.
            end(unreadable);
        }
    }

    private byte[] read(int length) throws IOException {
        byte[] content = new byte[length];
        in.readFully(content);
        return content;
    }

    private synchronized void add(String name, byte[] content) {
        files.put(name, content);
        toCome.remove(name);
        notifyAll();
    }

    private synchronized void end(Throwable reason) {
        failure = reason;
        notifyAll();
    }

    /** A file's content; null if there is none of this name. */
    synchronized byte @Nullable [] get(String name) {
        awaitFile(name);
        return files.get(name);
    }

    /** The same for those who need it once: it is no longer kept. */
    synchronized byte @Nullable [] take(String name) {
        awaitFile(name);
        return files.remove(name);
    }

    private void awaitFile(String name) {
        boolean interrupted = false;
        while (toCome.contains(name)) {
            if (failure != null) {
                throw new LinkageError("the checker's jar is damaged: " + name, failure);
            }
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
