package dev.locksmith.processor.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says why a file cannot be read or written: the name of an exception tells nobody. */
public final class FileFailure {

    private FileFailure() {}

    /** {@code '/usr' may not be changed or read by this user}, in the words of a message. */
    public static String inWords(IOException failure) {
        if (!(failure instanceof FileSystemException inFiles)) {
            return failure.getMessage() == null ? failure.toString() : failure.getMessage();
        }
        String file = "'" + inFiles.getFile() + "'";
        if (failure instanceof AccessDeniedException) {
            return file + " is not open to this user";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no " + file + ", and it cannot be made";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return file + " is a file, and no directory";
        }
        return file
                + ": "
                + (inFiles.getReason() == null ? "no reason given" : inFiles.getReason());
    }
}
