package search;

import java.util.List;
import java.util.stream.Stream;

import javax.swing.JFrame;
import javax.swing.SwingUtilities;

/** Searches among the properties of the system. */
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        SwingUtilities.invokeLater(Main::open);
    }

    private static void open() {
        JFrame window = new JFrame("Properties");
        window.setDefaultCloseOperation(JFrame.EXIT_ON_CLOSE);
        window.add(new SearchPanel(Main::lines));
        window.setSize(480, 320);
        window.setVisible(true);
    }

    private static List<String> lines(String words) {
        return System.getProperties().stringPropertyNames().stream()
                .flatMap(name -> Stream.of(name + " = " + System.getProperty(name)))
                .filter(line -> line.contains(words))
                .sorted()
                .toList();
    }
}
