package search;

import java.awt.BorderLayout;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.SwingWorker;

/**
 * Searches in the background and shows what is found. Swing's classes need no annotation: calling
 * show in doInBackground is refused.
 */
final class SearchPanel extends JPanel {

    private static final long serialVersionUID = 1;

    private final JTextField query = new JTextField();
    private final JLabel state = new JLabel(" ");
    private final DefaultListModel<String> found = new DefaultListModel<>();
    private final transient Function<String, List<String>> index;

    SearchPanel(Function<String, List<String>> index) {
        super(new BorderLayout());
        this.index = index;
        add(query, BorderLayout.NORTH);
        add(new JList<>(found), BorderLayout.CENTER);
        add(state, BorderLayout.SOUTH);
        query.addActionListener(event -> search(query.getText()));
    }

    void search(String words) {
        state.setText("searching");
        new SwingWorker<List<String>, Void>() {
            @Override
            protected List<String> doInBackground() {
                return index.apply(words);
            }

            @Override
            protected void done() {
                try {
                    show(get());
                } catch (InterruptedException | ExecutionException failed) {
                    state.setText("the search failed");
                }
            }
        }.execute();
    }

    private void show(List<String> lines) {
        found.clear();
        lines.forEach(found::addElement);
        state.setText(lines.size() + " found");
    }

    String state() {
        return state.getText();
    }
}
