package dev.locksmith.it;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** Wraps a processor that declares itself aggregating, as Gradle does, and takes the same notes. */
record AggregatingProcessor(Processor inner, Records records) implements Processor {

    /**
     * What Gradle remembers for the next incremental compilation.
     *
     * @param reprocessed types that the processor is given then, whether they changed or not
     * @param generated what is deleted before, because the processor writes it again; each with the
     *     elements that it was made from
     * @param sourceRetention annotations that cannot be seen in class files: with one of them
     *     everything is compiled again
     */
    record Records(
            Set<String> reprocessed,
            Map<String, Set<String>> generated,
            Set<String> sourceRetention) {

        Records() {
            this(new TreeSet<>(), new TreeMap<>(), new TreeSet<>());
        }

        void generated(CharSequence name, Element... origins) {
            Set<String> names = new TreeSet<>();
            for (Element origin : origins) {
                names.add(origin.toString());
            }
            generated.put(name.toString(), names);
        }
    }

    @Override
    public void init(ProcessingEnvironment environment) {
        inner.init(new Environment(environment, new NotingFiler(environment.getFiler(), records)));
    }

    @Override
    public Set<String> getSupportedOptions() {
        return inner.getSupportedOptions();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return inner.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return inner.getSupportedSourceVersion();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // Gradle leaves that to the processor.
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            Retention retention = annotation.getAnnotation(Retention.class);
            if (retention != null && retention.value() == RetentionPolicy.SOURCE) {
                records.sourceRetention.add(annotation.toString());
            }
        }
        for (Element root : round.getRootElements()) {
            records.reprocessed.add(root.toString());
        }
        return inner.process(annotations, round);
    }

    @Override
    public Iterable<? extends Completion> getCompletions(
            Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
        return inner.getCompletions(element, annotation, member, text);
    }

    private record NotingFiler(Filer inner, Records records) implements Filer {

        @Override
        public JavaFileObject createSourceFile(CharSequence name, Element... origins)
                throws IOException {
            records.generated(name, origins);
            return inner.createSourceFile(name, origins);
        }

        @Override
        public JavaFileObject createClassFile(CharSequence name, Element... origins)
                throws IOException {
            records.generated(name, origins);
            return inner.createClassFile(name, origins);
        }

        @Override
        public FileObject createResource(
                JavaFileManager.Location location,
                CharSequence packageName,
                CharSequence name,
                Element... origins)
                throws IOException {
            FileObject resource = inner.createResource(location, packageName, name, origins);
            records.generated(name, origins);
            return resource;
        }

        @Override
        public FileObject getResource(
                JavaFileManager.Location location, CharSequence packageName, CharSequence name)
                throws IOException {
            return inner.getResource(location, packageName, name);
        }
    }

    private record Environment(ProcessingEnvironment inner, Filer filer)
            implements ProcessingEnvironment {

        @Override
        public Map<String, String> getOptions() {
            return inner.getOptions();
        }

        @Override
        public Messager getMessager() {
            return inner.getMessager();
        }

        @Override
        public Filer getFiler() {
            return filer;
        }

        @Override
        public Elements getElementUtils() {
            return inner.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return inner.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return inner.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return inner.getLocale();
        }
    }
}
