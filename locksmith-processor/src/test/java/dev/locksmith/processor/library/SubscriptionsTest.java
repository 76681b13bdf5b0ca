package dev.locksmith.processor.library;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * What a reactive stream runs when it is subscribed to runs on the thread that subscribes, unless
 * what stands behind it changes threads. The classes are stand-ins with the names of the real ones.
 */
class SubscriptionsTest {

    private static final String[] REACTOR = {
        "package org.reactivestreams;\npublic interface Subscription {}",
        "package org.reactivestreams;\npublic interface Publisher<T> {}",
        "package reactor.util.context;\npublic interface Context { Context put(Object key, Object value); }",
        "package reactor.core.scheduler;\npublic interface Scheduler {}",
        """
        package reactor.core.scheduler;
        public abstract class Schedulers {
            public static Scheduler boundedElastic() { return null; }
        }
        """,
        """
        package reactor.core.publisher;
        import java.util.function.*;
        import org.reactivestreams.*;
        import reactor.core.scheduler.Scheduler;
        import reactor.util.context.Context;
        public abstract class Mono<T> implements Publisher<T> {
            public final Mono<T> subscribeOn(Scheduler scheduler) { return this; }
            public final Mono<T> publishOn(Scheduler scheduler) { return this; }
            public final Mono<T> doOnSubscribe(Consumer<? super Subscription> onSubscribe) { return this; }
            public final Mono<T> doOnNext(Consumer<? super T> onNext) { return this; }
            public final Mono<T> doFirst(Runnable onFirst) { return this; }
            public final Mono<T> doOnRequest(LongConsumer consumer) { return this; }
            public final Mono<T> doOnCancel(Runnable onCancel) { return this; }
            public final Mono<T> contextWrite(Function<Context, Context> contextModifier) { return this; }
            public final <P> P as(Function<? super Mono<T>, P> transformer) { return null; }
            public final <V> Mono<V> transform(Function<? super Mono<T>, ? extends Publisher<V>> transformer) { return null; }
            public final <V> Mono<V> transformDeferred(Function<? super Mono<T>, ? extends Publisher<V>> transformer) { return null; }
            public final void subscribe() {}
        }
        """
    };

    private static final String[] RX = {
        "package io.reactivex.rxjava3.functions;\npublic interface Consumer<T> { void accept(T value); }",
        "package io.reactivex.rxjava3.functions;\npublic interface Action { void run(); }",
        "package io.reactivex.rxjava3.disposables;\npublic interface Disposable {}",
        "package io.reactivex.rxjava3.core;\npublic abstract class Scheduler {}",
        "package io.reactivex.rxjava3.core;\npublic interface SingleTransformer<U, D> { Single<D> apply(Single<U> upstream); }",
        """
        package io.reactivex.rxjava3.schedulers;
        import io.reactivex.rxjava3.core.Scheduler;
        public final class Schedulers {
            public static Scheduler io() { return null; }
        }
        """,
        """
        package io.reactivex.rxjava3.core;
        import io.reactivex.rxjava3.disposables.Disposable;
        import io.reactivex.rxjava3.functions.*;
        public abstract class Single<T> {
            public final Single<T> subscribeOn(Scheduler scheduler) { return this; }
            public final Single<T> doOnSubscribe(Consumer<? super Disposable> onSubscribe) { return this; }
            public final Single<T> doOnSuccess(Consumer<? super T> onSuccess) { return this; }
            public final Single<T> doOnDispose(Action onDispose) { return this; }
            public final Single<T> doOnLifecycle(Consumer<? super Disposable> onSubscribe, Action onDispose) { return this; }
            public final <R> Single<R> compose(SingleTransformer<? super T, ? extends R> transformer) { return null; }
            public final void subscribe() {}
        }
        """
    };

    @Test
    void reactor(@TempDir Path directory) {
        Verify.that(
                        """
                        import java.util.*;
                        import javax.swing.*;
                        import reactor.core.publisher.*;
                        import reactor.core.scheduler.*;

                        class Screen {
                            private final JLabel label = new JLabel();
                            private final List<String> begun = new ArrayList<>();
                            void behind(Mono<String> load) {
                                Mono<String> moved = load.subscribeOn(Schedulers.boundedElastic());
                                moved.doOnSubscribe(each -> label.setText("x")).subscribe();
                                moved.doFirst(() -> label.setText("x")).subscribe();
                                moved.doOnRequest(each -> label.setText("x")).subscribe();
                                moved.contextWrite(context -> context.put("text", label.getText())).subscribe();
                                moved.transformDeferred(each -> { label.setText("x"); return each; }).subscribe();
                                moved.transform(each -> { label.setText("x"); return each; }).subscribe();
                                moved.as(each -> { label.setText("x"); return each; }).subscribe();
                                moved.doOnCancel(() -> label.setText("x")).subscribe();
                                load.publishOn(Schedulers.boundedElastic())
                                        .doOnSubscribe(each -> label.setText("x"))
                                        .subscribe();
                                load.doOnCancel(() -> label.setText("x"))
                                        .subscribeOn(Schedulers.boundedElastic())
                                        .subscribe();
                            }
                            void before(Mono<String> load) {
                                load.doOnSubscribe(each -> label.setText("x")) // ERROR wrong-thread
                                        .subscribeOn(Schedulers.boundedElastic())
                                        .subscribe();
                                load.doFirst(() -> label.setText("x")) // ERROR wrong-thread
                                        .doOnNext(each -> System.out.println(each))
                                        .subscribeOn(Schedulers.boundedElastic())
                                        .subscribe();
                            }
                            void whatComes(Mono<String> load) {
                                load.subscribeOn(Schedulers.boundedElastic())
                                        .doOnSubscribe(each -> label.setText("x"))
                                        .doOnNext(each -> label.setText(each)) // ERROR wrong-thread
                                        .subscribe();
                            }
                            void inTurn(List<Mono<String>> all) {
                                for (Mono<String> each : all) {
                                    each.subscribeOn(Schedulers.boundedElastic())
                                            .doOnSubscribe(it -> begun.add("x"))
                                            .subscribe();
                                }
                            }
                        }
                        """)
                .against(ClassFiles.of(directory, REACTOR))
                .holds();
    }

    @Test
    void rxjava(@TempDir Path directory) {
        Verify.that(
                        """
                        import io.reactivex.rxjava3.core.*;
                        import io.reactivex.rxjava3.schedulers.*;
                        import javax.swing.*;

                        class Screen {
                            private final JLabel label = new JLabel();
                            void behind(Single<String> load) {
                                Single<String> moved = load.subscribeOn(Schedulers.io());
                                moved.doOnSubscribe(each -> label.setText("x")).subscribe();
                                moved.doOnDispose(() -> label.setText("x")).subscribe();
                                moved.doOnLifecycle(each -> label.setText("x"), () -> label.setText("y")).subscribe();
                                moved.compose(each -> { label.setText("x"); return each; }).subscribe();
                            }
                            void before(Single<String> load) {
                                load.doOnSubscribe(each -> label.setText("x")) // ERROR wrong-thread
                                        .subscribeOn(Schedulers.io())
                                        .subscribe();
                                load.subscribeOn(Schedulers.io())
                                        .doOnSuccess(each -> label.setText(each)) // ERROR wrong-thread
                                        .subscribe();
                            }
                        }
                        """)
                .against(ClassFiles.of(directory, RX))
                .holds();
    }
}
