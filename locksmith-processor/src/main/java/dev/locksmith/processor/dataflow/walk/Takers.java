package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.handover.Taker;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Which calls certainly let another thread use what they are given. An executor of a single thread
 * may be the one that runs this code; a plain {@code Executor} may run its tasks at once; and a
 * stage may be complete.
 */
public final class Takers {

    private static final String CONCURRENT = "java.util.concurrent.";

    private static final Set<String> SCHEDULERS =
            Set.of("ScheduledExecutorService", "ScheduledThreadPoolExecutor");

    private static final Set<String> QUEUES =
            Set.of(
                    "BlockingQueue",
                    "BlockingDeque",
                    "TransferQueue",
                    "ArrayBlockingQueue",
                    "LinkedBlockingQueue",
                    "LinkedBlockingDeque",
                    "LinkedTransferQueue",
                    "SynchronousQueue",
                    "PriorityBlockingQueue",
                    "ConcurrentLinkedQueue",
                    "ConcurrentLinkedDeque");

    /** Classes whose methods let threads of their own run what they are given, or their object. */
    private static final Set<String> OTHERS =
            Set.of("java.lang.Runtime", "javax.swing.SwingWorker", CONCURRENT + "ForkJoinTask");

    private static final Set<String> STAGES = Set.of("CompletableFuture", "CompletionStage");

    /** Variables of these names hold what runs its tasks one after the other, or at once. */
    private static final Pattern SERIAL =
            Pattern.compile(
                    ".*(serial|sequential|single|loop|direct|same|caller|(^|_)(ui|edt|main)).*");

    private final Walk walk;

    Takers(Walk walk) {
        this.walk = walk;
    }

    /** Who runs what this call is given; null if that is not certainly another thread. */
    @Nullable Taker of(Invocation invocation) {
        ExecutableElement method = invocation.callee().method();
        if (invocation.callee().runsElsewhere()) {
            return Taker.SIDE_BY_SIDE;
        } else if (invocation.callee().runsInBackground()) {
            return Taker.ANOTHER;
        }
        String owner = nameOf(Members.ownerOf(method));
        if (isThread(owner) || OTHERS.contains(owner)) {
            return Taker.SIDE_BY_SIDE;
        } else if (owner.equals("java.util.Timer")) {
            return isNotItsTask(invocation.receiver()) ? Taker.ANOTHER : null;
        } else if (owner.startsWith("java.util.") && isQueue(invocation.receiverType())) {
            return isLocal(invocation.receiver()) ? null : Taker.ANOTHER;
        } else if (isPool(invocation.receiverType()) && invocation.receiver() != null) {
            return ofExecutor(invocation.receiver());
        } else if (!owner.startsWith(CONCURRENT)) {
            return null;
        }
        String type = owner.substring(CONCURRENT.length());
        if (type.equals("StructuredTaskScope")) {
            return Taker.SIDE_BY_SIDE;
        } else if (STAGES.contains(type)) {
            return ofStage(invocation);
        }
        return invocation.receiver() == null ? null : ofExecutor(invocation.receiver());
    }

    /** A thread, or what makes one. What threads keep for themselves goes to no other. */
    private static boolean isThread(String owner) {
        return owner.equals("java.lang.Thread") || owner.startsWith("java.lang.Thread.");
    }

    private @Nullable Taker ofStage(Invocation invocation) {
        ExecutableElement method = invocation.callee().method();
        String name = method.getSimpleName().toString();
        List<? extends VariableElement> parameters = method.getParameters();
        boolean isWithExecutor =
                !parameters.isEmpty()
                        && parameters.get(parameters.size() - 1).asType()
                                instanceof DeclaredType last
                        && nameOf((TypeElement) last.asElement()).equals(CONCURRENT + "Executor");
        Taker taker =
                isWithExecutor
                        ? ofExecutor(invocation.arguments().get(parameters.size() - 1))
                        : Taker.SIDE_BY_SIDE;
        if (name.equals("runAsync") || name.equals("supplyAsync")) {
            return taker;
        }
        // It comes after the stage that it is called on, which may come after another task here.
        return taker != null && name.endsWith("Async") ? Taker.ANOTHER : null;
    }

