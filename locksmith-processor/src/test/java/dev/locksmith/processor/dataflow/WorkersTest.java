package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Objects that are tasks by their class, and are started by a method of their own. */
class WorkersTest {

    private static final String TYPES =
            """
            @NotThreadSafe class Line { int sent; void send(String text) { sent += text.length(); } }
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void swing_workers() {
        verify(
                """
                class Desk {
                    void atOnce(Line line) {
                        new javax.swing.SwingWorker<Void, Void>() { // ERROR used-after-handover
                            @Override protected Void doInBackground() { line.send("x"); return null; }
                        }.execute();
                        line.send("y");
                    }
                    void named(Line line) {
                        new Sender(line).execute(); // ERROR used-after-handover
                        line.send("y");
                    }
                    void waited(Line line) throws Exception {
                        Sender sender = new Sender(line);
                        sender.execute();
                        sender.get();
                        line.send("y");
                    }
                    void usedWhenDone(Line line) {
                        new javax.swing.SwingWorker<Void, Void>() {
                            @Override protected Void doInBackground() { return null; }
                            @Override protected void done() { line.send("x"); }
                        }.execute();
                        line.send("y");
                    }
                    void usedWhenDoneByNamed(Line line) {
                        new Teller(line).execute();
                        line.send("y");
                    }
                }
                class Sender extends javax.swing.SwingWorker<Void, Void> {
                    private final Line line;
                    Sender(Line line) { this.line = line; }
                    @Override protected Void doInBackground() { line.send("x"); return null; }
                }
                class Teller extends javax.swing.SwingWorker<Void, Void> {
                    private final Line line;
                    Teller(Line line) { this.line = line; }
                    @Override protected Void doInBackground() { return null; }
                    @Override protected void done() { line.send("x"); }
                }
                """);
    }

    @Test
    void forked_tasks() {
        verify(
                """
                class Part extends RecursiveTask<Integer> {
                    private final Line line;
                    Part(Line line) { this.line = line; }
                    @Override protected Integer compute() { line.send("x"); return 1; }
                }
                class Desk {
                    void usedMeanwhile(Line line) {
                        Part part = new Part(line);
                        part.fork(); // ERROR used-after-handover
                        line.send("y");
                        part.join();
                    }
                    void two(Line line) {
                        Part one = new Part(line);
                        Part two = new Part(line);
                        one.fork(); // ERROR used-after-handover
                        two.fork();
                    }
                    void together(Line line) {
                        ForkJoinTask.invokeAll(new Part(line), new Part(line)); // ERROR used-after-handover
                    }
                    void anonymous(Line line) {
                        new RecursiveAction() { // ERROR used-after-handover
                            @Override protected void compute() { line.send("x"); }
                        }.fork();
                        line.send("y");
                    }
                    void collected(Line line, List<String> texts) {
                        List<Part> parts = new ArrayList<>();
                        for (String each : texts) { parts.add(new Part(line)); }
                        for (Part each : parts) { each.fork(); } // ERROR used-after-handover
                    }
                    void ownEach(List<Line> lines) {
                        List<Part> parts = new ArrayList<>();
                        for (Line each : lines) { parts.add(new Part(each)); }
                        for (Part each : parts) { each.fork(); }
                    }
                    void waited(Line line, Line other) {
                        Part one = new Part(line);
                        Part two = new Part(other);
                        one.fork();
                        two.fork();
                        one.join();
                        two.join();
                        line.send("y");
                    }
                    void waitsForBoth(Line line, Line other) {
                        ForkJoinTask.invokeAll(new Part(line), new Part(other));
                        line.send("y");
                    }
                }
                """);
    }
}
