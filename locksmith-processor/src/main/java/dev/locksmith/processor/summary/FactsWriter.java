package dev.locksmith.processor.summary;

import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.MobilityOf;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Writes facts beside the classes they are about, for compilations to come: one {@link FactsClass}
 * for each top-level class whose methods hand on, store or keep what they are given, or that its
 * class file does not show to be confined.
 */
public final class FactsWriter {

    private final Filer filer;
    private final Elements elements;
    private final Consumer<String> troubles;
    private @Nullable Boolean hasFolders;

    /**
     * @param troubles is told what could not be written
     */
    public FactsWriter(Filer filer, Elements elements, Consumer<String> troubles) {
        this.filer = filer;
        this.elements = elements;
        this.troubles = troubles;
    }

    /** Writes what was found for the classes of this compilation. */
    public void write(Summaries summaries, MobilityOf mobility, Iterable<TypeElement> classes) {
        Map<Element, List<FactsText.Entry>> byClass = new HashMap<>();
        Set<String> fields = new HashSet<>();
        summaries.forEach((parameter, fate) -> fields.add(fate.part().first()));
        summaries.forEach((parameter, fate) -> collect(parameter, fate, fields, byClass));
        for (TypeElement type : classes) {
            List<FactsText.Entry> entries = byClass.getOrDefault(type, List.of());
            Map<String, List<String>> confined = new TreeMap<>();
            collect(type, mobility, confined);
            if (entries.isEmpty() && confined.isEmpty()) {
                remove(type);
            } else {
                write(type, confined, entries);
            }
        }
    }

    private static void collect(
            TypeElement type, MobilityOf mobility, Map<String, List<String>> confined) {
        List<String> reasons = mobility.whyErased(type);
        if (!reasons.isEmpty()) {
            confined.put(Signatures.nested(type), reasons);
        }
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof TypeElement inside) {
                collect(inside, mobility, confined);
            }
        }
    }

    private static void collect(
            Element parameter,
            Fate fate,
            Set<String> fields,
            Map<Element, List<FactsText.Entry>> byClass) {
        Element owner = parameter.getEnclosingElement();
        ExecutableElement method =
                parameter instanceof ExecutableElement itself
                        ? itself
                        : owner instanceof ExecutableElement around ? around : null;
        if (method == null || method.getModifiers().contains(Modifier.PRIVATE)) {
            return;
        }
        // Of a constructor in a class file it is taken for granted that it keeps what it gets; in
        // which field matters only where something becomes of that field.
        if (method.getKind() == ElementKind.CONSTRUCTOR
                && fate.isKeptByReceiver()
                && !fields.contains(fate.place().first())) {
            return;
        }
        int index = parameter == method ? -1 : method.getParameters().indexOf(parameter);
        if (index >= 0 || parameter == method) {
            byClass.computeIfAbsent(Members.outermost(method), key -> new ArrayList<>())
                    .add(new FactsText.Entry(Signatures.of(method), index, fate));
        }
    }

    private void write(
            TypeElement type, Map<String, List<String>> confined, List<FactsText.Entry> entries) {
        List<FactsText.Entry> sorted = new ArrayList<>(entries);
        sorted.sort(
                Comparator.comparing(FactsText.Entry::method)
                        .thenComparing(FactsText.Entry::parameter)
                        .thenComparing(entry -> entry.fate().kind())
                        .thenComparing(entry -> entry.fate().part().toString())
                        .thenComparing(entry -> entry.fate().keeper())
                        .thenComparing(entry -> entry.fate().place().toString()));
        String name = FactsClass.fileOf(type);
        try {
            // Without -d javac would put it where nobody looks for it.
            if (hasOutputDirectory()) {
                String folder = folderOf(type, name);
                FileObject file =
                        filer.createResource(StandardLocation.CLASS_OUTPUT, folder, name, type);
                try (OutputStream out = file.openOutputStream()) {
                    out.write(FactsClass.write(type, FactsText.write(confined, sorted)));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            troubles.accept("the facts of " + type + " could not be written: " + e);
        }
    }

    /** A file of an earlier compilation must not outlive what it says. */
    private void remove(TypeElement type) {
        String name = FactsClass.fileOf(type);
        FileObject file;
        try {
            file = output(folderOf(type, name), name);
            try (InputStream in = file.openInputStream()) {
                in.read();
            }
        } catch (IOException | IllegalArgumentException absent) {
            return;
        }
        if (!file.delete()) {
            troubles.accept(
                    file.toUri()
                            + " is out of date and could not be removed: what it says of "
                            + type
                            + " no longer holds; delete it");
        }
    }

    private boolean hasOutputDirectory() throws IOException {
        if (hasFolders == null) {
            String probe = "folder/file";
            hasFolders = output("", probe).toUri().getPath().endsWith("/" + probe);
        }
        return hasFolders;
    }

    /**
     * The folder of a class's package, named with its module where several are compiled at once.
     */
    private String folderOf(TypeElement type, String file) {
        String folder = elements.getPackageOf(type).getQualifiedName().toString();
        ModuleElement module = elements.getModuleOf(type);
        if (module == null || module.isUnnamed()) {
            return folder;
        }
        String inModule = module.getQualifiedName() + "/" + folder;
        try {
            output(inModule, file);
            return inModule;
        } catch (IOException | IllegalArgumentException single) {
            return folder;
        }
    }

    private FileObject output(String folder, String file) throws IOException {
        return filer.getResource(StandardLocation.CLASS_OUTPUT, folder, file);
    }
}
