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
    RULES_OF_A_PARSER(50) {
        @Override
        String source(int size) {
            return """
                    class Node {
                        Node left, right;
                        Runnable action;
                        Node(Node left, Node right, Runnable action) {
                            this.left = left;
                            this.right = right;
                            this.action = action;
                        }
                    }
                    class Parser {
                        Node root;
                        boolean is(int word) { return root.hashCode() == word; }
                        void parse(Runnable action) { root = rule0(action); }
                    """
                    + repeat(
                            """
                            Node rule%1$d(Runnable action) {
                                Node node = rule%2$d(action);
                                while (is(%1$d)) { node = new Node(node, rule%2$d(action), action); }
                                if (is(%2$d)) { node = new Node(node, rule0(node.action), action); }
                                return node;
                            }
                            """,
                            size)
                    + """
                        Node rule%d(Runnable action) {
                            return is(0) ? rule0(action) : new Node(null, null, action);
                        }
                    }
                    """
                            .formatted(size);
        }
    },
    ONE_RULE_OF_MANY_LINES(100) {
        @Override
        String source(int size) {
            return """
                    class Node { Node left, right; }
                    class Pair extends Node {
                        Pair(Node left, Node right) { this.left = left; this.right = right; }
                    }
                    class Parser {
                        Node root;
                        boolean more() { return root == null; }
                        void parse() { root = read(); }
                        Node read() {
                            Node node = more() ? new Node() : read();
                    """
                    + "if (more()) node = new Pair(node, read());\n".repeat(size)
                    + "return node;\n}\n}\n";
        }
    },
    PARAMETERS_THAT_COME_BACK_ON_LONGER_AND_LONGER_WAYS(50) {
        @Override
        String source(int size) {
            StringBuilder parameters = new StringBuilder();
            StringBuilder results = new StringBuilder();
            StringBuilder arguments = new StringBuilder();
            for (int i = 0; i < size; i++) {
                parameters.append(", Runnable task").append(i);
                arguments.append(", task");
                results.append("case %1$d: return back%1$d(task%1$d);\n".formatted(i));
            }
            return "class Chooser {\nstatic Runnable same(int which, Runnable task) {\n"
                    + "return choose(which"
                    + arguments
                    + ");\n}\nstatic Runnable choose(int which"
                    + parameters
                    + ") {\nswitch (which) {\n"
                    + results
                    + "default: return null;\n}\n}\n"
                    + repeat(
                            """
                            static Runnable back%1$d(Runnable task) { return back%2$d(task); }
                            """,
                            size)
                    + "static Runnable back%d(Runnable task) { return task; }\n}\n".formatted(size);
        }
    },
    LAMBDAS_OF_A_STATIC_BLOCK(200) {
        @Override
        String source(int size) {
            return """
                    class Handlers {
                        static final Map<String, java.util.function.UnaryOperator<Runnable>> ALL = new HashMap<>();
                        static {
                    """
                    + repeat(
                            """
                            ALL.put("%1$d", (Runnable task) -> ALL.get("%2$d").apply(task));
                            """,
                            size)
                    + "ALL.put(\"%d\", (Runnable task) -> task);\n}\n}\n".formatted(size);
        }
    },
    CALLS_ON_ONE_OBJECT(500) {
        @Override
        String source(int size) {
            return BOX
                    + "class Long { Box fill(Runnable task) {\nBox box = new Box();\n"
                    + "box.put(task);\n".repeat(size)
                    + "return box;\n}\n}\n";
        }
    },
    CALLS_ON_SOME_PATHS(100) {
        @Override
        String source(int size) {
            return BOX
                    + "class Long { Box fill(Runnable task) {\nBox box = new Box();\n"
                    + "if (box.all == null) { box.put(task); }\n".repeat(size)
                    + "return box;\n}\n}\n";
        }
    },
    NODES_AND_VISITORS_WITH_A_LOCK(40) {
        @Override
        String source(int size) {
            return "interface Node { void accept(Visitor visitor); }\ninterface Visitor {\n"
                    + repeat("void visit(Node%1$d node);\n", size)
                    + "}\n"
                    + repeat(
                            """
                            class Node%1$d implements Node {
                                Node left, right;
                                @Override public void accept(Visitor visitor) {
                                    visitor.visit(this);
                                    left.accept(visitor);
                                    if (right != null) { right.accept(visitor); }
                                }
                            }
                            """,
                            size)
                    + "class Printer implements Visitor {\n"
                    + repeat(
                            """
                            @Override public void visit(Node%1$d node) { node.left.accept(this); }
                            """,
                            size)
                    + "}\nclass Counter implements Visitor {\nint count;\n"
                    + repeat(
                            """
                            @Override public synchronized void visit(Node%1$d node) {
                                count++;
                                node.right.accept(this);
                            }
                            """,
                            size)
                    + "}\n";
        }
    },
    NODES_AND_VISITORS_WITH_TASKS(40) {
        @Override
        String source(int size) {
            return """
                    interface Node { Runnable accept(Visitor visitor, Runnable task); }
                    class Window {
                        static String title;
                        static void paint() {
                            if (!javax.swing.SwingUtilities.isEventDispatchThread()) { return; }
                            new javax.swing.JLabel().setText(title);
                        }
                    }
                    interface Visitor {
                    """
                    + repeat("Runnable visit(Node%1$d node, Runnable task);\n", size)
                    + "}\n"
                    + repeat(
                            """
                            class Node%1$d implements Node {
                                Node left, right;
                                StringBuilder text = new StringBuilder();
                                @Override public Runnable accept(Visitor visitor, Runnable task) {
                                    Runnable mine = visitor.visit(this, task);
                                    Runnable his = left.accept(visitor, mine);
                                    return right == null ? his : right.accept(visitor, his);
                                }
                            }
                            """,
                            size)
                    + "class Runner implements Visitor {\nExecutor executor;\n"
                    + repeat(
                            """
                            @Override public Runnable visit(Node%1$d node, Runnable task) {
                                executor.execute(task);
                                return node.left.accept(this, () -> node.text.append(1));
                            }
                            """,
                            size)
                    + "}\nclass Painter implements Visitor {\nRunnable last;\n"
                    + repeat(
                            """
                            @Override public Runnable visit(Node%1$d node, Runnable task) {
                                last = task;
                                Window.paint();
                                return node.right.accept(this, last);
                            }
                            """,
                            size)
                    + "}\n";
        }
    },
    EXPRESSIONS_THAT_ASK_ONE_ANOTHER(30) {
        @Override
        String source(int size) {
            return """
            abstract class Node {
                Node left;
                Node right;
                abstract boolean asks(Node node);
                abstract int eval(Node node);
            }
            class Screen {
                void show(javax.swing.JLabel label) { label.setText(""); }
            }
            """
                    + repeat(
                            """
                            abstract class Node%1$d extends Node {
                                boolean is%1$d(Node node) { return node.asks(this) && left.asks(node); }
                                abstract int more%1$d(Node node, Node%1$d more);
                                @Override int eval(Node node) {
                                    if (node.asks(left) && is%1$d(node)) {
                                        return node.eval(right) + left.eval(this);
                                    }
                                    return is%1$d(left) ? more%1$d(node, this) : right.eval(node);
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

    private static final String BOX =
            """
            class Box {
                final List<Runnable> all = new ArrayList<>();
                Runnable last;
                void put(Runnable task) { all.add(task); last = task; }
            }
            """;

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
