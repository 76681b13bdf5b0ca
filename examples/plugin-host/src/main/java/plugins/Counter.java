package plugins;

/** A plugin with state that nobody guards, and nobody has to. */
final class Counter implements Plugin {

    private int asked;

    @Override
    public String answer(String question) {
        asked++;
        return Thread.currentThread().getName() + ": " + question + " is number " + asked;
    }
}
