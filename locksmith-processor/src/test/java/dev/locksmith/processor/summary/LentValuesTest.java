package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Requests and responses, which a container lends to one call. */
class LentValuesTest {

    private static final String IMPORTS =
            """
            import jakarta.servlet.*;
            import jakarta.servlet.http.*;
            import java.io.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            """;

    private static void verify(String text) {
        Verify.that(IMPORTS + text).holds();
    }

    @Test
    void the_whole_message() {
        Verify.that(
                        IMPORTS
                                + """
                                class Orders extends HttpServlet {
                                    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                                        CompletableFuture.runAsync(() -> System.out.println(request.getQueryString())); // ERROR crosses-thread
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'request' is lent to this call, but this lambda takes it to another thread
                          'request' is an HttpServletRequest, which is good until doGet() returns unless startAsync() is called on it first
                          CompletableFuture.runAsync runs its task on another thread
                          to fix: take what the other thread needs out of 'request' first\
                        """);
    }

    @Test
    void the_whole_message_for_a_static_field() {
        Verify.that(
                        IMPORTS
                                + """
                                class Orders {
                                    static HttpServletResponse last;
                                    void answer(HttpServletResponse response) {
                                        last = response; // ERROR shared-state
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:shared-state] 'response' is lent to this call, but it is stored in the static field 'last', which other threads read
                          'response' is an HttpServletResponse, which is good until answer() returns
                          Orders.last is static, so every thread can read it
                          to fix: pass it to those who need it, and store only what was taken out of it\
                        """);
    }

