package dev.locksmith.processor.javac;

import com.sun.source.util.JavacTask;

import dev.locksmith.processor.library.ClassPath;
import dev.locksmith.processor.library.JarStubs;
import dev.locksmith.processor.library.LibraryModel;
import dev.locksmith.processor.library.StubSource;
import dev.locksmith.processor.library.UserStubs;
import dev.locksmith.processor.report.Timing;
import dev.locksmith.processor.report.Troubles;
import dev.locksmith.processor.summary.saved.SavedFacts;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.MobilityOf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.annotation.processing.Filer;

/**
 * What is known of types before any body is looked at: what is declared, what library models say,
 * and what other compilations found out.
 */
record KnownTypes(
        ClassPath classPath,
        SavedFacts savedFacts,
        LibraryModel library,
        Declared declared,
        MobilityOf mobility) {

    /**
     * Gathers it.
     *
     * @param filer the way to files of other jars; null where there is none
     * @param userStubs the user's own models; null if there are none
     */
    static KnownTypes of(
            JavacTask task,
            Sources sources,
            @Nullable Filer filer,
            @Nullable UserStubs userStubs,
            ClassLoader processorPath,
            Troubles troubles,
            Timing timing) {
        List<StubSource> stubs = new ArrayList<>();
        if (userStubs != null) {
            stubs.add(userStubs);
        }
        ClassPath classPath = new ClassPath(task.getElements(), filer);
        stubs.add(
                new JarStubs(
                        processorPath, classPath, problem -> troubles.warn(problem.toString())));
        SavedFacts savedFacts = new SavedFacts(task.getElements(), classPath, troubles::warn);
        LibraryModel library =
                new LibraryModel(
                        task.getElements(), sources, timing, stubs.toArray(new StubSource[0]));
        Declared declared = new Declared(library, sources.locking());
        MobilityOf mobility =
                new MobilityOf(
                        declared,
                        task.getElements(),
                        task.getTypes(),
                        type -> sources.test(type) ? List.of() : savedFacts.whyConfined(type),
                        timing);
        return new KnownTypes(classPath, savedFacts, library, declared, mobility);
    }
}
