package carrick.support;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium in a customer's hands. One process serves all tests; each test gets it as if it had just been unpacked. */
public final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BRIEFLY = Duration.ofSeconds(5);
    private static final List<String> ACCESSIBILITY =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final Map<String, Browser> RUNNING = new HashMap<>();

    private final ChromeDriver driver;
    private Dimension size;
    private String authenticator;

    private Browser(boolean cookies) {
        try {
            var options = new ChromeOptions().setBinary(chromium());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                    "--user-data-dir=" + Files.createTempDirectory("carrick-browser"),
                    "--host-resolver-rules=MAP localhost:" + Callback.PORT + " 127.0.0.1:"
                            + Callback.shared().port());
            options.setExperimentalOption(
                    "prefs", Map.of("profile.default_content_setting_values.cookies", cookies ? 1 : 2));
            var logs = new LoggingPreferences();
            logs.enable(LogType.BROWSER, Level.ALL);
            options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
            var service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(new File(chromedriver()))
                    .usingAnyFreePort()
                    .build();
            driver = new ChromeDriver(service, options);
            Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }

    /** English, wide, light, with cookies and script, and without a past. */
    public static Browser fresh() {
        return running("with cookies", true);
    }

    public static Browser refusingCookies() {
        return running("without cookies", false);
    }

    private static synchronized Browser running(String name, boolean cookies) {
        assumeInstalled();
        return RUNNING.computeIfAbsent(name, absent -> new Browser(cookies)).reset();
    }

    /** Whoever has no Chromium sees these tests skipped, with the cure; continuous integration has one, or fails. */
    private static void assumeInstalled() {
        var installed = Files.isExecutable(Path.of(chromium())) && Files.isExecutable(Path.of(chromedriver()));
        Assumptions.assumeTrue(
                installed || System.getenv("CI") != null,
                "no Chromium at " + chromium() + " or no chromedriver at " + chromedriver()
                        + ": on Debian apt-get install chromium chromium-driver, elsewhere set -Dcarrick.chromium and -Dcarrick.chromedriver");
    }

    private static String chromium() {
        return System.getProperty("carrick.chromium", "/usr/bin/chromium");
    }

    private static String chromedriver() {
        return System.getProperty("carrick.chromedriver", "/usr/bin/chromedriver");
    }

    private Browser reset() {
        var tabs = new ArrayList<>(driver.getWindowHandles());
        for (var tab : tabs.subList(1, tabs.size())) {
            driver.switchTo().window(tab).close();
        }
        driver.switchTo().window(tabs.get(0));
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.get("about:blank");
        log();
        Callback.shared().clear();
        return withScript(true).speaking("en").wide().light();
    }

    public Browser speaking(String language) {
        var agent = driver.executeCdpCommand("Browser.getVersion", Map.of()).get("userAgent");
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
        return this;
    }

    /** As wide as the narrowest phone, or a page that is zoomed in to four times its size. */
    public Browser narrow() {
        return size(320, 640);
    }

    /** As wide as most phones. */
    public Browser phone() {
        return size(390, 844);
    }

    public Browser wide() {
        return size(1280, 900);
    }

    private Browser size(int width, int height) {
        size = new Dimension(width, height);
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    public Browser light() {
        return scheme("light");
    }

    public Browser dark() {
        return scheme("dark");
    }

    private Browser scheme(String name) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
        return this;
    }

    public Browser withoutScript() {
        return withScript(false);
    }

    private Browser withScript(boolean allowed) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
        return this;
    }

    /** Opens a path of the server under test. */
    public Browser open(String path) {
        return openAt(CarrickServer.url() + path);
    }

    public Browser openAt(String address) {
        driver.get(address);
        return this;
    }

    /** Opens the authorization request of the skill of most tests, as the Alexa app does. */
    public Browser openLink(String state) {
        return openLink("skill", Callback.ADDRESS + "/callback", "smart_home", state);
    }

    /** @param state as it stands in the address, already encoded */
    public Browser openLink(String client, String redirectUri, String scope, String state) {
        return open("/oauth/authorize?response_type=code&client_id=" + client + "&redirect_uri="
                + Alexa.encode(redirectUri) + "&scope=" + scope + "&state=" + state);
    }

    public Browser signIn(String username, String password) {
        type("login:username", username);
        type("login:password", password);
        return click("login:signIn");
    }

    public Browser signInAsAnn() {
        return signIn("ann", "ann-password-1").await("consent:allow");
    }

    public Browser type(String id, String text) {
        var field = await(id).element(id);
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /** Clicks, and where that leads to another page waits until the old one has gone, so that what is asked next is asked of the new one. */
    public Browser click(String id) {
        var element = await(id).element(id);
        var leads = (Boolean) driver.executeScript(
                "const e = arguments[0]; window.carrickLeft = true;"
                        + " return e.matches('[type=submit], a[href]') && !e.matches('[download], a[href^=\"#\"]')",
                element);
        element.click();
        if (leads) {
            awaitGone();
        }
        return this;
    }

    /** Clicks what will lead nowhere. */
    public Browser clickInVain(String id) {
        await(id).element(id).click();
        return this;
    }

    /**
     * Some stay: what leads to a file, and what a script has stopped. The page is asked for a mark, and not an element whether it is stale:
     * of one that is just going Chromium's driver has several opinions.
     */
    private void awaitGone() {
        try {
            new WebDriverWait(driver, BRIEFLY)
                    .ignoring(WebDriverException.class)
                    .until(browser -> (Boolean) driver.executeScript("return window.carrickLeft !== true"));
        } catch (TimeoutException stays) {
            // and so is still what is asked
        }
    }

    public Browser doubleClick(String id) {
        new Actions(driver).doubleClick(await(id).element(id)).perform();
        return this;
    }

    public Browser press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    public Browser tab() {
        return press(Keys.TAB);
    }

    public Browser backTab() {
        new Actions(driver)
                .keyDown(Keys.SHIFT)
                .sendKeys(Keys.TAB)
                .keyUp(Keys.SHIFT)
                .perform();
        return this;
    }

    /** Waits until the page has an element with that id. */
    public Browser await(String id) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> "no " + id + " on " + driver.getCurrentUrl() + ":\n" + text())
                .until(browser -> !browser.findElements(By.id(id)).isEmpty());
        return this;
    }

    /** Waits until the browser has come back to the client, and answers the query it brought, as it was on the wire. */
    public String awaitCallback() {
        await(Callback.ARRIVED);
        return Callback.shared().last();
    }

    /** Waits until the customer can read that. */
    public Browser awaitText(String text) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> "no \"" + text + "\" on " + driver.getCurrentUrl() + ":\n" + text())
                .ignoring(StaleElementReferenceException.class)
                .until(browser -> text().contains(text));
        return this;
    }

    /** From now on it has a place for passkeys, whose owner always says yes. */
    public Browser plugIn() {
        driver.executeCdpCommand("WebAuthn.enable", Map.of());
        authenticator = (String) driver.executeCdpCommand(
                        "WebAuthn.addVirtualAuthenticator",
                        Map.of(
                                "options",
                                Map.of(
                                        "protocol", "ctap2",
                                        "transport", "internal",
                                        "hasResidentKey", true,
                                        "hasUserVerification", true,
                                        "isUserVerified", true)))
                .get("authenticatorId");
        return this;
    }

    /** Forgets that, and the passkeys in it. */
    public Browser unplug() {
        if (authenticator != null) {
            driver.executeCdpCommand("WebAuthn.removeVirtualAuthenticator", Map.of("authenticatorId", authenticator));
            authenticator = null;
        }
        return this;
    }

    public boolean has(String id) {
        return !driver.findElements(By.id(id)).isEmpty();
    }

    public WebElement element(String id) {
        return driver.findElement(By.id(id));
    }

    public String attribute(String id, String name) {
        return element(id).getDomAttribute(name);
    }

    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** What the customer can read. */
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    public String heading() {
        return driver.findElement(By.tagName("h1")).getText();
    }

    public String title() {
        return driver.getTitle();
    }

    public String source() {
        return driver.getPageSource();
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    public String language() {
        return driver.findElement(By.tagName("html")).getDomAttribute("lang");
    }

    public String direction() {
        return driver.findElement(By.tagName("html")).getDomAttribute("dir");
    }

    /** The id of the element that has the focus; empty where it has none. */
    public String focus() {
        return String.valueOf(driver.executeScript(
                "return document.activeElement === document.body ? '' : document.activeElement.id"));
    }

    public Object ask(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    public List<String> cookies() {
        return driver.manage().getCookies().stream().map(Cookie::getName).toList();
    }

    public void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    public Browser back() {
        driver.navigate().back();
        return this;
    }

    public Browser reload() {
        driver.navigate().refresh();
        return this;
    }

    public String thisTab() {
        return driver.getWindowHandle();
    }

    public Browser newTab() {
        driver.switchTo().newWindow(WindowType.TAB);
        return this;
    }

    public Browser tab(String handle) {
        driver.switchTo().window(handle);
        return this;
    }

    /** What the browser complained about since this was last asked. */
    public List<String> log() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** The addresses that the page was made of, itself first. */
    @SuppressWarnings("unchecked")
    public List<String> loaded() {
        return (List<String>)
                driver.executeScript(
                        "return performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource')).map(e => e.name)");
    }

    /** The bytes of those, without headers and cache. */
    public long weight() {
        return (Long) driver.executeScript("return performance.getEntriesByType('navigation').concat("
                + "performance.getEntriesByType('resource')).reduce((sum, e) => sum + e.decodedBodySize, 0)");
    }

    public boolean scrollsSideways() {
        return (Boolean) driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** What keeps somebody out, as far as a machine can tell. */
    public List<String> barriers() {
        return new AxeBuilder()
                .withTags(ACCESSIBILITY).setLegacyMode(true).analyze(driver).getViolations().stream()
                        .map(Browser::describe)
                        .toList();
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " "
                                + node.getAny().stream()
                                        .map(check -> check.getMessage())
                                        .toList())
                        .toList();
    }

    /** Keeps a picture of the whole page in target/screenshots, for people to look at. */
    public Browser photograph(String name) {
        try {
            var whole = ((Long) driver.executeScript("return document.documentElement.scrollHeight")).intValue();
            var window = size;
            size(window.width, Math.max(whole, window.height));
            var picture =
                    driver.executeCdpCommand("Page.captureScreenshot", Map.of()).get("data");
            size(window.width, window.height);
            var folder = Files.createDirectories(Path.of("target/screenshots"));
            Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode((String) picture));
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
