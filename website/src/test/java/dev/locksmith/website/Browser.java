package dev.locksmith.website;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A browser without a window: Chromium or Chrome, with its driver, as the system has them. */
final class Browser {

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private Browser() {}

    /** A new one; the test is skipped where there is none. */
    static ChromeDriver open() {
        Optional<Path> browser = BROWSERS.stream().flatMap(Browser::onPath).findFirst();
        Optional<Path> driver = onPath("chromedriver").findFirst();
        assumeTrue(
                browser.isPresent() && driver.isPresent(),
                "skipped: no browser here; install chromium and its chromedriver (on Debian the"
                        + " packages chromium and chromium-driver)");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // it is started as root in containers
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--window-size=1200,900");
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build();
        return new ChromeDriver(service, options);
    }

    private static Stream<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe")))
                .filter(Files::isExecutable);
    }
}
