package plugins;

/** Asks a plugin twice. */
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        try (PluginHost host = new PluginHost("counter", Counter::new)) {
            System.out.println(host.ask("this").join());
            System.out.println(host.ask("that").join());
        }
    }
}
