package dev.locksmith.processor.library;

import java.util.List;

/** The packages of the JDK, by the beginnings of their names. */
final class JdkPackages {

    private static final List<String> OTHERS =
            List.of(
                    "com.sun.jdi",
                    "com.sun.management",
                    "com.sun.net.httpserver",
                    "com.sun.nio.sctp",
                    "com.sun.security",
                    "com.sun.source",
                    "com.sun.tools",
                    "netscape.javascript",
                    "org.ietf.jgss",
                    "org.w3c.dom",
                    "org.xml.sax",
                    "sun.misc",
                    "sun.reflect");

    private JdkPackages() {}

    static boolean contains(String packageName) {
        if (packageName.startsWith("java.")
                || packageName.startsWith("javax.")
                || packageName.startsWith("jdk.")) {
            return true;
        }
        for (String other : OTHERS) {
            if (packageName.startsWith(other)
                    && (packageName.length() == other.length()
                            || packageName.charAt(other.length()) == '.')) {
                return true;
            }
        }
        return false;
    }
}
