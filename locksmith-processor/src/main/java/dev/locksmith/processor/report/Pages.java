package dev.locksmith.processor.report;

/** The addresses of the pages to which messages refer. */
public final class Pages {

    /** Where the documentation is published. */
    public static final String SITE = "https://locksmith.dev/";

    /** About baselines. */
    static final String BASELINE = SITE + "baseline.html";

    private Pages() {}

    /** The page of a rule. */
    public static String ofRule(String id) {
        return SITE + "rules/" + id + ".html";
    }
}
