// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.console;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, by the driver that the machine has: nothing is looked for or loaded from elsewhere. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final List<Path> DRIVERS = List.of(Path.of("/usr/bin"), Path.of("/usr/lib/chromium"));

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
        driver.manage().timeouts().scriptTimeout(PATIENCE);
    }

    /** A test without a Chromium is skipped, and says what to install. */
    static Browser start() {
        Path chromium = found("chromium", "chromium-browser", "google-chrome");
        Path chromedriver = found("chromedriver");
        Assumptions.assumeTrue(
                chromium != null && chromedriver != null,
                "no Chromium here: install it with its driver (on Debian: apt-get install chromium chromium-driver)");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options(chromium.toFile())));
    }

    private static ChromeOptions options(File chromium) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments(
                "--headless=new",
                "--window-size=1440,1000",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-background-networking",
                "--no-first-run",
                "--no-proxy-server",
                "--lang=en");
        if ("root".equals(System.getProperty("user.name")) || System.getenv("CI") != null) {
            // Chromium refuses it to root, and has none where namespaces are forbidden; it sees our own page alone
            options.addArguments("--no-sandbox");
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    private static Path found(String... names) {
        Stream<Path> folders = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .filter(each -> !each.isBlank())
                        .map(Path::of),
                DRIVERS.stream());
        List<Path> all = folders.toList();
        return Stream.of(names)
                .flatMap(name -> all.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    void open(String url) {
        driver.get(url);
    }

    /** Goes to another view without loading the page again. */
    void go(String hash) {
        run("location.hash = arguments[0]", hash);
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    void theme(String theme) {
        run("localStorage.setItem('prunella.theme', arguments[0])", theme);
        run("document.documentElement.dataset.theme = arguments[0]", theme);
    }

    /** Whatever the page is asked to run is not subject to its policy. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The text of the first element that fits; empty if there is none. */
    String text(String css) {
        return String.valueOf(run("return document.querySelector(arguments[0])?.innerText ?? ''", css));
    }

    long count(String css) {
        return (Long) run("return document.querySelectorAll(arguments[0]).length", css);
    }

    void waitFor(String css) {
        await().atMost(PATIENCE).alias(css).until(() -> count(css) > 0);
    }

    void waitForNone(String css) {
        await().atMost(PATIENCE).alias("no " + css).until(() -> count(css) == 0);
    }

    void waitForText(String css, String words) {
        await().atMost(PATIENCE)
                .alias(css + " says " + words)
                .until(() -> text(css).contains(words));
    }

    /** Waits for what may be clicked: it may be made anew meanwhile. */
    void click(String css) {
        await().atMost(PATIENCE)
                .alias("click on " + css)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(() -> {
                    driver.findElement(By.cssSelector(css)).click();
                    return true;
                });
    }

    void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses Tab until the focus is on what is wanted. */
    void tabTo(String css, int most) {
        for (int i = 0; i < most; i++) {
            type(Keys.TAB);
            if (Boolean.TRUE.equals(run("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
        }
        throw new AssertionError("no focus on %s within %d steps".formatted(css, most));
    }

    void leaveOutOfSight(boolean hidden) {
        run(
                "Object.defineProperty(document, 'hidden', {value: arguments[0], configurable: true});"
                        + "document.dispatchEvent(new Event('visibilitychange'))",
                hidden);
    }

    /** What the browser's own console complains of since the last time. */
    Set<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .collect(Collectors.toSet());
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
