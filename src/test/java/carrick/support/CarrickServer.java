package carrick.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An application server with the shipped configuration and the shipped WAR, in a folder and a process of its own. */
public final class CarrickServer {

    /** A master key for tests; never use it anywhere else. */
    public static final String MASTER_KEY = "Y2Fycmljay10ZXN0LW1hc3Rlci1rZXktMDEyMzQ1Njc4OWFiY2RlZg==";

    private static final Path FAKETIME =
            Path.of(System.getProperty("carrick.faketime", "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"));
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static CarrickServer shared;

    private final String name;
    private final int port;
    private final Brand brand;
    private final Map<String, String> environment = new HashMap<>();
    private Path war = war();
    private Process process;

    /** @param offset from the first port for tests */
    public CarrickServer(String name, int offset) {
        this(name, offset, Brand.chosen());
    }

    private CarrickServer(String name, int offset, Brand brand) {
        this.name = name;
        this.brand = brand;
        port = firstPort() + offset;
        environment.put("db_url", "jdbc:h2:file:" + folder().resolve("database/carrick"));
        environment.put("db_user", TestDatabase.USER);
        environment.put("db_password", TestDatabase.PASSWORD);
        environment.put("CARRICK_MASTER_KEY", MASTER_KEY);
        environment.put("CARRICK_CONSOLE_TOKEN", Console.TOKEN);
    }

    /** On the other application server than the one of this run, where there is another. */
    public static CarrickServer ofOtherBrand(String name, int offset) {
        return new CarrickServer(name, offset, Brand.other());
    }

    /** The server of most tests, with demo, stand-in, test clients and test accounts; started once, stopped with the tests. */
    public static synchronized CarrickServer shared() {
        if (shared == null) {
            var server = new CarrickServer("shared", 0)
                    .with(
                            "CARRICK_CLIENTS",
                            Path.of("src/test/resources/clients.json")
                                    .toAbsolutePath()
                                    .toString())
                    .with("CARRICK_STAND_IN", "true")
                    .with("CARRICK_DIAGNOSIS_PATIENCE", "PT3S")
                    .with("CARRICK_CONSOLE_FIRST_PASSWORD", Staff.FIRST_PASSWORD)
                    .with("CARRICK_THROTTLE_ADDRESS", "5000");
            Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
            shared = server.fresh().start(); // before it is ready: one that is late must not be laid anew while it runs
            shared.awaitReady();
        }
        return shared;
    }

    /** The file of the test clients, for a server that takes its own settings. */
    public static String clients() {
        return Path.of("src/test/resources/clients.json").toAbsolutePath().toString();
    }

    /** Where that server, or the one that {@code -Dcarrick.url} names, answers; without a final slash. */
    public static String url() {
        var given = System.getProperty("carrick.url");
        return given != null && !given.isEmpty() ? given : shared().address();
    }

    /** The one that was built. */
    public static Path war() {
        return Path.of(System.getProperty("carrick.war", "target/carrick.war"));
    }

    public static int firstPort() {
        return Integer.parseInt(System.getProperty("carrick.it.port", "9180"));
    }

    public CarrickServer with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** A node among others: on that database, known by that issuer, with the test clients and the shared server's stand-in for Amazon. */
    public CarrickServer asNodeOf(TestDatabase database, String issuer) {
        var amazon = url() + "/stand-in/";
        return with("db_url", database.url())
                .with("CARRICK_ISSUER", issuer)
                .with("CARRICK_NODE", name)
                .with(
                        "CARRICK_CLIENTS",
                        Path.of("src/test/resources/clients.json")
                                .toAbsolutePath()
                                .toString())
                .with("CARRICK_THROTTLE_ACCOUNT", "1000")
                .with("CARRICK_THROTTLE_ADDRESS", "5000")
                .with("CARRICK_AMAZON_TOKEN_URL", amazon + "auth/o2/token")
                .with("CARRICK_AMAZON_GATEWAY_NA", amazon + "na/v3/events")
                .with("CARRICK_AMAZON_GATEWAY_EU", amazon + "eu/v3/events")
                .with("CARRICK_AMAZON_GATEWAY_FE", amazon + "fe/v3/events");
    }

    /** For a server that is to be killed: otherwise H2 writes what was committed up to half a second later. */
    public CarrickServer withoutWriteDelay() {
        return with("db_url", environment.get("db_url") + ";WRITE_DELAY=0");
    }

    /** Runs that WAR instead of the one that was built. */
    public CarrickServer running(Path other) {
        war = other;
        return this;
    }

