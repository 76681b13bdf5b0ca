package device;

/** No annotation tells what it does. */
public final class Background {
    private Background() {}

    public static void later(Runnable job) {
        new Thread(job).start();
    }
}
