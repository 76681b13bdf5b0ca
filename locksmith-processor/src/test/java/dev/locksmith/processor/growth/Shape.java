package dev.locksmith.processor.growth;

/** Code of any size that is all of one kind. */
enum Shape {
    CHAIN_OF_WRAPPERS(200) {
        @Override
        String source(int size) {
            return repeat(
                            """
                            class Wrapper%1$d {
                                static void send(Executor executor, Runnable task) {
                                    Wrapper%2$d.send(executor, task);
                                }
                                static Runnable back(Runnable task) { return Wrapper%2$d.back(task); }
                            }
                            """,
                            size)
                    + """
                    class Wrapper%1$d {
                        static void send(Executor executor, Runnable task) { executor.execute(task); }
                        static Runnable back(Runnable task) { return task; }
                    }
                    """
                            .formatted(size);
        }
    },
    METHODS_OF_ONE_CLASS(300) {
        @Override
        String source(int size) {
            return "class Methods {\n"
                    + repeat(
                            """
                            void call%1$d(Runnable task, List<Object> all) {
                                all.add(task);
                                call%2$d(() -> task.run(), all);
                            }
                            """,
                            size)
                    + "void call%d(Runnable task, List<Object> all) { task.run(); }\n}\n"
                            .formatted(size);
        }
    },
    IMPLEMENTERS_OF_ONE_METHOD(200) {
        @Override
        String source(int size) {
            return "interface Sender { void send(Executor executor, Runnable task); }\n"
                    + repeat(
                            """
                            class Sender%1$d implements Sender {
                                private Runnable last;
                                @Override public void send(Executor executor, Runnable task) {
                                    last = task;
                                    executor.execute(task);
                                }
                            }
                            """,
                            size);
        }
    },
    OBSERVERS_THAT_KEEP_OBSERVERS(50) {
        @Override
        String source(int size) {
            return """
                    interface Observer { void next(Object value); void start(Runnable stop); }
                    interface Source { void subscribe(Observer observer); }
                    """
                    + repeat(
                            """
                            class Operator%1$d implements Source {
                                final Source source;
                                Operator%1$d(Source source) { this.source = source; }
                                @Override public void subscribe(Observer observer) {
                                    Forward forward = new Forward(observer);
                                    observer.start(forward);
                                    source.subscribe(forward);
                                }
                                static class Forward implements Observer, Runnable {
                                    final Observer below;
                                    Object last;
                                    Runnable stop;
                                    Forward(Observer below) { this.below = below; }
                                    @Override public void next(Object value) {
                                        last = value;
                                        below.next(value);
                                    }
                                    @Override public void start(Runnable stop) {
                                        this.stop = stop;
                                        below.start(this);
                                    }
                                    @Override public void run() { stop.run(); }
                                }
                            }
                            """,
                            size);
        }
    },
    CONFINED_CLASSES(200) {
        @Override
        String source(int size) {
            return "@ThreadConfined class Session0 { Session0 open() { return this; } }\n"
                    + repeat(
                            """
                            class Session%2$d {
                                private final Session%1$d below = null;
                                private final List<Session%1$d> all = new ArrayList<>();
                                Session%2$d open() {
                                    all.add(below);
                                    all.forEach(each -> each.open());
                                    return this;
                                }
                            }
                            """,
                            size);
        }
    },
    NESTED_TYPE_ARGUMENTS(50) {
        @Override
        String source(int size) {
            return "class Level0<T> { T value; }\n"
                    + repeat(
                            """
                            class Level%2$d<T> {
                                Level%1$d<Map<T, T>> below;
                                void set(Level%1$d<Map<T, T>> given) { below = given; }
                            }
                            """,
                            size);
        }
    };

    private static final String HEAD =
            "import dev.locksmith.annotations.*; import java.util.*; import java.util.concurrent.*;\n";

    private final int size;

    Shape(int size) {
        this.size = size;
    }

    /** A size at which what every compilation costs by itself no longer counts. */
    int size() {
        return size;
    }

    abstract String source(int size);

    private static String repeat(String text, int times) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < times; i++) {
            all.append(text.formatted(i, i + 1));
        }
        return all.toString();
    }

    /** The whole file. */
    final String file(int count) {
        return HEAD + source(count);
    }
}
