package dev.locksmith.processor.library;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * Containers of the JDK in objects that serve requests: two requests may change one at a time. The
 * classes are stand-ins with the names of the real ones.
 */
class RequestsTest {

    private static final String IMPORTS =
            """
            import jakarta.servlet.*;
            import jakarta.servlet.http.*;
            import org.springframework.stereotype.*;
            import org.springframework.web.bind.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    @TempDir Path classes;

    @BeforeEach
    void libraries() {
        ClassFiles.of(
                classes,
                "package org.springframework.stereotype;\npublic @interface Service {}",
                "package org.springframework.web.bind.annotation;\npublic @interface RestController {}",
                "package org.springframework.web.bind.annotation;\npublic @interface GetMapping { String value() default \"\"; }",
                "package org.springframework.web.bind.annotation;\npublic @interface PostMapping { String value() default \"\"; }",
                "package jakarta.servlet;\npublic interface Servlet {}",
                "package jakarta.servlet;\npublic interface ServletRequest { String getParameter(String name); }",
                "package jakarta.servlet;\npublic interface ServletResponse {}",
                "package jakarta.servlet;\npublic class GenericServlet implements Servlet { public void init() {} public void destroy() {} }",
                "package jakarta.servlet;\npublic interface FilterChain { void doFilter(ServletRequest request, ServletResponse response); }",
                "package jakarta.servlet;\npublic interface Filter { void doFilter(ServletRequest request, ServletResponse response, FilterChain chain); }",
                "package jakarta.servlet.http;\npublic interface HttpServletRequest extends jakarta.servlet.ServletRequest {}",
                "package jakarta.servlet.http;\npublic interface HttpServletResponse extends jakarta.servlet.ServletResponse {}",
                """
                package jakarta.servlet.http;
                public class HttpServlet extends jakarta.servlet.GenericServlet {
                    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
                    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
                }
                """);
    }

    private Verify verify(String text) {
        return Verify.that(IMPORTS + text).against(classes);
    }

    @Test
    void the_whole_message() {
        verify(
                        """
                        class Counting extends HttpServlet {
                            private final Map<String, Integer> visits = new HashMap<>(); // ERROR shared-unlocked
                            @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                                visits.merge(request.getParameter("page"), 1, Integer::sum);
                            }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:shared-unlocked] 'visits' may be changed by one thread at a time, but several threads reach it here, and no lock is held where it is changed
                          what 'visits' holds is for one thread at a time
                          several threads use one Counting at a time
                          merge() is called at Test.java:10 under no lock
                          to fix: use a ConcurrentHashMap, which every thread may change, or hold one lock at every use\
                        """);
    }

    @Test
    void changed_by_requests() {
        verify(
                        """
                        class Helped extends HttpServlet {
                            private final List<String> log = new ArrayList<>(); // ERROR shared-unlocked
                            private static final Set<String> SEEN = new HashSet<>(); // ERROR shared-unlocked
                            @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) {
                                note(request.getParameter("a"));
                            }
                            private void note(String text) {
                                log.add(text);
                                SEEN.add(text);
                            }
                        }
                        class Filtering implements Filter {
                            private Deque<String> last; // ERROR shared-unlocked
                            Filtering() { last = new ArrayDeque<>(); }
                            public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {
                                last.push(request.getParameter("a"));
                                chain.doFilter(request, response);
                            }
                        }
                        @RestController class Carts {
                            private final HashMap<String, Integer> carts = new HashMap<>(); // ERROR shared-unlocked
                            @PostMapping("/carts") public void put(String name) { carts.put(name, 1); }
                            @GetMapping("/carts") public Integer get(String name) { return carts.get(name); }
                        }
                        """)
                .holds();
    }

    @Test
    void filled_before_there_are_requests() {
        verify(
                        """
                        class Pages extends HttpServlet {
                            private final Map<String, String> pages = new HashMap<>();
                            private final Map<String, String> types = new HashMap<>();
                            Pages() { types.put("a", "text"); }
                            @Override public void init() { pages.put("a", "b"); }
                            @Override public void destroy() { pages.clear(); }
                            @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                                pages.get(request.getParameter("page"));
                                for (String each : types.values()) { each.length(); }
                                new ArrayList<>(pages.values());
                                new HashMap<>(pages);
                            }
                        }
                        @RestController class Handlers {
                            private final Map<String, Runnable> handlers = new HashMap<>();
                            public void register(String name, Runnable handler) { handlers.put(name, handler); }
                            @GetMapping public void run(String name) { handlers.get(name).run(); }
                        }
                        @Service class Registry {
                            private final List<String> names = new ArrayList<>();
                            public void add(String name) { names.add(name); }
                        }
                        """)
                .holds();
    }

    @Test
    void under_a_lock_or_made_for_it() {
        verify(
                        """
                        class Locked extends HttpServlet {
                            private final Map<String, Integer> visits = new HashMap<>();
                            private final List<String> log = new ArrayList<>();
                            private final Map<String, Integer> safe = new ConcurrentHashMap<>();
                            private final List<String> wrapped = Collections.synchronizedList(new ArrayList<>());
                            @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                                synchronized (visits) { visits.put("a", 1); }
                                synchronized (this) { note("a"); }
                                safe.put("a", 1);
                                wrapped.add("a");
                                List<String> own = new ArrayList<>();
                                own.add("a");
                            }
                            @Override protected synchronized void doPost(HttpServletRequest request, HttpServletResponse response) {
                                note("b");
                            }
                            private void note(String text) { log.add(text); }
                        }
                        """)
                .holds();
    }
}