    /** Who runs the tasks that are given to this executor. */
    private @Nullable Taker ofExecutor(ExpressionTree expression) {
        ExpressionTree executor = Bare.of(expression);
        TypeMirror type = walk.attributed.typeOf(executor);
        if (!(type instanceof DeclaredType declared)) {
            return null;
        }
        String name = nameOf((TypeElement) declared.asElement());
        String simple = name.startsWith(CONCURRENT) ? name.substring(CONCURRENT.length()) : "";
        boolean isKnownPool = isPool(type);
        if (!isKnownPool && !SCHEDULERS.contains(simple) && !simple.equals("Executor")) {
            return null;
        }
        boolean isOfManyThreads = false;
        for (ExpressionTree each : origins(executor)) {
            if (isOfOneThread(each)) {
                return isNotItsTask(executor) ? Taker.ANOTHER : null;
            }
            isOfManyThreads |= isMadeByFactory(each);
        }
        if (isNamedSerial(executor)) {
            return null;
        } else if (isKnownPool || isOfManyThreads) {
            return Taker.SIDE_BY_SIDE;
        }
        return SCHEDULERS.contains(simple) ? Taker.ANOTHER : null;
    }

    private boolean isPool(@Nullable TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && walk.surroundings.declared().isModelled(Mark.POOL, element);
    }

    private List<ExpressionTree> origins(ExpressionTree executor) {
        return walk.attributed.elementOf(executor) instanceof VariableElement variable
                ? walk.assignments.to(variable)
                : List.of(executor);
    }

    private boolean isOfOneThread(ExpressionTree made) {
        if (made instanceof MethodInvocationTree call
                && walk.attributed.elementOf(call.getMethodSelect())
                        instanceof ExecutableElement method) {
            String name = method.getSimpleName().toString().toLowerCase(Locale.ROOT);
            return SERIAL.matcher(name).matches()
                    || (isMadeByFactory(made) && isOne(call.getArguments()));
        }
        return made instanceof NewClassTree created
                && created.getArguments().size() > 1
                && isOne(created.getArguments().subList(1, 2));
    }

    private boolean isMadeByFactory(ExpressionTree made) {
        return made instanceof MethodInvocationTree call
                && walk.attributed.elementOf(call.getMethodSelect())
                        instanceof ExecutableElement method
                && nameOf(Members.ownerOf(method)).equals(CONCURRENT + "Executors");
    }

    private boolean isOne(List<? extends ExpressionTree> arguments) {
        return !arguments.isEmpty()
                && Integer.valueOf(1).equals(walk.attributed.constant(arguments.get(0)));
    }

    private boolean isNamedSerial(ExpressionTree executor) {
        Element element = walk.attributed.elementOf(executor);
        return element != null
                && SERIAL.matcher(element.getSimpleName().toString().toLowerCase(Locale.ROOT))
                        .matches();
    }

    /** Whether this code is certainly none of the tasks of an executor of one thread. */
    private boolean isNotItsTask(@Nullable ExpressionTree executor) {
        return isLocal(executor)
                || (executor != null
                        && walk.code instanceof Code.OfMethod of
                        && walk.attributed.elementOf(Bare.of(executor))
                                instanceof VariableElement field
                        && walk.ownExecutors.neverRuns(field, of.method()));
    }

    /** Whether a local variable of this body holds it, so that this code is none of its tasks. */
    private boolean isLocal(@Nullable ExpressionTree expression) {
        if (expression == null) {
            return false;
        }
        Element element = walk.attributed.elementOf(Bare.of(expression));
        if (!(element instanceof VariableElement variable)) {
            return expression instanceof NewClassTree;
        }
        return switch (variable.getKind()) {
            case LOCAL_VARIABLE, RESOURCE_VARIABLE -> true;
            default -> false;
        };
    }

    /** Whether it is a queue made for threads, which gives each thing to one of them. */
    public static boolean isQueue(@Nullable TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return false;
        }
        String name = nameOf((TypeElement) declared.asElement());
        return name.startsWith(CONCURRENT) && QUEUES.contains(name.substring(CONCURRENT.length()));
    }

    private static String nameOf(TypeElement type) {
        return type.getQualifiedName().toString();
    }
}
