package dev.locksmith.processor.library;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What libraries keep for the thread that asks, and who hands it on to tasks. */
class CarriedAlongTest {

    private static final String IMPORTS =
            """
            import java.util.*;
            import java.util.concurrent.*;
            """;

    @TempDir Path classes;

    @Test
    void what_a_thread_may_not_have_set() {
        ClassFiles.of(
                classes,
                """
                package org.slf4j;
                public class MDC {
                    public static void put(String key, String value) {}
                    public static String get(String key) { return null; }
                    public static java.util.Map<String, String> getCopyOfContextMap() { return null; }
                    public static void setContextMap(java.util.Map<String, String> context) {}
                }
                """,
                "package com.vaadin.flow.server;\npublic interface Command { void execute(); }",
                "package com.vaadin.flow.component;\npublic abstract class Component {}",
                """
                package com.vaadin.flow.component;
                public class UI extends Component {
                    public static UI getCurrent() { return null; }
                    public java.util.concurrent.Future<Void> access(com.vaadin.flow.server.Command command) { return null; }
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import com.vaadin.flow.component.UI;
                                import org.slf4j.MDC;
                                class Audit {
                                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                                    private final ExecutorService single = Executors.newSingleThreadExecutor();
                                    private final ExecutorService given;
                                    Audit(ExecutorService given) { this.given = given; }
                                    void post(String id) {}
                                    void wrong() {
                                        pool.submit(() -> post(MDC.get("id"))); // ERROR wrong-thread
                                        CompletableFuture.runAsync(() -> MDC.getCopyOfContextMap().forEach((a, b) -> post(b))); // ERROR wrong-thread
                                        new Thread(() -> UI.getCurrent().access(() -> post("x"))).start(); // ERROR wrong-thread
                                    }
                                    void ofItsOwn() {
                                        ExecutorService one = Executors.newSingleThreadExecutor();
                                        one.submit(() -> post(MDC.get("id"))); // ERROR wrong-thread
                                        ExecutorService fixed = Executors.newFixedThreadPool(1);
                                        fixed.submit(() -> post(MDC.get("id"))); // ERROR wrong-thread
                                    }
                                    void whoeverHasOne() {
                                        given.submit(() -> post(MDC.get("id")));
                                        single.submit(() -> post(MDC.get("id")));
                                    }
                                    void ready() {
                                        pool.submit(() -> {
                                            String id = MDC.get("id");
                                            post(id == null ? "none" : id);
                                        });
                                        pool.submit(() -> post(Optional.ofNullable(MDC.get("id")).orElse("none")));
                                        pool.submit(() -> { if (UI.getCurrent() != null) { post("x"); } });
                                    }
                                    void taken() {
                                        Map<String, String> context = MDC.getCopyOfContextMap();
                                        pool.submit(() -> {
                                            MDC.setContextMap(context);
                                            post(MDC.get("id"));
                                        });
                                        pool.submit(() -> {
                                            MDC.put("id", "1");
                                            post(MDC.get("id"));
                                        });
                                        UI ui = UI.getCurrent();
                                        pool.submit(() -> ui.access(() -> post("x")));
                                        String id = MDC.get("id");
                                        pool.submit(() -> post(id));
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void what_a_thread_is_given_by_the_task_itself() {
        ClassFiles.of(
                classes,
                "package org.springframework.security.core;\npublic interface Authentication { String getName(); }",
                """
                package org.springframework.security.core.context;
                public interface SecurityContext {
                    org.springframework.security.core.Authentication getAuthentication();
                    void setAuthentication(org.springframework.security.core.Authentication who);
                }
                """,
                """
                package org.springframework.security.core.context;
                public class SecurityContextHolder {
                    public static SecurityContext getContext() { return null; }
                    public static void setContext(SecurityContext context) {}
                    public static SecurityContext createEmptyContext() { return null; }
                }
                """,
                "package org.springframework.web.context.request;\npublic interface RequestAttributes {}",
                """
                package org.springframework.web.context.request;
                public class ServletRequestAttributes implements RequestAttributes {
                    public jakarta.servlet.http.HttpServletRequest getRequest() { return null; }
                }
                """,
                """
                package org.springframework.web.context.request;
                public abstract class RequestContextHolder {
                    public static RequestAttributes getRequestAttributes() { return null; }
                }
                """,
                "package jakarta.servlet.http;\npublic interface HttpServletRequest { String getRequestURI(); }");
        Verify.that(
                        IMPORTS
                                + """
                                import org.springframework.security.core.*;
                                import org.springframework.security.core.context.*;
                                import org.springframework.web.context.request.*;
                                interface Carrier { void restore(); }
                                class ContextCarrier implements Carrier {
                                    private final SecurityContext context = SecurityContextHolder.getContext();
                                    @Override public void restore() { SecurityContextHolder.setContext(context); }
                                }
                                class NoCarrier implements Carrier {
                                    @Override public void restore() {}
                                }
                                class Audit {
                                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                                    void post(Object what) {}
                                    private String user() { return SecurityContextHolder.getContext().getAuthentication().getName(); }
                                    void lost() {
                                        pool.submit(() -> post(user())); // ERROR wrong-thread
                                        pool.submit(() -> { // ERROR wrong-thread
                                            SecurityContext context = SecurityContextHolder.getContext();
                                            post(context.getAuthentication());
                                        });
                                        pool.submit(() -> post(((ServletRequestAttributes) RequestContextHolder.getRequestAttributes()).getRequest())); // ERROR wrong-thread
                                    }
                                    void given(Authentication who) {
                                        pool.submit(() -> {
                                            SecurityContextHolder.getContext().setAuthentication(who);
                                            post(user());
                                        });
                                        pool.submit(() -> {
                                            SecurityContext context = SecurityContextHolder.getContext();
                                            context.setAuthentication(who);
                                            post(user());
                                        });
                                        pool.submit(() -> { login(who); post(user()); });
                                    }
                                    private void login(Authentication who) { SecurityContextHolder.getContext().setAuthentication(who); }
                                    void carried(Carrier carrier) {
                                        pool.submit(() -> { carrier.restore(); post(user()); });
                                    }
                                    private String userOrSystem() {
                                        Authentication who = SecurityContextHolder.getContext().getAuthentication();
                                        return who == null ? "system" : who.getName();
                                    }
                                    private Optional<Authentication> auditor() {
                                        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication());
                                    }
                                    void asked() {
                                        pool.submit(() -> post(userOrSystem()));
                                        pool.submit(() -> post(auditor()));
                                        pool.submit(() -> {
                                            SecurityContext context = SecurityContextHolder.getContext();
                                            if (context.getAuthentication() != null) { post(user()); }
                                        });
                                        pool.submit(() -> {
                                            if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
                                                post(request.getRequest().getRequestURI());
                                            }
                                        });
                                        pool.submit(() -> {
                                            ServletRequestAttributes request =
                                                    (ServletRequestAttributes) RequestContextHolder.getRequestAttributes();
                                            if (request != null) { post(request.getRequest()); }
                                        });
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void what_threads_take_over_from_those_that_start_them() {
        ClassFiles.of(
                classes,
                """
                package org.springframework.security.core.context;
                public class SecurityContextHolder {
                    public static Object getContext() { return null; }
                    public static void setStrategyName(String name) {}
                }
                """);
        String use =
                IMPORTS
                        + """
                        import org.springframework.security.core.context.*;
                        class Audit {
                            void start() {
                                new Thread(() -> System.out.println(SecurityContextHolder.getContext())).start();%s
                            }
                        }
                        """;
        Verify.that(use.formatted(" // ERROR wrong-thread")).against(classes).holds();
        Verify.that(
                        use.formatted("")
                                + """
                                class Setup {
                                    static { SecurityContextHolder.setStrategyName("MODE_INHERITABLETHREADLOCAL"); }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void what_nobody_in_the_program_hands_on() {
        ClassFiles.of(
                classes,
                """
                package org.slf4j;
                public class MDC {
                    public static void put(String key, String value) {}
                    public static String get(String key) { return null; }
                    public static void setContextMap(java.util.Map<String, String> map) {}
                }
                """,
                """
                package org.springframework.scheduling.annotation;
                public @interface Async {}
                """);
        String audit =
                IMPORTS
                        + """
                        import org.slf4j.MDC;
                        import org.springframework.scheduling.annotation.Async;
                        class Audit {
                            private final ExecutorService single = Executors.newSingleThreadExecutor();
                            void post(String id) {}
                            void here(ExecutorService given, Executor any) {
                                MDC.put("id", "1");
                                post(MDC.get("id"));
                                single.submit(() -> post(MDC.get("id")));
                                any.execute(() -> post(MDC.get("id")));
                                given.submit(() -> post(MDC.get("id")));%s
                            }
                            @Async void later() {
                                post(MDC.get("id"));%s
                            }
                        }
                        """;
        String error = " // ERROR wrong-thread";
        Verify.that(audit.formatted("", "")).against(classes).holds();
        Verify.that(audit.formatted(error, error))
                .against(classes)
                .withOptions("-Alocksmith.mode=complete", "-Alocksmith.severity=unproven:off")
                .holds();
        String decorator =
                """
                class Carrying implements Runnable {
                    private final Runnable task;
                    private final Map<String, String> context;
                    Carrying(Runnable task, Map<String, String> context) {
                        this.task = task;
                        this.context = context;
                    }
                    @Override public void run() {
                        MDC.setContextMap(context);
                        task.run();
                    }
                }
                """;
        Verify.that(audit.formatted("", "") + decorator).against(classes).holds();
        Verify.that(audit.formatted("", "") + decorator)
                .against(classes)
                .withOptions("-Alocksmith.mode=complete", "-Alocksmith.severity=unproven:off")
                .holds();
    }

    @Test
    void pools_that_are_seen_to_set_nothing() {
        ClassFiles.of(
                classes,
                """
                package org.slf4j;
                public class MDC {
                    public static String get(String key) { return null; }
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import org.slf4j.MDC;
                                class Pools {
                                    private final ExecutorService queued = new ThreadPoolExecutor(
                                            4, 8, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
                                    private final ForkJoinPool joined = new ForkJoinPool(8);
                                    private final ScheduledExecutorService timed = Executors.newScheduledThreadPool(2);
                                    private final ExecutorService one = new ThreadPoolExecutor(
                                            1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
                                    private final ExecutorService preparing = new ThreadPoolExecutor(
                                            4, 8, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()) {
                                        @Override protected void beforeExecute(Thread thread, Runnable task) {}
                                    };
                                    private final ExecutorService named;
                                    private final ExecutorService wrapped;
                                    private final ExecutorService given;
                                    private ExecutorService sometimes = Executors.newCachedThreadPool();
                                    Pools(ExecutorService given, ThreadFactory threads) {
                                        this.given = given;
                                        this.named = Executors.newFixedThreadPool(4, threads);
                                        this.wrapped = Executors.unconfigurableExecutorService(given);
                                    }
                                    void use(ExecutorService other) { sometimes = other; }
                                    void post(String id) {}
                                    void lost() {
                                        queued.submit(() -> post(MDC.get("id"))); // ERROR wrong-thread
                                        joined.submit(() -> post(MDC.get("id"))); // ERROR wrong-thread
                                        timed.schedule(() -> post(MDC.get("id")), 1, TimeUnit.SECONDS); // ERROR wrong-thread
                                        Executors.newFixedThreadPool(3).submit(() -> post(MDC.get("id"))); // ERROR wrong-thread
                                    }
                                    void perhapsNot() {
                                        one.submit(() -> post(MDC.get("id")));
                                        preparing.submit(() -> post(MDC.get("id")));
                                        named.submit(() -> post(MDC.get("id")));
                                        wrapped.submit(() -> post(MDC.get("id")));
                                        given.submit(() -> post(MDC.get("id")));
                                        sometimes.submit(() -> post(MDC.get("id")));
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void what_a_thread_keeps_for_itself() {
        ClassFiles.of(
                classes,
                "package org.springframework.security.core.context;\npublic interface SecurityContext { String name(); }",
                """
                package org.springframework.security.core.context;
                public class SecurityContextHolder {
                    public static SecurityContext getContext() { return null; }
                    public static void setContext(SecurityContext context) {}
                }
                """,
                """
                package org.springframework.security.concurrent;
                public class DelegatingSecurityContextRunnable implements Runnable {
                    public DelegatingSecurityContextRunnable(Runnable task) {}
                    @Override public void run() {}
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import org.springframework.security.core.context.*;
                                import org.springframework.security.concurrent.*;
                                class Endpoint {
                                    static String name() { return SecurityContextHolder.getContext().name(); }
                                    void wrong(List<String> ids) {
                                        CompletableFuture.supplyAsync(() -> name()); // ERROR wrong-thread
                                        ids.parallelStream().forEach(id -> name()); // ERROR wrong-thread
                                        SecurityContext context = SecurityContextHolder.getContext();
                                        CompletableFuture.runAsync(() -> context.name()); // ERROR wrong-thread
                                    }
                                    void right(List<String> ids, ExecutorService pool) {
                                        String name = name();
                                        CompletableFuture.supplyAsync(() -> name);
                                        ids.forEach(id -> name());
                                        SecurityContext context = SecurityContextHolder.getContext();
                                        CompletableFuture.runAsync(() -> {
                                            SecurityContextHolder.setContext(context);
                                            name();
                                        });
                                        new Thread(new DelegatingSecurityContextRunnable(() -> name())).start();
                                        pool.submit(() -> name());
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }
}
