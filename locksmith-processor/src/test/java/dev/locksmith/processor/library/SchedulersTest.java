package dev.locksmith.processor.library;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * Streams that change to the threads of a scheduler: one with threads of its own is elsewhere, one
 * that runs all on the calling thread changes nothing, and any other may be that of a user
 * interface. The classes are stand-ins with the names of the real ones.
 */
class SchedulersTest {

    private static final String[] RX = {
        "package io.reactivex.rxjava3.functions;\npublic interface Consumer<T> { void accept(T value); }",
        "package io.reactivex.rxjava3.functions;\npublic interface Function<T, R> { R apply(T value); }",
        "package io.reactivex.rxjava3.core;\npublic abstract class Scheduler {}",
        """
        package io.reactivex.rxjava3.schedulers;
        import io.reactivex.rxjava3.core.Scheduler;
        import java.util.concurrent.Executor;
        public final class Schedulers {
            public static Scheduler io() { return null; }
            public static Scheduler computation() { return null; }
            public static Scheduler trampoline() { return null; }
            public static Scheduler from(Executor executor) { return null; }
        }
        """,
        """
        package io.reactivex.rxjava3.core;
        import io.reactivex.rxjava3.functions.*;
        import java.util.concurrent.TimeUnit;
        import java.util.stream.Stream;
        public abstract class Observable<T> {
            public static <T> Observable<T> just(T item) { return null; }
            public static Observable<Long> interval(long period, TimeUnit unit) { return null; }
            public static Observable<Long> interval(long period, TimeUnit unit, Scheduler scheduler) { return null; }
            public final <R> Observable<R> map(Function<? super T, ? extends R> mapper) { return null; }
            public final Observable<T> subscribeOn(Scheduler scheduler) { return this; }
            public final Observable<T> observeOn(Scheduler scheduler) { return this; }
            public final void subscribe(Consumer<? super T> onNext) {}
            public final void blockingForEach(Consumer<? super T> onNext) {}
            public final void blockingSubscribe(Consumer<? super T> onNext) {}
            public final Stream<T> blockingStream() { return null; }
        }
        """
    };

    private static final String[] MUTINY = {
        """
        package io.smallrye.mutiny;
        import java.util.concurrent.Executor;
        import java.util.function.*;
        public interface Uni<T> {
            Uni<T> runSubscriptionOn(Executor executor);
            Uni<T> emitOn(Executor executor);
            <R> Uni<R> map(Function<T, R> mapper);
            Object subscribe(Consumer<T> consumer);
        }
        """
    };

    private static final String IMPORTS =
            """
            import java.util.concurrent.*;
            import javax.swing.*;
            """;

    private static final String RX_IMPORTS =
            IMPORTS
                    + """
                    import io.reactivex.rxjava3.core.*;
                    import io.reactivex.rxjava3.schedulers.Schedulers;
                    """;

    @TempDir Path classes;

