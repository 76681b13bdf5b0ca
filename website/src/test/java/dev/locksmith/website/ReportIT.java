package dev.locksmith.website;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of a report, as a browser shows it. */
class ReportIT {

    private static final String PLANT =
            """
            package plant;
            import dev.locksmith.annotations.*;
            import java.util.concurrent.*;
            import javax.swing.*;
            @ThreadConfined class Gauge { void read() {} }
            record Reading(String name, double value) {}
            @LockOrder enum Levels {
                GATE, @LockOrder.After("GATE") NORTH, @LockOrder.After("GATE") SOUTH,
                @LockOrder.After({"NORTH", "SOUTH"}) OFFICE
            }
            class Window extends JFrame {
                JLabel label = new JLabel();
                void tick() { SwingUtilities.invokeLater(() -> label.setText("</script><b>x")); }
            }
            class Plant {
                static Gauge last;
                void check(Gauge gauge) { later(() -> gauge.read()); }
                void later(Runnable task) { pool.execute(task); }
                Executor pool = Runnable::run;
                final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
                void send(StringBuilder text, Reading reading, Object any) throws Exception {
                    queue.put(text);
                    queue.put(reading);
                    queue.put(any);
                }
                @SuppressWarnings("locksmith:crosses-thread")
                void known(Gauge quiet) { new Thread(quiet::read); }
                @SuppressWarnings("locksmith:shared-state") void unused() {}
                final Object a = new Object(), b = new Object();
                void ab() { synchronized (a) { synchronized (b) {} } }
                void ba() { synchronized (b) { synchronized (a) {} } }
            }
            """;

    /** Text of programs and of files is data, whatever stands in it. */
    private static final String BASELINE =
            """
            plant.Plant.last shared-state 'last'  # since 2020-02-29
            plant.Plant.gone crosses-thread 'gauge'
            plant.Plant.known @SuppressWarnings locksmith:crosses-thread  # since 2021-03-01
            """;

    private static final List<String> KINDS = List.of("sendable", "unknown", "one at a time");

    @TempDir static Path directory;

