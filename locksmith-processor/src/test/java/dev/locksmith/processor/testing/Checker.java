package dev.locksmith.processor.testing;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.library.LibraryModel;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.rule.Knowledge;
import dev.locksmith.processor.rule.Rule;
import dev.locksmith.processor.rule.Rules;
import dev.locksmith.processor.scan.DeclarationScanner;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.MobilityOf;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;

/** The checker as {@link Verify} runs it: declarations only. */
@SupportedAnnotationTypes("*")
@SupportedOptions("locksmith.mode")
final class Checker extends AbstractProcessor {

    static void join(JavaCompiler.CompilationTask task) {
        task.setProcessors(List.of(new Checker()));
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<Element> roots = new HashSet<>(round.getRootElements());
        Declared declared =
                new Declared(
                        new LibraryModel(
                                processingEnv.getElementUtils(), type -> isIn(type, roots)));
        Knowledge knowledge =
                new Knowledge(
                        declared,
                        new MobilityOf(
                                declared,
                                processingEnv.getElementUtils(),
                                processingEnv.getTypeUtils()),
                        "complete".equals(processingEnv.getOptions().get("locksmith.mode"))
                                ? Mode.COMPLETE
                                : Mode.TARGETED,
                        processingEnv.getElementUtils(),
                        processingEnv.getTypeUtils());
        DeclarationScanner scanner =
                new DeclarationScanner(
                        processingEnv.getElementUtils(),
                        fact -> Rules.ALL.forEach(rule -> judge(rule, fact, knowledge)));
        roots.forEach(scanner::scan);
        return false;
    }

    private static boolean isIn(Element element, Set<Element> roots) {
        return roots.contains(element)
                || (element.getEnclosingElement() instanceof TypeElement outer
                        && isIn(outer, roots));
    }

    private <F extends Fact> void judge(Rule<F> rule, Fact fact, Knowledge knowledge) {
        if (rule.facts().isInstance(fact)) {
            rule.check(rule.facts().cast(fact), knowledge, this::report);
        }
    }

    private void report(Finding finding) {
        if (!finding.site().suppression().covers(finding.rule())) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR,
                            finding.message(),
                            ((Site.OfElement) finding.site()).element());
        }
    }
}
