package dev.locksmith.processor.summary.saved;

import dev.locksmith.processor.summary.DomainNeeds;
import dev.locksmith.processor.summary.Effect;
import dev.locksmith.processor.summary.Line;
import dev.locksmith.processor.summary.Signatures;
import dev.locksmith.processor.summary.Summaries;
import dev.locksmith.processor.summary.lock.LockSummaries;
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
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
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
    private @Nullable Boolean modulesApart;

    /**
     * @param troubles is told what could not be written
     */
    public FactsWriter(Filer filer, Elements elements, Consumer<String> troubles) {
        this.filer = filer;
        this.elements = elements;
        this.troubles = troubles;
    }

    /** Writes what was found for the classes of this compilation. */
    public void write(
            Summaries summaries,
            LockSummaries locks,
            MobilityOf mobility,
            Iterable<TypeElement> classes) {
        Map<Element, List<FactsText.Entry>> byClass = new HashMap<>();
        Set<String> fields = new HashSet<>();
        summaries.forEach((parameter, effect) -> fields.add(effect.part().first()));
        summaries.forEach((parameter, effect) -> collect(parameter, effect, fields, byClass));
        Map<Element, Map<String, List<Line>>> others = new HashMap<>();
        DomainNeeds needs = summaries.domainNeeds();
        needs.forEachNeed((method, need) -> collect(method, DomainText.of(method, need), others));
        needs.forEachRun((method, runs) -> collect(method, DomainText.of(method, runs), others));
        needs.forEachEntered(
                (method, domain) -> collect(method, DomainText.ofEntered(domain), others));
        summaries
                .accesses()
                .forEachLine(this::isFunction, (method, line) -> collect(method, line, others));
        for (TypeElement type : classes) {
            if (!(type.getEnclosingElement() instanceof PackageElement)
                    || !SourceVersion.isName(type.getQualifiedName())) {
                // javac analyses a module's declaration as if it were a class, and may be asked to
                // analyse a class whose name is missing.
                continue;
            }
            List<FactsText.Entry> entries = byClass.getOrDefault(type, List.of());
            Map<String, List<String>> confined = new TreeMap<>();
            collect(type, mobility, confined);
            Map<String, List<Line>> aboutLocks = locks.lines(type);
            // What an earlier compilation wrote must not outlive what it says.
            Map<String, List<Line>> lines = others.getOrDefault(type, Map.of());
            if (!entries.isEmpty()
                    || !confined.isEmpty()
                    || !lines.isEmpty()
                    || !aboutLocks.isEmpty()
                    || isWritten(type)) {
                write(type, confined, entries, lines, aboutLocks);
            }
        }
    }

    private boolean isFunction(VariableElement parameter) {
        return parameter.asType() instanceof DeclaredType type
                && elements.isFunctionalInterface((TypeElement) type.asElement());
    }

    private static void collect(
            ExecutableElement method,
            @Nullable Line line,
            Map<Element, Map<String, List<Line>>> byClass) {
        if (line != null
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && Members.ownerOf(method).getNestingKind() != NestingKind.ANONYMOUS
                && Members.ownerOf(method).getNestingKind() != NestingKind.LOCAL) {
            List<Line> lines =
                    byClass.computeIfAbsent(Members.outermost(method), key -> new TreeMap<>())
                            .computeIfAbsent(Signatures.of(method), key -> new ArrayList<>());
            lines.add(line);
            lines.sort(Comparator.comparing(Line::text));
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
            Effect effect,
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
                && effect.isKeptByReceiver()
                && !fields.contains(effect.place().first())) {
            return;
        }
        int index = parameter == method ? -1 : method.getParameters().indexOf(parameter);
        if (index >= 0 || parameter == method) {
            byClass.computeIfAbsent(Members.outermost(method), key -> new ArrayList<>())
                    .add(new FactsText.Entry(Signatures.of(method), index, effect));
        }
    }

    private void write(
            TypeElement type,
            Map<String, List<String>> confined,
            List<FactsText.Entry> entries,
            Map<String, List<Line>> others,
            Map<String, List<Line>> locks) {
        List<FactsText.Entry> sorted = new ArrayList<>(entries);
        sorted.sort(
                Comparator.comparing(FactsText.Entry::method)
                        .thenComparing(FactsText.Entry::parameter)
                        .thenComparing(entry -> entry.effect().kind())
                        .thenComparing(entry -> entry.effect().part().toString())
                        .thenComparing(entry -> entry.effect().keeper())
                        .thenComparing(entry -> entry.effect().place().toString())
                        .thenComparing(entry -> entry.effect().seen()));
        String name = FactsClass.fileOf(type);
        try {
            String folder = folderOf(type);
            if (folder.contains("/") || hasOutputDirectory()) {
                FileObject file =
                        filer.createResource(StandardLocation.CLASS_OUTPUT, folder, name, type);
                try (OutputStream out = file.openOutputStream()) {
                    String text = FactsText.write(confined, sorted, others, locks);
                    out.write(FactsClass.write(type.getQualifiedName().toString(), text));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            troubles.accept("the facts of " + type + " could not be written: " + e);
        }
    }

    private boolean isWritten(TypeElement type) {
        try (InputStream in = output(folderOf(type), FactsClass.fileOf(type)).openInputStream()) {
            return in.read() >= 0;
        } catch (IOException | IllegalArgumentException absent) {
            return false;
        }
    }

    /** Without {@code -d} javac would put files where nobody looks for them. */
    private boolean hasOutputDirectory() throws IOException {
        if (hasFolders == null) {
            String probe = "folder/file";
            hasFolders = output("", probe).toUri().toString().endsWith("/" + probe);
        }
        return hasFolders;
    }

    /** The folder of a class's package; where several modules are compiled, with the module. */
    private String folderOf(TypeElement type) {
        String folder = elements.getPackageOf(type).getQualifiedName().toString();
        ModuleElement module = elements.getModuleOf(type);
        if (module == null || module.isUnnamed()) {
            return folder;
        }
        String inModule = module.getQualifiedName() + "/" + folder;
        return areModulesApart(inModule) ? inModule : folder;
    }

    /** Whether each module has its own output; javac then wants its name, and else refuses it. */
    private boolean areModulesApart(String inModule) {
        if (modulesApart == null) {
            try {
                output(inModule, "file");
                modulesApart = true;
            } catch (IOException | IllegalArgumentException refused) {
                modulesApart = false;
            }
        }
        return modulesApart;
    }

    private FileObject output(String folder, String file) throws IOException {
        return filer.getResource(StandardLocation.CLASS_OUTPUT, folder, file);
    }
}
