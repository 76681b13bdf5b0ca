package dev.locksmith.packer;

import java.util.Comparator;
import java.util.List;

/** The order in which a compilation comes to the checker's classes, as far as packages tell it. */
final class LoadingOrder {

    /** The packages that are in use before javac has read a source; the others come later. */
    private static final List<String> FIRST =
            List.of("", "rule/", "report/", "fact/", "javac/", "summary/", "call/", "type/");

    private LoadingOrder() {}

    /** Neighbours of one package and of like length have most in common, and compress best. */
    static List<ClassFile> sorted(List<ClassFile> classes) {
        return classes.stream()
                .sorted(
                        Comparator.comparingInt(LoadingOrder::place)
                                .thenComparing(LoadingOrder::home)
                                .thenComparingInt(file -> file.bytes().length)
                                .thenComparing(ClassFile::name))
                .toList();
    }

    private static String home(ClassFile file) {
        return file.name().substring(0, file.name().lastIndexOf('/') + 1);
    }

    private static int place(ClassFile file) {
        String home = home(file);
        int place =
                home.startsWith(ClassPacker.OURS)
                        ? FIRST.indexOf(box(home.substring(ClassPacker.OURS.length())))
                        : -1;
        return place < 0 ? FIRST.size() : place;
    }

    /** The packages inside one come with it. */
    private static String box(String home) {
        return home.substring(0, home.indexOf('/') + 1);
    }
}
