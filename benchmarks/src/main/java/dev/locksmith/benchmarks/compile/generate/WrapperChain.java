package dev.locksmith.benchmarks.compile.generate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Methods that hand their parameters to the next one, each in a class of its own: one chain that
 * ends on another thread and is given what may go there, one that ends here and is given something
 * confined.
 */
public final class WrapperChain {

    private static final String LINK =
            """
            package wrappers;

            import java.util.concurrent.Executor;

            class Wrapper%1$d {
                static void send(Executor executor, Runnable task) {
                    Wrapper%2$d.send(executor, task);
                }

                void keep(Session session) {
                    new Wrapper%2$d().keep(session);
                }

                Session back(Session session) {
                    return new Wrapper%2$d().back(session);
                }
            }
            """;

    private static final String END =
            """
            package wrappers;

            import dev.locksmith.annotations.ThreadConfined;

            import java.util.concurrent.Executor;

            @ThreadConfined
            class Session {
                int asked;
            }

            class Wrapper%1$d {
                static void send(Executor executor, Runnable task) {
                    executor.execute(task);
                }

                void keep(Session session) {
                    session.asked++;
                }

                Session back(Session session) {
                    return session;
                }
            }

            class User {
                int use(Executor executor, Session session) {
                    Wrapper0.send(executor, () -> System.out.println("sent"));
                    new Wrapper0().keep(session);
                    return new Wrapper0().back(session).asked;
                }
            }
            """;

    private WrapperChain() {}

    /** Two chains of so many wrappers. */
    public static Map<String, String> of(int wrappers) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i < wrappers; i++) {
            sources.put("wrappers/Wrapper" + i + ".java", LINK.formatted(i, i + 1));
        }
        sources.put("wrappers/Wrapper" + wrappers + ".java", END.formatted(wrappers));
        return sources;
    }
}
