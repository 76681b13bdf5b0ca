package dev.locksmith.packer;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.SIPUSH;

import static java.util.stream.Collectors.toSet;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One class for all functions of another: it implements all their interfaces, and an object knows
 * by a number which of them it is. The virtual machine would make a class for each of them.
 */
final class FunctionsClass {

    private static final Type OBJECT = Type.getType(Object.class);
    private static final String WHICH = "which";

    /** A method that one or more of the interfaces have. */
    private record Method(String name, Type types) {

        @Override
        public String toString() {
            return name + types.getDescriptor();
        }
    }

    private final String name;
    private final String host;
    private final int version;

    private final Set<String> interfaces = new LinkedHashSet<>();
    private final Map<Method, List<FunctionSite>> methods = new LinkedHashMap<>();
    private final Set<Type> factories = new LinkedHashSet<>();

    FunctionsClass(ClassNode owner, String host) {
        name = owner.name + "$Functions";
        this.host = host;
        version = owner.version;
    }

    String name() {
        return name;
    }

    /** What makes the function; the values that it takes along are on the stack. */
    InsnList add(FunctionSite site) {
        interfaces.add(site.function().getInternalName());
        List<FunctionSite> same =
                methods.computeIfAbsent(
                        new Method(site.name(), site.erased()), each -> new ArrayList<>());
        same.add(site);
        Type factory = factory(site);
        factories.add(factory);
        InsnList code = new InsnList();
        code.add(new IntInsnNode(SIPUSH, same.size() - 1));
        code.add(new MethodInsnNode(INVOKESTATIC, name, "of", factory.getDescriptor(), false));
        return code;
    }

    private static Type factory(FunctionSite site) {
        Type[] parameters = Arrays.copyOf(site.captured(), site.captured().length + 1);
        parameters[site.captured().length] = Type.INT_TYPE;
        return Type.getMethodType(site.function(), parameters);
    }

    boolean isEmpty() {
        return methods.isEmpty();
    }

    ClassNode write(DefaultMethods defaultMethods) {
        Set<String> own = methods.keySet().stream().map(Method::toString).collect(toSet());
        defaultMethods.check(name, interfaces, own);
        ClassNode written = new ClassNode();
        written.visit(
                version,
                ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC,
                name,
                null,
                OBJECT.getInternalName(),
                interfaces.toArray(new String[0]));
        written.visitNestHost(host);
        written.visitField(ACC_PRIVATE | ACC_FINAL, WHICH, "I", null, null);
        for (int i = 0; i < mostCaptured(); i++) {
            written.visitField(
                    ACC_PRIVATE | ACC_FINAL, field(i), OBJECT.getDescriptor(), null, null);
        }
        factories.stream()
                .mapToInt(each -> each.getArgumentCount() - 1)
                .distinct()
                .forEach(captured -> constructor(written, captured));
        factories.forEach(each -> factory(written, each));
        methods.forEach((method, sites) -> method(written, method, sites));
        return written;
    }

    private int mostCaptured() {
        return factories.stream().mapToInt(each -> each.getArgumentCount() - 1).max().orElse(0);
    }

    private static String field(int index) {
        return "value" + index;
    }

    /** The number comes last, as it does in the factories. */
    private static String constructorTypes(int captured) {
        Type[] parameters = new Type[captured + 1];
        Arrays.fill(parameters, OBJECT);
        parameters[captured] = Type.INT_TYPE;
        return Type.getMethodDescriptor(Type.VOID_TYPE, parameters);
    }

    private void constructor(ClassNode written, int captured) {
        MethodVisitor code =
                written.visitMethod(0, "<init>", constructorTypes(captured), null, null);
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKESPECIAL, OBJECT.getInternalName(), "<init>", "()V", false);
        for (int i = 0; i < captured; i++) {
            code.visitVarInsn(ALOAD, 0);
            code.visitVarInsn(ALOAD, i + 1);
            code.visitFieldInsn(PUTFIELD, name, field(i), OBJECT.getDescriptor());
        }
        code.visitVarInsn(ALOAD, 0);
        code.visitVarInsn(ILOAD, captured + 1);
        code.visitFieldInsn(PUTFIELD, name, WHICH, "I");
        code.visitInsn(RETURN);
    }

    private void factory(ClassNode written, Type types) {
        MethodVisitor code =
                written.visitMethod(ACC_STATIC, "of", types.getDescriptor(), null, null);
        Conversion conversion = new Conversion(code);
        code.visitTypeInsn(NEW, name);
        code.visitInsn(DUP);
        int captured = types.getArgumentCount() - 1;
        int variable = 0;
        for (Type each : List.of(types.getArgumentTypes()).subList(0, captured)) {
            code.visitVarInsn(each.getOpcode(ILOAD), variable);
            conversion.box(each);
            variable += each.getSize();
        }
        code.visitVarInsn(ILOAD, variable);
        code.visitMethodInsn(INVOKESPECIAL, name, "<init>", constructorTypes(captured), false);
        code.visitInsn(ARETURN);
    }

    private void method(ClassNode written, Method method, List<FunctionSite> sites) {
        MethodVisitor code =
                written.visitMethod(
                        ACC_PUBLIC, method.name(), method.types().getDescriptor(), null, null);
        if (sites.size() == 1) {
            run(code, sites.get(0));
            return;
        }
        Label[] labels = new Label[sites.size()];
        Arrays.setAll(labels, each -> new Label());
        code.visitVarInsn(ALOAD, 0);
        code.visitFieldInsn(GETFIELD, name, WHICH, "I");
        // Nothing makes another number: the last one stands for all that is left.
        Label last = labels[labels.length - 1];
        code.visitTableSwitchInsn(0, labels.length - 1, last, labels);
        for (int i = 0; i < labels.length; i++) {
            code.visitLabel(labels[i]);
            code.visitFrame(F_SAME, 0, null, 0, null);
            run(code, sites.get(i));
        }
    }

    private void run(MethodVisitor code, FunctionSite site) {
        Handle body = site.body();
        Conversion conversion = new Conversion(code);
        if (site.makesObject()) {
            code.visitTypeInsn(NEW, body.getOwner());
            code.visitInsn(DUP);
        }
        List<Type> wanted = site.wanted();
        int captured = site.captured().length;
        for (int i = 0; i < captured; i++) {
            code.visitVarInsn(ALOAD, 0);
            code.visitFieldInsn(GETFIELD, name, field(i), OBJECT.getDescriptor());
            conversion.convert(OBJECT, Conversion.boxed(site.captured()[i]), wanted.get(i));
        }
        Type[] given = site.erased().getArgumentTypes();
        Type[] known = site.called().getArgumentTypes();
        int variable = 1;
        for (int i = 0; i < given.length; i++) {
            code.visitVarInsn(given[i].getOpcode(ILOAD), variable);
            conversion.convert(given[i], known[i], wanted.get(captured + i));
            variable += given[i].getSize();
        }
        code.visitMethodInsn(
                instruction(body),
                body.getOwner(),
                body.getName(),
                body.getDesc(),
                body.isInterface());
        Type returned = site.erased().getReturnType();
        conversion.convert(site.result(), site.result(), returned);
        code.visitInsn(returned.getOpcode(IRETURN));
    }

    /** Private methods are called as others are: the two classes are nestmates. */
    private static int instruction(Handle body) {
        return switch (body.getTag()) {
            case H_INVOKESTATIC -> INVOKESTATIC;
            case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
            default -> body.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
        };
    }
}
