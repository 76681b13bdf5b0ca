package dev.locksmith.processor.library;

import java.util.List;
import java.util.Set;

import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/**
 * The packages of the JDK: those of its modules. Where the compiler knows no modules, as before
 * Java 9, the beginnings of their names must do.
 */
final class JdkPackages {

    /** Other libraries have modules with names such as java.inject and java.annotation. */
    private static final Set<String> STANDARD_MODULES =
            Set.of(
                    "java.base",
                    "java.compiler",
                    "java.datatransfer",
                    "java.desktop",
                    "java.instrument",
                    "java.logging",
                    "java.management",
                    "java.management.rmi",
                    "java.naming",
                    "java.net.http",
                    "java.prefs",
                    "java.rmi",
                    "java.scripting",
                    "java.se",
                    "java.security.jgss",
                    "java.security.sasl",
                    "java.smartcardio",
                    "java.sql",
                    "java.sql.rowset",
                    "java.transaction.xa",
                    "java.xml",
                    "java.xml.crypto");

    private static final List<String> NAMES =
            List.of(
                    "com.sun.jdi",
                    "com.sun.management",
                    "com.sun.net.httpserver",
                    "com.sun.nio.sctp",
                    "com.sun.security",
                    "com.sun.source",
                    "com.sun.tools",
                    "java",
                    "javax",
                    "jdk",
                    "netscape.javascript",
                    "org.ietf.jgss",
                    "org.w3c.dom",
                    "org.xml.sax",
                    "sun.misc",
                    "sun.reflect");

    private JdkPackages() {}

    static boolean contains(PackageElement element, Elements elements) {
        ModuleElement module;
        try {
            module = elements.getModuleOf(element);
        } catch (NullPointerException javacsOwn) {
            return false; // since Java 25, for the package of a class that javac makes up
        }
        if (module == null) {
            return contains(element.getQualifiedName().toString());
        }
        String name = module.getQualifiedName().toString();
        return STANDARD_MODULES.contains(name) || name.startsWith("jdk.");
    }

    private static boolean contains(String packageName) {
        for (String name : NAMES) {
            if (packageName.startsWith(name)
                    && (packageName.length() == name.length()
                            || packageName.charAt(name.length()) == '.')) {
                return true;
            }
        }
        return false;
    }
}