    @Test
    void a_scheduler_with_threads_of_its_own_is_elsewhere() {
        ClassFiles.of(classes, RX);
        Verify.that(
                        RX_IMPORTS
                                + """
                                class Weather {
                                    private final JLabel label = new JLabel();
                                    private final Scheduler io = Schedulers.io();
                                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                                    private final Scheduler own = Schedulers.from(pool);
                                    void whole(Observable<String> source) {
                                        source.subscribeOn(Schedulers.io()).subscribe(text -> label.setText(text)); // ERROR wrong-thread
                                        source.subscribeOn(Schedulers.io()).subscribe(label::setText); // ERROR wrong-thread
                                    }
                                    void fromHere(Observable<String> source) {
                                        source.observeOn(Schedulers.computation()).subscribe(text -> label.setText(text)); // ERROR wrong-thread
                                    }
                                    void held(Observable<String> source) {
                                        Scheduler local = Schedulers.computation();
                                        source.observeOn(io).subscribe(text -> label.setText(text)); // ERROR wrong-thread
                                        source.observeOn(local).subscribe(text -> label.setText(text)); // ERROR wrong-thread
                                    }
                                    void wrapped(Observable<String> source, ExecutorService given) {
                                        source.observeOn(own).subscribe(text -> label.setText(text)); // ERROR wrong-thread
                                        source.observeOn(Schedulers.from(pool)).subscribe(text -> label.setText(text)); // ERROR wrong-thread
                                        source.observeOn(Schedulers.from(Executors.newFixedThreadPool(4))).subscribe(text -> label.setText(text)); // ERROR wrong-thread
                                        source.observeOn(Schedulers.from(given)).subscribe(text -> label.setText(text)); // ERROR wrong-thread
                                    }
                                    void back(Observable<String> source, Scheduler ui) {
                                        source.observeOn(ui).map(String::trim).observeOn(Schedulers.io()).subscribe(text -> label.setText(text)); // ERROR wrong-thread
                                    }
                                    void timed() {
                                        Observable.interval(1, TimeUnit.SECONDS).subscribe(count -> label.setText("" + count)); // ERROR wrong-thread
                                    }
                                    void atOnceChangesNothing(Observable<String> source) {
                                        source.subscribeOn(Schedulers.io()).observeOn(Schedulers.trampoline()).subscribe(text -> label.setText(text)); // ERROR wrong-thread
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void any_other_scheduler_may_be_that_of_the_user_interface() {
        ClassFiles.of(classes, RX);
        Verify.that(
                        RX_IMPORTS
                                + """
                                final class Ui {
                                    private static final Scheduler MAIN = Schedulers.from(SwingUtilities::invokeLater);
                                    static Scheduler main() { return MAIN; }
                                }
                                class Weather {
                                    private static final Scheduler EDT = Schedulers.from(SwingUtilities::invokeLater);
                                    private final JLabel label = new JLabel();
                                    private final Scheduler sometimes;
                                    Weather(boolean test, Scheduler ui) { this.sometimes = test ? Schedulers.io() : ui; }
                                    void known(Observable<String> source) {
                                        source.subscribeOn(Schedulers.io()).observeOn(EDT).subscribe(text -> label.setText(text));
                                        source.subscribeOn(Schedulers.io()).observeOn(Ui.main()).subscribe(label::setText);
                                        source.subscribeOn(Schedulers.io()).observeOn(Schedulers.from(SwingUtilities::invokeLater)).subscribe(label::setText);
                                    }
                                    void given(Observable<String> source, Scheduler ui, Executor executor) {
                                        source.observeOn(ui).subscribe(text -> label.setText(text));
                                        source.subscribeOn(ui).subscribe(text -> label.setText(text));
                                        source.observeOn(sometimes).subscribe(text -> label.setText(text));
                                        source.observeOn(Schedulers.from(executor)).subscribe(text -> label.setText(text));
                                        Observable.interval(1, TimeUnit.SECONDS, ui).subscribe(count -> label.setText("" + count));
                                    }
                                    void lastOfAll(Observable<String> source, Scheduler ui) {
                                        source.observeOn(ui).map(text -> { label.setText(text); return text; }).subscribeOn(Schedulers.io()).subscribe(text -> label.setText(text));
                                    }
                                    void here(Observable<String> source) {
                                        source.subscribe(text -> label.setText(text));
                                        source.subscribeOn(Schedulers.trampoline()).observeOn(Schedulers.trampoline()).subscribe(text -> label.setText(text));
                                        source.observeOn(Schedulers.from(Runnable::run)).subscribe(text -> label.setText(text));
                                    }
                                    void changed(Observable<String> source, Scheduler ui) {
                                        Scheduler chosen = Schedulers.io();
                                        if (label.isVisible()) { chosen = ui; }
                                        source.observeOn(chosen).subscribe(text -> label.setText(text));
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void what_waits_for_a_stream_runs_its_last_function_itself() {
        ClassFiles.of(classes, RX);
        Verify.that(
                        RX_IMPORTS
                                + """
                                class Weather {
                                    private final JLabel label = new JLabel();
                                    void here(Observable<String> source) {
                                        source.subscribeOn(Schedulers.io()).blockingForEach(text -> label.setText(text));
                                        source.subscribeOn(Schedulers.io()).blockingSubscribe(label::setText);
                                        source.observeOn(Schedulers.io()).blockingStream().forEach(label::setText);
                                    }
                                    void notBefore(Observable<String> source) {
                                        source.subscribeOn(Schedulers.io())
                                                .map(text -> { label.setText(text); return text; }) // ERROR wrong-thread
                                                .blockingForEach(text -> label.setText(text));
                                        source.observeOn(Schedulers.io())
                                                .map(text -> { label.setText(text); return text; }) // ERROR wrong-thread
                                                .blockingStream().forEach(label::setText);
                                    }
                                    void again(Observable<String> source) {
                                        source.blockingStream().parallel().forEach(label::setText); // ERROR wrong-thread
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void executors_are_what_their_types_and_origins_say() {
        ClassFiles.of(classes, MUTINY);
        Verify.that(
                        IMPORTS
                                + """
                                import io.smallrye.mutiny.Uni;
                                class Weather {
                                    private final JLabel label = new JLabel();
                                    private final Executor any;
                                    private final Executor pool = Executors.newFixedThreadPool(4);
                                    Weather(Executor any) { this.any = any; }
                                    void elsewhere(Uni<String> source, ExecutorService workers) {
                                        source.emitOn(workers).subscribe(text -> label.setText(text)); // ERROR wrong-thread
                                        source.runSubscriptionOn(workers).subscribe(text -> label.setText(text)); // ERROR wrong-thread
                                    }
                                    void perhapsNot(Uni<String> source, Executor given, ExecutorService workers) {
                                        source.emitOn(any).subscribe(text -> label.setText(text));
                                        source.emitOn(given).subscribe(text -> label.setText(text));
                                        source.runSubscriptionOn(workers).emitOn(SwingUtilities::invokeLater).subscribe(text -> label.setText(text));
                                        source.emitOn(Runnable::run).subscribe(text -> label.setText(text));
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }
}
