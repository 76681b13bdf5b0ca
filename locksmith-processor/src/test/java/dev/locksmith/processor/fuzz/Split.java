package dev.locksmith.processor.fuzz;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.lang.model.SourceVersion;
import javax.tools.ToolProvider;

/** Gives each class of a file a file of its own. */
final class Split {

    private Split() {}

    static List<Input> apart(Input input) throws IOException {
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(
                                        null,
                                        null,
                                        diagnostic -> {},
                                        List.of("-proc:none"),
                                        null,
                                        List.of(input.file()));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<Input> files = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            List<? extends Tree> types = unit.getTypeDecls();
            int first = types.isEmpty() ? -1 : (int) positions.getStartPosition(unit, types.get(0));
            if (first < 0 || !areNamed(types)) { // what stands there is no type
                return List.of(input);
            }
            String before = input.text().substring(0, first);
            String folder = input.path().substring(0, input.path().lastIndexOf('/') + 1);
            for (Tree each : types) {
                int start = (int) positions.getStartPosition(unit, each);
                int end = (int) positions.getEndPosition(unit, each);
                if (each instanceof ClassTree type && start >= 0 && end > start) {
                    files.add(
                            new Input(
                                    folder + type.getSimpleName() + ".java",
                                    before + input.text().substring(start, end) + "\n"));
                }
            }
        }
        return files;
    }

    private static boolean areNamed(List<? extends Tree> types) {
        return types.stream()
                .allMatch(
                        each ->
                                !(each instanceof ClassTree type)
                                        || SourceVersion.isIdentifier(type.getSimpleName()));
    }
}
