package dev.locksmith.processor.loading;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of an archive, in memory. A thread reads them while the first of them are in use
 * already; who asks for one that is still to come waits for it.
 */
final class Archive implements Runnable {

    private final ZipInputStream in;
    private final List<String> names;

    private final Set<String> toCome;
    private final Map<String, byte[]> files = new HashMap<>();

    /** Why no more files will come. */
    private @Nullable Throwable failure;

    private Archive(ZipInputStream in, List<String> names) {
        this.in = in;
        this.names = names;
        toCome = new HashSet<>(names);
    }

    /** Reads the names, which come first, and leaves the rest to a thread. */
    static Archive open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        // A cached jar is one for all compilations in this process: another may close it.
        connection.setUseCaches(false);
        ZipInputStream in = new ZipInputStream(connection.getInputStream());
        try {
            in.getNextEntry();
            List<String> names = new String(in.readAllBytes(), UTF_8).lines().toList();
            Archive archive = new Archive(in, names);
            Thread reader = new Thread(archive, "locksmith-archive");
            reader.setDaemon(true);
            reader.start();
            return archive;
        } catch (IOException | RuntimeException | Error failure) {
            in.close();
            throw failure;
        }
    }

    /** The names of all files, in the order in which they are read. */
    List<String> names() {
        return names;
    }

    @Override
    public void run() {
        try (in) {
            ZipEntry entry;
            while ((entry = in.getNextEntry()) != null) {
                add(entry.getName(), in.readAllBytes());
            }
            end(new IOException("files are missing"));
        } catch (IOException | RuntimeException | Error unreadable) {
            // Whatever it is, those who wait must hear of it.
            end(unreadable);
        }
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
