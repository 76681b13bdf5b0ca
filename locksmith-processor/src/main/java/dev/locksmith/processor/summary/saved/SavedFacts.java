package dev.locksmith.processor.summary.saved;

import dev.locksmith.processor.library.ClassPath;
import dev.locksmith.processor.summary.AccessText;
import dev.locksmith.processor.summary.Effect;
import dev.locksmith.processor.summary.ExternalSummaries;
import dev.locksmith.processor.summary.Line;
import dev.locksmith.processor.summary.Need;
import dev.locksmith.processor.summary.Runs;
import dev.locksmith.processor.summary.Signatures;
import dev.locksmith.processor.summary.lock.LockFacts;
import dev.locksmith.processor.summary.lock.LockSummary;
import dev.locksmith.processor.type.ErasedMarks;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The facts that came with classes of other compilations. Those of a class are looked up once, and
 * only when a value worth asking for meets one of its methods, or when its own type could have been
 * confined in a way that its class file hides.
 */
public final class SavedFacts implements ExternalSummaries, ErasedMarks {

    /** Where an earlier version of this checker left them, which javac does not show in a jar. */
    private static final String EARLIER = "META-INF/locksmith/";

    /** Since then javac reads all annotations from class files, and nothing is erased. */
    private static final int NOTHING_ERASED = 22;

    private final Elements elements;
    private final ClassPath classPath;
    private final Consumer<String> troubles;
    private final Map<Element, FactsText.Facts> read = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /**
     * @param troubles is told, once for each jar or file, what is wrong with it
     */
    public SavedFacts(Elements elements, ClassPath classPath, Consumer<String> troubles) {
        this.elements = elements;
        this.classPath = classPath;
        this.troubles = troubles;
    }

    @Override
    public List<Effect> effectsOf(ExecutableElement method, Element parameter) {
        Map<String, List<FactsText.Entry>> facts = factsOf(method).methods();
        if (facts.isEmpty()) {
            return List.of();
        }
        int index = parameter.equals(method) ? -1 : method.getParameters().indexOf(parameter);
        return facts.getOrDefault(Signatures.of(method), List.of()).stream()
                .filter(entry -> entry.parameter() == index)
                .map(FactsText.Entry::effect)
                .toList();
    }

    @Override
    public List<Need> needsOf(ExecutableElement method) {
        List<Need> needs = new ArrayList<>();
        for (Line line : linesOf(method)) {
            if (line.text().startsWith(DomainText.NEEDS)) {
                needs.add(DomainText.need(line, method));
            }
        }
        return needs;
    }

    @Override
    public List<Runs> runsOf(ExecutableElement method) {
        List<Runs> all = new ArrayList<>();
        for (Line line : linesOf(method)) {
            if (line.text().startsWith(DomainText.RUNS)) {
                Runs runs = DomainText.runs(line, method, elements);
                if (runs != null) {
                    all.add(runs);
                }
            }
        }
        return all;
    }

    @Override
    public List<String> enteredBy(ExecutableElement method) {
        return linesOf(method).stream()
                .map(Line::text)
                .filter(text -> text.startsWith(DomainText.ENTERS))
                .map(text -> text.substring(DomainText.ENTERS.length()))
                .toList();
    }

    @Override
    public List<Line> accessesOf(ExecutableElement method) {
        return linesOf(method).stream().filter(each -> AccessText.isOne(each.text())).toList();
    }

    @Override
    public boolean hasFactsOf(ExecutableElement method) {
        return !factsOf(method).equals(FactsText.Facts.NONE);
    }

    private List<Line> linesOf(ExecutableElement method) {
        Map<String, List<Line>> lines = factsOf(method).others();
        return lines.isEmpty() ? List.of() : lines.getOrDefault(Signatures.of(method), List.of());
    }

    @Override
    public List<String> whyConfined(TypeElement type) {
        if (Runtime.version().feature() >= NOTHING_ERASED) {
            return List.of();
        }
        Map<String, List<String>> confined = factsOf(type).confined();
        return confined.isEmpty()
                ? List.of()
                : confined.getOrDefault(Signatures.nested(type), List.of());
    }

    /** What a method of another compilation does with locks; null if nothing is known. */
    public @Nullable LockSummary locksOf(ExecutableElement method) {
        List<Line> lines = factsOf(method).locks().get(Signatures.of(method));
        return lines == null ? null : new LockFacts(elements).read(method, lines);
    }

    private FactsText.Facts factsOf(Element element) {
        // Not computeIfAbsent: to find a class javac may have to read others.
        Element outermost = Members.outermost(element);
        FactsText.Facts known = read.get(outermost);
        if (known == null) {
            known = lookUp((TypeElement) outermost);
            read.put(outermost, known);
        }
        return known;
    }

    private FactsText.Facts lookUp(TypeElement type) {
        TypeElement facts = FactsClass.find(type, elements);
        if (facts == null) {
            tellOfWhatIsNotRead(type);
            return FactsText.Facts.NONE;
        }
        try {
            return read(facts);
        } catch (FactsText.OtherVersion e) {
            classPath
                    .archiveOf(type)
                    .ifPresentOrElse(
                            archive -> tell(archive.toString(), type, facts, e.problem()),
                            () -> tell(type.toString(), type, facts, e.problem()));
        } catch (FactsText.Damaged e) {
            tell(type.toString(), type, facts, e.problem());
        }
        return FactsText.Facts.NONE;
    }

    private static FactsText.Facts read(TypeElement facts) throws FactsText.Damaged {
        String text = FactsClass.read(facts);
        FactsText.Facts read = FactsText.read(text);
        if (!FactsClass.isWhole(facts, text)) {
            throw new FactsText.Damaged("it is not what was written");
        }
        return read;
    }

    private void tell(String of, TypeElement type, TypeElement facts, String problem) {
        tell(of, classPath.nameOf(facts), type, problem);
    }

    private void tell(String of, String file, TypeElement type, String problem) {
        if (told.add(of)) {
            troubles.accept(
                    file
                            + " cannot be used, and what it says of "
                            + type
                            + " is not known: "
                            + problem
                            + "; compile that class again with this version of Locksmith");
        }
    }

    private void tellOfWhatIsNotRead(TypeElement type) {
        classPath
                .archiveOf(type)
                .ifPresent(
                        archive -> {
                            String earlier = EARLIER + type.getQualifiedName();
                            String own = folderOf(type) + FactsClass.fileOf(type);
                            if (archive.has(own)) {
                                String file = archive.nameOf(own);
                                tell(file, file, type, "javac cannot read this class file");
                            } else if (archive.has(earlier)) {
                                String problem = "an earlier version of Locksmith wrote it";
                                tell(archive.toString(), archive.nameOf(earlier), type, problem);
                            }
                        });
    }

    private String folderOf(TypeElement type) {
        String owner = elements.getPackageOf(type).getQualifiedName().toString();
        return owner.isEmpty() ? "" : owner.replace('.', '/') + "/";
    }
}