    private static ChromeDriver browser;
    private static Path page;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        Path baseline = Files.writeString(directory.resolve("baseline.txt"), BASELINE);
        page = report("plant", Map.of("Plant.java", PLANT), "-Alocksmith.baseline=" + baseline);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private static Path report(String name, Map<String, String> sources, String... options)
            throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Path report = folder.resolve("report");
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Alocksmith.report=" + report);
        Compiler.run(folder, sources, all);
        return report.resolve("locksmith.html");
    }

    private static void show(Path file, String section) {
        URI uri = file.toUri();
        browser.get("about:blank");
        browser.get(uri + "#" + section);
        // The page is made by its script: on a busy machine that may take a while.
        browser.manage().timeouts().implicitlyWait(Duration.ofSeconds(30));
        find("nav a[aria-current]");
        browser.manage().timeouts().implicitlyWait(Duration.ZERO);
    }

    private static List<WebElement> find(String selector) {
        return browser.findElements(By.cssSelector(selector));
    }

    private static List<String> texts(String selector) {
        return find(selector).stream().map(WebElement::getText).toList();
    }

    private static Object ask(String script) {
        return ((JavascriptExecutor) browser).executeScript("return " + script);
    }

    private static void press(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    private static void await(String condition) {
        for (int i = 0; i < 200; i++) {
            if (Boolean.TRUE.equals(ask(condition))) {
                return;
            }
            ask("new Promise(done => setTimeout(done, 20))");
        }
        assertEquals("", condition, String.valueOf(ask("document.body.innerText")));
    }

    @Test
    void it_asks_nobody_for_anything_and_makes_no_mistakes() {
        for (String section : sections()) {
            show(page, section);
            assertTrue(find("main > *").size() > 1, section);
        }
        assertEquals(
                "",
                browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining("\n")));
        assertEquals(
                List.of(), ask("performance.getEntriesByType('resource').map(each => each.name)"));
    }

    private static List<String> sections() {
        return List.of(
                "overview", "findings", "boundaries", "types", "domains", "locks", "accepted");
    }

    @Test
    void a_finding_opens_with_its_code_and_its_reasons() {
        show(page, "findings?q=crosses-thread&standing=new");
        assertEquals(1, find(".row").size());
        find(".row > button").get(0).click();
        String detail = texts(".detail").get(0);
        assertTrue(detail.contains("'gauge' is a Gauge, which is @ThreadConfined"), detail);
        assertTrue(detail.contains("Plant.later passes its parameter 'task' on"), detail);
        assertTrue(detail.contains("To suppress"), detail);
        assertEquals(
                List.of("17    void check(Gauge gauge) { later(() -> gauge.read()); }"),
                find("pre .here").stream()
                        .map(line -> line.getDomProperty("textContent"))
                        .toList());
        find(".row > button").get(0).click();
        assertEquals("false", find(".row > button").get(0).getDomAttribute("aria-expanded"));
    }

    @Test
    void boundaries_tell_what_crosses_them() {
        show(page, "boundaries?q=BlockingQueue");
        assertEquals(
                KINDS,
                texts(".row .pill").stream().sorted(Comparator.comparing(KINDS::indexOf)).toList());
        show(page, "boundaries?kind=confined");
        assertEquals(2, find(".row").size());
        show(page, "boundaries?kind=of-domain");
        assertEquals(1, find(".row").size());
    }

    @Test
    void each_type_has_its_kind_and_the_reason() {
        show(page, "types");
        Map<String, String> kinds =
                find(".row").stream()
                        .collect(
                                Collectors.toMap(
                                        row -> word(row, ".text").split(" ", -1)[0],
                                        row -> word(row, ".pill")));
        assertEquals(
                Map.of(
                        "Gauge", "confined",
                        "Reading", "sendable",
                        "Levels", "sendable",
                        "Window", "of a domain",
                        "Plant", "unknown"),
                kinds);
        assertTrue(texts("main").get(0).contains("Gauge is @ThreadConfined"));
    }

    private static String word(WebElement row, String selector) {
        return row.findElement(By.cssSelector(selector)).getText();
    }

    @Test
    void domains_tell_who_enters_and_what_belongs_there() {
        show(page, "domains");
        assertEquals(
                List.of("belongs", "enters", "uses"),
                texts(".row .pill").stream().sorted().toList());
        assertEquals(
                "Swing's event thread",
                texts(".group > summary")
                        .get(0)
                        .split("\n", -1)[0]
                        .replaceAll("\\d+$", "")
                        .strip());
    }

    @Test
    void lock_orders_are_drawn_and_a_circle_is_marked() {
        show(page, "locks");
        assertEquals(2, find(".graph svg").size());
        assertEquals(List.of("GATE", "NORTH", "OFFICE", "SOUTH"), graphTexts(0).sorted().toList());
        assertEquals(4, find(".graph:first-of-type svg path:not(.arrow)").size());
        assertEquals(List.of("Plant.a", "Plant.b"), graphTexts(1).sorted().toList());
        assertEquals(2, find(".graph path.circle").size());
        assertEquals(2, find(".row .pill.confined").size());
    }

    private static Stream<String> graphTexts(int number) {
        return find(".graph svg").get(number).findElements(By.cssSelector("text")).stream()
                .map(WebElement::getText);
    }

    @Test
    void what_is_accepted_has_its_age_and_whether_it_is_needed() {
        show(page, "accepted");
        List<String> rows = texts(".row .text");
        assertEquals(4, rows.size(), rows.toString());
        assertTrue(
                rows.stream()
                        .anyMatch(
                                row -> row.matches("(?s).*'last'.*since 2020-02-29, [\\d]+ days")),
                rows.toString());
        assertTrue(
                rows.stream()
                        .anyMatch(
                                row ->
                                        row.matches(
                                                "(?s).*known.*crosses-thread, since 2021-03-01,"
                                                        + " [\\d]+ days")),
                rows.toString());
        for (String age : List.of("age not known", "shared-state, new since the baseline")) {
            assertTrue(rows.stream().anyMatch(row -> row.contains(age)), rows.toString());
        }
        assertEquals(
                List.of("needed", "needed", "no longer applies", "suppresses nothing"),
                texts(".row .pill").stream().sorted().toList());
    }

    @Test
    void search_and_filters_narrow_a_list_and_stand_in_the_address() {
        show(page, "types");
        press("/");
        press("gauge");
        await("document.querySelectorAll('.row').length === 1");
        assertTrue(String.valueOf(ask("location.hash")).contains("q=gauge"));
        press(Keys.ESCAPE);
        await("document.querySelectorAll('.row').length === 5");
        find("[data-value=sendable]").get(0).click();
        assertEquals(2, find(".row").size());
        assertEquals("true", find("[data-value=sendable]").get(0).getDomAttribute("aria-pressed"));
        find("[data-value=sendable]").get(0).click();
        assertEquals(5, find(".row").size());
        show(page, "types?q=nothing-is-called-so");
        assertEquals("No row matches. Esc clears the search.", texts(".empty").get(0));
    }

    @Test
    void keys_lead_through_it() {
        show(page, "overview");
        press("4");
        await("location.hash === '#types'");
        press("j", "j");
        press(Keys.ENTER);
        await("document.querySelectorAll('.detail').length === 1");
        press("c");
        await("!document.querySelector('.group').open");
        press("e");
        await("document.querySelector('.group').open");
        press("?");
        await("document.getElementById('help').open");
        press(Keys.ESCAPE);
        await("!document.getElementById('help').open");
    }

    @Test
    void it_is_legible_in_light_and_dark_and_in_a_narrow_window() {
        browser.manage().window().setSize(new Dimension(420, 800));
        try {
            for (String theme : List.of("light", "dark")) {
                for (String section : sections()) {
                    show(page, section);
                    ask("document.documentElement.dataset.theme = '" + theme + "'");
                    assertEquals(
                            true,
                            ask(
                                    "document.documentElement.scrollWidth"
                                            + " <= document.documentElement.clientWidth"),
                            section + " is too wide");
                    assertEquals(List.of(), ask(WEAK), theme + " " + section);
                }
            }
        } finally {
            browser.manage().window().setSize(new Dimension(1200, 900));
        }
    }

    /** The texts whose contrast to what is behind them is less than accessibility asks for. */
    private static final String WEAK =
            """
            (() => {
              const parse = text => text.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
                .map(v => v <= .03928 ? v / 12.92 : Math.pow((v + .055) / 1.055, 2.4))
                .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
              const behind = e => {
                for (; e; e = e.parentElement) {
                  const c = parse(getComputedStyle(e).backgroundColor);
                  if (c.length === 3 || c[3] === 1) return c;
                }
                return [255, 255, 255];
              };
              return [...document.querySelectorAll('body *')].filter(e => e.checkVisibility()
                  && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
                  && !e.closest('svg, dialog, script, .hidden, .skip'))
                .map(e => {
                  const one = light(parse(getComputedStyle(e).color)), two = light(behind(e));
                  const ratio = (Math.max(one, two) + .05) / (Math.min(one, two) + .05);
                  return ratio < 4.5 ? e.className + ' ' + e.textContent + ' ' + ratio : '';
                }).filter(Boolean);
            })()
            """;

    @Test
    void what_is_printed_is_whole() {
        show(page, "findings");
        ask("dispatchEvent(new Event('beforeprint'))");
        assertEquals(find(".row").size(), find(".detail").size());
        assertTrue(find(".detail").stream().allMatch(WebElement::isDisplayed));
    }

    @Test
    void thousands_of_boundaries_are_shown_at_once() throws IOException {
        Map<String, String> sources =
                Stream.iterate(0, i -> i < 50, i -> i + 1)
                        .collect(Collectors.toMap(i -> "Many" + i + ".java", ReportIT::many));
        Path large = report("many", sources);
        show(large, "boundaries");
        assertEquals("Boundaries5000", texts("nav a[aria-current]").get(0).replaceAll("\\s", ""));
        long rows = (Long) ask("document.querySelectorAll('.row').length");
        assertTrue(rows > 0 && rows <= 150, rows + " rows are made before anybody looks");
        long search =
                (Long)
                        ask(
                                """
                                (() => {
                                  const box = document.getElementById('search');
                                  const begin = performance.now();
                                  location.hash = 'boundaries?q=Many7.go42';
                                  dispatchEvent(new HashChangeEvent('hashchange'));
                                  document.body.offsetHeight;
                                  return Math.round(performance.now() - begin);
                                })()\
                                """);
        assertEquals(1, find(".row").size());
        // A hang, not a measurement: it takes some milliseconds.
        assertTrue(search < 5_000, search + " ms");
    }

    private static String many(int number) {
        String tasks =
                Stream.iterate(0, i -> i < 100, i -> i + 1)
                        .map(i -> "void go" + i + "(Object any) { pool.execute(any::toString); }\n")
                        .collect(Collectors.joining());
        return "class Many" + number + " {\njava.util.concurrent.Executor pool;\n" + tasks + "}\n";
    }
}