    @Test
    void every_way_to_another_thread() {
        verify(
                """
                class Orders {
                    void lambda(ExecutorService pool, HttpServletRequest request) {
                        pool.submit(() -> request.getParameter("a")); // ERROR crosses-thread
                    }
                    void reference(ExecutorService pool, HttpServletRequest request) {
                        pool.execute(request::getSession); // ERROR crosses-thread
                    }
                    void thread(HttpServletResponse response) {
                        new Thread() { // ERROR crosses-thread
                            @Override public void run() { response.setStatus(202); }
                        }.start();
                    }
                    void local(ServletRequest request) {
                        ServletRequest same = request;
                        Runnable task = () -> same.getLocale();
                        new Thread(task).start(); // ERROR crosses-thread
                    }
                    void cast(ExecutorService pool, ServletRequest request) {
                        HttpServletRequest http = (HttpServletRequest) request;
                        pool.execute(() -> http.getMethod()); // ERROR crosses-thread
                    }
                    void pattern(ExecutorService pool, ServletRequest request) {
                        if (request instanceof HttpServletRequest http) {
                            pool.execute(() -> http.getMethod()); // ERROR crosses-thread
                        }
                    }
                    void wrapped(ExecutorService pool, HttpServletRequest request) {
                        HttpServletRequestWrapper wrapper = new HttpServletRequestWrapper(request);
                        pool.execute(() -> wrapper.getMethod()); // ERROR crosses-thread
                    }
                    void inAList(ExecutorService pool, HttpServletRequest request) {
                        List<Object> all = new ArrayList<>();
                        all.add(request);
                        pool.execute(() -> all.size()); // ERROR crosses-thread
                    }
                    void parallel(List<String> names, HttpServletRequest request) {
                        names.parallelStream().forEach(name -> request.getParameter(name)); // ERROR crosses-thread
                    }
                    void inTheSession(HttpServletRequest request) {
                        request.getSession().setAttribute("request", request); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void streams_of_a_request_are_lent_with_it() {
        verify(
                """
                class Upload {
                    void read(ExecutorService pool, HttpServletRequest request) throws IOException {
                        InputStream body = request.getInputStream();
                        pool.execute(() -> copy(body)); // ERROR crosses-thread
                        BufferedReader reader = request.getReader();
                        pool.execute(() -> reader.lines()); // ERROR crosses-thread
                    }
                    void write(ExecutorService pool, HttpServletResponse response) throws IOException {
                        PrintWriter writer = response.getWriter();
                        pool.execute(() -> writer.println()); // ERROR crosses-thread
                        OutputStream out = new BufferedOutputStream(response.getOutputStream());
                        pool.execute(() -> copy(out)); // ERROR crosses-thread
                    }
                    void here(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        response.getWriter().println(request.getReader().readLine());
                    }
                    static void copy(Object any) {}
                }
                """);
    }

    @Test
    void what_is_taken_out_goes_anywhere() {
        verify(
                """
                class Orders {
                    static String last;
                    void copy(ExecutorService pool, HttpServletRequest request) throws IOException {
                        String query = request.getQueryString();
                        Map<String, String[]> parameters = request.getParameterMap();
                        HttpSession session = request.getSession();
                        byte[] body = request.getInputStream().readAllBytes();
                        List<String> lines = request.getReader().lines().toList();
                        last = query;
                        pool.execute(() -> System.out.println(query + parameters + session + body.length + lines));
                    }
                    void here(HttpServletRequest request, List<String> names) {
                        names.forEach(name -> request.getParameter(name));
                        Optional.of(request).map(HttpServletRequest::getMethod).ifPresent(System.out::println);
                    }
                }
                """);
    }

    @Test
    void an_asynchronous_request_lives_until_it_is_complete() {
        verify(
                """
                class Orders extends HttpServlet {
                    private transient ExecutorService pool;
                    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                        AsyncContext async = request.startAsync();
                        pool.execute(() -> { response.setStatus(200); request.getMethod(); async.complete(); });
                    }
                    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) {
                        pool.execute(new Job(request, response, request.startAsync(request, response)));
                    }
                    @Override protected void doPut(HttpServletRequest request, HttpServletResponse response) {
                        Runnable task = () -> response.setStatus(200);
                        AsyncContext async = start(request);
                        async.start(task);
                        pool.execute(task);
                    }
                    @Override protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
                        if (request.isAsyncStarted()) {
                            pool.execute(() -> response.setStatus(200));
                        }
                    }
                    private static AsyncContext start(HttpServletRequest request) {
                        return request.startAsync();
                    }
                    private void later(AsyncContext async, HttpServletRequest request) {
                        pool.execute(() -> { request.getMethod(); async.complete(); });
                    }
                }
                record Job(HttpServletRequest request, HttpServletResponse response, AsyncContext async) implements Runnable {
                    @Override public void run() { async.complete(); }
                }
                """);
    }

    @Test
    void who_waits_for_a_task_has_not_returned_when_it_is_done() {
        verify(
                """
                class Orders {
                    String get(ExecutorService pool, HttpServletRequest request) throws Exception {
                        Future<String> method = pool.submit(() -> request.getMethod());
                        return method.get();
                    }
                    String join(HttpServletRequest request) {
                        var one = CompletableFuture.supplyAsync(() -> request.getMethod());
                        var two = CompletableFuture.supplyAsync(() -> request.getQueryString());
                        return one.join() + two.join();
                    }
                    void all(ExecutorService pool, HttpServletRequest request) throws Exception {
                        List<Callable<String>> tasks = List.of(() -> request.getMethod(), () -> request.getQueryString());
                        pool.invokeAll(tasks);
                    }
                    void thread(HttpServletRequest request) throws InterruptedException {
                        Thread thread = new Thread(() -> request.getMethod());
                        thread.start();
                        thread.join();
                    }
                    void latch(Executor pool, HttpServletRequest request) throws InterruptedException {
                        CountDownLatch done = new CountDownLatch(1);
                        pool.execute(() -> { request.getMethod(); done.countDown(); });
                        done.await();
                    }
                    void never(ExecutorService pool, HttpServletRequest request, Map<String, String> known) {
                        pool.submit(() -> request.getMethod()); // ERROR crosses-thread
                        known.get("a");
                    }
                }
                """);
    }

    @Test
    void a_helper_is_judged_by_those_who_call_it() {
        verify(
                """
                class Orders extends HttpServlet {
                    private transient ExecutorService pool;
                    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                        log(request); // ERROR crosses-thread
                    }
                    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) {
                        AsyncContext async = request.startAsync();
                        log(request);
                        async.complete();
                    }
                    private void log(HttpServletRequest request) {
                        pool.execute(() -> System.out.println(request.getMethod()));
                    }
                    void proxied(Supplier<HttpServletRequest> current) {
                        remember(current.get());
                    }
                    void remember(HttpServletRequest request) {
                        pool.execute(() -> System.out.println(request.getMethod()));
                    }
                }
                """);
    }

    @Test
    void what_overrides_a_method_of_the_container_is_judged_itself() {
        verify(
                """
                class Orders extends HttpServlet {
                    private transient ExecutorService pool;
                    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                        pool.execute(() -> request.getMethod()); // ERROR crosses-thread
                    }
                    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) {
                        doGet(request, response);
                    }
                }
                class Logging implements Filter {
                    @Override public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                            throws IOException, ServletException {
                        new Thread(() -> request.getLocale()).start(); // ERROR crosses-thread
                        chain.doFilter(request, response);
                    }
                }
                """);
    }

    @Test
    void functions_for_the_container_are_lent_what_they_get() {
        verify(
                """
                class Setup {
                    void add(ServletContext context, ExecutorService pool) {
                        context.addFilter("log", (request, response, chain) -> {
                            pool.execute(() -> request.getLocale()); // ERROR crosses-thread
                            chain.doFilter(request, response);
                        });
                        Filter asynchronous = (request, response, chain) -> {
                            AsyncContext async = request.startAsync();
                            pool.execute(() -> { response.getLocale(); async.complete(); });
                        };
                        context.addFilter("asynchronous", asynchronous);
                        run(request -> pool.execute(() -> request.getLocale()));
                        Consumer<HttpServletRequest> own = request -> pool.execute(() -> request.getLocale());
                        Task task = request -> pool.execute(() -> request.getLocale());
                    }
                    static void run(Consumer<HttpServletRequest> task) {}
                    interface Task { void run(HttpServletRequest request); }
                }
                class Printer implements Consumer<HttpServletRequest> {
                    ExecutorService pool;
                    @Override public void accept(HttpServletRequest request) {
                        pool.execute(() -> request.getLocale());
                    }
                }
                """);
    }

    @Test
    void a_field_of_an_object_shared_by_requests_is_no_place_for_one() {
        verify(
                """
                class Orders extends HttpServlet {
                    private transient HttpServletRequest request;
                    private static final Map<String, HttpServletRequest> RUNNING = new ConcurrentHashMap<>();
                    private static final ThreadLocal<HttpServletRequest> CURRENT = new ThreadLocal<>();
                    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                        this.request = request; // ERROR shared-state
                        RUNNING.put("a", request);
                        CURRENT.set(request);
                        new Page(request).show();
                        CURRENT.remove();
                        RUNNING.remove("a");
                    }
                }
                class Page {
                    private final HttpServletRequest request;
                    private Object other;
                    Page(HttpServletRequest request) { this.request = request; }
                    void show() { System.out.println(request.getMethod()); }
                    void with(ServletRequest more) { other = more; }
                }
                """);
    }

    @Test
    void a_helper_that_keeps_a_request_in_a_static_field() {
        verify(
                """
                class Orders extends HttpServlet {
                    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                        Last.keep(request); // ERROR shared-state
                        Last.deeper(response); // ERROR shared-state
                        new Last(request); // ERROR shared-state
                    }
                    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        Last.keep(request.getInputStream()); // ERROR shared-state
                        Last.keep(request.getMethod());
                        Last.within(request);
                        Last.byThread(request);
                    }
                    @Override protected void doPut(HttpServletRequest request, HttpServletResponse response) {
                        request.startAsync();
                        Last.keep(request);
                    }
                }
                class Last {
                    private static Object kept;
                    private static final Map<String, Object> RUNNING = new HashMap<>();
                    private static final ThreadLocal<Object> CURRENT = new ThreadLocal<>();
                    Last(Object any) { kept = any; }
                    static void keep(Object any) { kept = any; }
                    static void deeper(Object any) { keep(any); }
                    static void within(Object any) {
                        RUNNING.put("a", any);
                        RUNNING.remove("a");
                    }
                    static void byThread(Object any) { CURRENT.set(any); }
                }
                """);
    }

    @Test
    void an_object_takes_along_what_it_was_made_with() {
        verify(
                """
                record Failure(HttpServletRequest request, Exception cause) {}
                record Summary(String method) {
                    Summary(HttpServletRequest request) { this(request.getMethod()); }
                }
                class Job implements Runnable {
                    private final HttpServletRequest request;
                    Job(HttpServletRequest request) { this.request = request; }
                    @Override public void run() { System.out.println(request); }
                }
                class Reports {
                    void late(ExecutorService pool, HttpServletRequest request, Exception cause) {
                        Failure failure = new Failure(request, cause);
                        pool.execute(() -> System.out.println(failure)); // ERROR crosses-thread
                        pool.execute(new Job(request)); // ERROR crosses-thread
                    }
                    void summed(ExecutorService pool, HttpServletRequest request) {
                        Summary summary = new Summary(request);
                        pool.execute(() -> System.out.println(summary));
                    }
                    void given(ExecutorService pool, Failure failure) {
                        pool.execute(() -> System.out.println(failure));
                    }
                }
                """);
    }

    @Test
    void a_proxy_and_a_request_made_here_are_no_loans() {
        verify(
                """
                class Names {
                    private final HttpServletRequest request;
                    private final ExecutorService pool;
                    Names(HttpServletRequest request, ExecutorService pool) { this.request = request; this.pool = pool; }
                    void names() { pool.execute(() -> System.out.println(request.getMethod())); }
                    void made(HttpServletRequest original) {
                        HttpServletRequest saved = new Saved();
                        pool.execute(() -> saved.getMethod());
                        HttpServletRequest request = original;
                        request = new Saved();
                        HttpServletRequest last = request;
                        pool.execute(() -> last.getMethod());
                    }
                    void fake(Saved saved) { pool.execute(() -> saved.getMethod()); }
                }
                class Saved extends HttpServletRequestWrapper {
                    Saved() { super(null); }
                }
                """);
    }

    @Test
    void what_a_library_makes_of_a_request_may_be_a_copy(@TempDir Path directory) {
        Verify.that(
                        """
                        import jakarta.servlet.http.HttpServletRequest;
                        import java.util.concurrent.ExecutorService;
                        import lib.Details;
                        class Login {
                            void audit(ExecutorService pool, HttpServletRequest request) {
                                Details details = new Details(request);
                                pool.execute(() -> System.out.println(details));
                            }
                        }
                        """)
                .against(
                        ClassFiles.of(
                                directory,
                                """
                                package lib;
                                public class Details {
                                    private final String address;
                                    public Details(jakarta.servlet.http.HttpServletRequest request) {
                                        address = request.getRemoteAddr();
                                    }
                                }
                                """))
                // What a method here makes of it is none.
                .asWritten()
                .holds();
    }

    @Test
    void the_older_names_mean_the_same() {
        Verify.that(
                        """
                        import java.util.concurrent.*;
                        import javax.servlet.http.*;
                        class Orders extends HttpServlet {
                            private transient ExecutorService pool;
                            @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                                pool.execute(() -> request.getMethod()); // ERROR crosses-thread
                            }
                            @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) {
                                var async = request.startAsync();
                                pool.execute(() -> { response.getLocale(); async.complete(); });
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void complete_mode_says_the_same_of_loans() {
        Verify.that(
                        IMPORTS
                                + """
                                class Orders extends HttpServlet {
                                    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                                        new Thread(() -> request.getMethod()).start(); // ERROR crosses-thread
                                    }
                                }
                                """)
                .withOptions("-Alocksmith.mode=complete")
                .holds();
    }

    @Test
    void a_component_that_serves_all_requests() {
        verify(
                """
                @org.springframework.stereotype.Service class Orders {
                    private HttpServletRequest last;
                    private final HttpServletRequest injected;
                    Orders(HttpServletRequest injected) { this.injected = injected; }
                    String answer(HttpServletRequest request) {
                        this.last = request; // ERROR shared-state
                        return last.getMethod() + injected.getMethod();
                    }
                    Call open(HttpServletRequest request) { return new Call(request); }
                    void setLast(HttpServletRequest last) { this.last = last; }
                }
                class Call {
                    private HttpServletRequest request;
                    Call(HttpServletRequest request) { this.request = request; }
                    void renew(HttpServletRequest next) { this.request = next; }
                }
                """);
    }
}
