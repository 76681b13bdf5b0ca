package dev.locksmith.processor.library;

import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Holds a stub file against the real classes, and reports what it lists and they do not have. */
final class StubResolution {

    private final StubFile file;
    private final int newest;

    private StubResolution(StubFile file, int newest) {
        this.file = file;
        this.newest = newest;
    }

    /**
     * Checks every entry of a file.
     *
     * @param newest entries since a later release than this may be missing
     */
    static void check(StubFile file, String packageName, Elements elements, int newest) {
        StubResolution resolution = new StubResolution(file, newest);
        for (StubType stub : file.types().values()) {
            String name = packageName + "." + stub.name();
            TypeElement real = elements.getTypeElement(name);
            if (real != null) {
                resolution.checkMembers(stub, real);
            } else {
                resolution.missing(stub.since(), stub.offset(), "there is no type " + name);
            }
        }
    }

    private void checkMembers(StubType stub, TypeElement real) {
        checkTypeParameters(
                stub.offset(),
                real.toString(),
                stub.typeParameters().size(),
                real.getTypeParameters().size());
        for (List<StubMethod> overloads : stub.methods().values()) {
            for (StubMethod method : overloads) {
                checkMethod(stub, method, real);
            }
        }
        for (StubType.Field field : stub.fields().values()) {
            if (ElementFilter.fieldsIn(real.getEnclosedElements()).stream()
                    .noneMatch(actual -> actual.getSimpleName().contentEquals(field.name()))) {
                missing(
                        since(stub, field.since()),
                        field.offset(),
                        real + " has no field '" + field.name() + "'");
            }
        }
    }

    private void checkMethod(StubType stub, StubMethod method, TypeElement real) {
        List<ExecutableElement> named =
                (method.name().equals(StubMethod.CONSTRUCTOR)
                                ? ElementFilter.constructorsIn(real.getEnclosedElements())
                                : ElementFilter.methodsIn(real.getEnclosedElements()))
                        .stream()
                                .filter(each -> each.getSimpleName().contentEquals(method.name()))
                                .toList();
        List<ExecutableElement> matching = named.stream().filter(method::matches).toList();
        String signature = method.signature(real.getSimpleName().toString());
        if (matching.isEmpty()) {
            missing(
                    since(stub, method.since()),
                    method.offset(),
                    real
                            + " declares no "
                            + signature
                            + (named.isEmpty() ? "" : "; it has " + signatures(named)));
        } else if (matching.size() > 1) {
            file.report(
                    method.offset(),
                    signature
                            + " could be any of "
                            + signatures(matching)
                            + "; write its types with their packages");
        } else {
            checkTypeParameters(
                    method.offset(),
                    signature,
                    method.typeParameters().size(),
                    matching.get(0).getTypeParameters().size());
        }
    }

    /** They are found by their places, so all of them must be written, or none. */
    private void checkTypeParameters(int offset, String owner, int written, int real) {
        if (written != 0 && written != real) {
            file.report(
                    offset,
                    owner + " has " + real + " type parameters, not " + written + "; write all");
        }
    }

    private static int since(StubType stub, int since) {
        return Math.max(stub.since(), since);
    }

    private static String signatures(List<ExecutableElement> methods) {
        return String.join(
                ", ", methods.stream().map(ExecutableElement::toString).distinct().toList());
    }

    private void missing(int since, int offset, String message) {
        if (since <= newest) {
            file.report(offset, message);
        }
    }
}