    /** Whether {@link #withClockOff} has any effect here. */
    public static boolean canFakeTime() {
        return Files.exists(FAKETIME);
    }

    /** Lets this node's clock go wrong by that much, such as {@code +30s}, where libfaketime is installed. */
    public CarrickServer withClockOff(String offset) {
        if (canFakeTime()) {
            with("LD_PRELOAD", FAKETIME.toString())
                    .with("FAKETIME", offset)
                    .with(
                            "NO_FAKE_STAT",
                            "1") // JDK 25 asks for a file's time in a way that is not faked, and sets it in one that is
                    .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                    .with(
                            "FAKETIME_FORCE_MONOTONIC_FIX",
                            "0"); // otherwise Java's timed waits take twice as long, or no time
        }
        return this;
    }

    public CarrickServer without(String variable) {
        environment.remove(variable);
        return this;
    }

    public String address() {
        return "http://localhost:" + port;
    }

    /** The answer to the question for its health, by MicroProfile Health: {@code live}, {@code ready} or {@code started}. */
    public Answer health(String what) {
        return Alexa.at(brand.health(port), TestClients.skill()).sends("GET", "/" + what);
    }

    public Path folder() {
        return Path.of(System.getProperty("carrick.it", "target/it"))
                .toAbsolutePath()
                .resolve(name);
    }

    /** Lays the server's folder anew, with an empty database: nothing of an earlier run is left. */
    public CarrickServer fresh() {
        try {
            Folders.delete(folder());
            brand.lay(folder(), war);
            if (TestDatabase.isPostgresql() && environment.get("db_url").startsWith("jdbc:h2:file:")) {
                environment.put("db_url", SharedPostgresql.fresh(name.replace('-', '_')));
            }
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Lets the server's own user registry know somebody, before it is started. @param role {@code null} for none */
    public CarrickServer knowing(String name, String role) {
        try {
            brand.know(folder(), name, role);
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public CarrickServer start() {
        try {
            var builder = brand.starting(folder(), port, environment)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(
                            folder().resolve("console.log").toFile()));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            process = builder.start();
            return this;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** Waits until the front page says that the server is ready. */
    public CarrickServer awaitReady() {
        awaitFrontPage("id=\"ready\"");
        return this;
    }

    /** Waits until the front page has that text; Open Liberty listens a moment after it calls an application started. */
    public void awaitFrontPage(String text) {
        await("showing " + text + " at " + address(), () -> get("/").contains(text));
    }

    /** Waits until the console has a line with that text, and answers the line. */
    public String awaitLine(String text) {
        await("seen to write " + text, () -> console().contains(text));
        return console().lines().filter(line -> line.contains(text)).findFirst().orElseThrow();
    }

    public String console() {
        try {
            return Files.readString(folder().resolve("console.log"));
        } catch (IOException notYet) {
            return "";
        }
    }

    /** The body of a page; empty while there is none. */
    public String get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address() + path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** The script that runs the server; the server is below it. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Ends the server the hard way, as a power cut does. */
    public void kill() {
        if (process != null) {
            end(ProcessHandle::destroyForcibly);
        }
    }

    /** Asks the server to end, as an operator does, and waits until it has. */
    public void stop() {
        end(ProcessHandle::destroy);
    }

    /** What the console shows since Carrick was asked to stop. */
    public String farewell() {
        var console = console();
        return console.substring(Math.max(console.indexOf("CWWKE0085I"), console.indexOf("Shutting down Scheduler")));
    }

    /** Whether the console tells that Carrick was stopped in good order. */
    public boolean hasStopped() {
        return console().contains(brand.stopped());
    }

    /** The script that starts a server may end before the server does. */
    private void end(Consumer<ProcessHandle> order) {
        var processes = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        processes.forEach(order);
        try {
            for (var each : processes) {
                each.onExit().get(60, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stubborn) {
            throw new AssertionError("The server " + name + " does not stop. Its console:\n" + console(), stubborn);
        }
    }

    public CarrickServer restart() {
        kill();
        return start().awaitReady();
    }

    /** Waits until that holds of the running server. */
    public void await(String what, BooleanSupplier holds) {
        var until = Instant.now().plus(PATIENCE);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(until) || !process.isAlive() || console().contains(brand.refusal())) {
                throw new AssertionError("The server " + name + " never was " + what + ". Its console:\n" + console());
            }
            Patience.pause(Duration.ofMillis(200));
        }
    }
}
