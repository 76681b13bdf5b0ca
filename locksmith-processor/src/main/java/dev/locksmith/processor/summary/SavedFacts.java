package dev.locksmith.processor.summary;

import dev.locksmith.processor.type.ErasedMarks;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.MobilityOf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.StandardLocation;

/**
 * Facts beside the classes they are about: one file {@code META-INF/locksmith/<class>} for each
 * top-level class whose methods hand on, store or keep what they are given, or that its class file
 * does not show to be confined. A class's file is looked up once, and only when a value worth
 * asking for meets one of its methods, or when its own type could have been confined that way.
 */
public final class SavedFacts implements Foreign, ErasedMarks {

    private static final String DIRECTORY = "META-INF/locksmith/";

    private final Filer filer;
    private final Consumer<String> troubles;
    private final Map<Element, FactsText.Facts> read = new HashMap<>();

    /**
     * @param troubles is told, once for each file, what is wrong with it
     */
    public SavedFacts(Filer filer, Consumer<String> troubles) {
        this.filer = filer;
        this.troubles = troubles;
    }

    // Reading

    @Override
    public List<Fate> fatesOf(ExecutableElement method, Element parameter) {
        Map<String, List<FactsText.Entry>> facts = factsOf(method).methods();
        if (facts.isEmpty()) {
            return List.of();
        }
        int index = parameter.equals(method) ? -1 : method.getParameters().indexOf(parameter);
        return facts.getOrDefault(Signatures.of(method), List.of()).stream()
                .filter(entry -> entry.parameter() == index)
                .map(FactsText.Entry::fate)
                .toList();
    }

    @Override
    public List<String> whyConfined(TypeElement type) {
        Map<String, List<String>> confined = factsOf(type).confined();
        return confined.isEmpty()
                ? List.of()
                : confined.getOrDefault(Signatures.nested(type), List.of());
    }

    private FactsText.Facts factsOf(Element element) {
        return read.computeIfAbsent(Members.outermost(element), this::read);
    }

    private FactsText.Facts read(Element type) {
        String path = pathOf((TypeElement) type);
        for (StandardLocation place :
                List.of(StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH)) {
            CharSequence text = textAt(filer, place, path).orElse(null);
            if (text != null) {
                try {
                    return FactsText.read(text.toString());
                } catch (FactsText.Damaged e) {
                    troubles.accept(
                            path
                                    + " cannot be used, and what it says of "
                                    + type
                                    + " is not known: "
                                    + e.getMessage()
                                    + "; compile that class again with this version of Locksmith");
                    return FactsText.Facts.NONE;
                }
            }
        }
        return FactsText.Facts.NONE;
    }

    /** A resource beside the classes of this compilation, or on its class path. */
    public static Optional<CharSequence> textAt(
            Filer filer, JavaFileManager.Location place, String path) {
        try {
            return Optional.of(filer.getResource(place, "", path).getCharContent(true));
        } catch (IOException | IllegalArgumentException absent) {
            return Optional.empty();
        }
    }

    // Writing

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
            // A file of an earlier compilation must not outlive what it says.
            if (!entries.isEmpty()
                    || !confined.isEmpty()
                    || textAt(filer, StandardLocation.CLASS_OUTPUT, pathOf(type)).isPresent()) {
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
        ExecutableElement method =
                parameter instanceof ExecutableElement itself
                        ? itself
                        : Members.methodOf(parameter);
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
        byClass.computeIfAbsent(Members.outermost(method), key -> new ArrayList<>())
                .add(new FactsText.Entry(Signatures.of(method), index, fate));
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
        String path = pathOf(type);
        try {
            FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, type);
            // Without -d javac would put it beside the source file, where nobody looks for it.
            if (file.toUri().getPath().endsWith("/" + path)) {
                try (Writer writer = file.openWriter()) {
                    writer.write(FactsText.write(confined, sorted));
                }
            }
        } catch (IOException e) {
            troubles.accept(path + " could not be written: " + e);
        }
    }

    private static String pathOf(TypeElement type) {
        return DIRECTORY + type.getQualifiedName();
    }
}
