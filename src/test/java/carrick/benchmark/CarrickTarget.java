package carrick.benchmark;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Carrick on Open Liberty, from the shipped configuration, with tracing on as in production. */
final class CarrickTarget implements Target {

    private static final Pattern AS =
            Pattern.compile("name=\"consent:as\"[^>]*value=\"(\\d+)\"|value=\"(\\d+)\"[^>]*name=\"consent:as\"");

    private final String name;
    private final CarrickServer server;
    private ProcessTime time;

    private CarrickTarget(String name, CarrickServer server) {
        this.name = name;
        this.server = server;
        this.time = new ProcessTime(server.process());
    }

    /** @param javaOptions more than it ships with */
    static CarrickTarget started(Durable database, Path folder, String javaOptions) throws IOException {
        return started(database, folder, javaOptions, CarrickServer.MASTER_KEY);
    }

    static CarrickTarget started(Durable database, Path folder, String javaOptions, String masterKey)
            throws IOException {
        return started(
                "Carrick",
                laid(new CarrickServer("benchmark", 0), database.create("carrick"), folder)
                        .with("JVM_ARGS", javaOptions)
                        .with("CARRICK_MASTER_KEY", masterKey));
    }

    /** One of the two of {@link TracingBenchIT}: with the trace as it ships, or with none. */
    static CarrickTarget traced(Durable database, Path folder, boolean isTraced) throws IOException {
        var name = isTraced ? "traced" : "untraced";
        var server = new CarrickServer("benchmark-" + name, isTraced ? 0 : 1);
        if (!isTraced) {
            server.running(Untraced.of(CarrickServer.war(), folder.resolve("untraced.war")));
        }
        return started(name, laid(server, database.create(name), folder));
    }

    /** Another node on the database of {@link #started}. */
    static CarrickTarget beside(Durable database, Path folder) throws IOException {
        return started(
                "another node",
                laid(new CarrickServer("benchmark-beside", 4), database.url("carrick"), folder)
                        .with("CARRICK_NODE", "beside")
                        .with("CARRICK_ISSUER", "http://localhost:" + CarrickServer.firstPort()));
    }

    /** Open Liberty configured as for Carrick, with one empty resource instead of it. */
    static CarrickServer empty(Durable database, Path folder) throws IOException {
        var server = laid(new CarrickServer("benchmark-empty", 2), database.url("carrick"), folder);
        Files.delete(server.folder().resolve("usr/servers/carrick/dropins/carrick.war"));
        return server;
    }

    private static CarrickTarget started(String name, CarrickServer server) {
        server.start().awaitReady();
        return new CarrickTarget(name, server);
    }

    private static CarrickServer laid(CarrickServer server, String databaseUrl, Path folder) throws IOException {
        var clients = Files.createDirectories(folder).resolve("clients.json");
        var hash = "$argon2id$v=19$m=8,t=1,p=1$" + CheapHash.of("bench-password-1");
        Files.writeString(
                clients,
                Files.readString(Path.of("src/test/resources/benchmark/clients.json"))
                        .replace("HASH", hash));
        server.with("db_url", databaseUrl)
                .with("db_user", databaseUrl.replaceFirst(".*/", ""))
                .with("CARRICK_DEMO", "false")
                .with("CARRICK_ISSUER", server.address())
                .with("CARRICK_CLIENTS", clients.toString())
                .with("CARRICK_THROTTLE_REQUESTS", "1000000") // all customers of this benchmark have one address
                .fresh();
        Files.copy(
                Empty.war(folder.resolve("empty.war")),
                server.folder().resolve("usr/servers/carrick/dropins/empty.war"));
        return server;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String base() {
        return server.address();
    }

    @Override
    public ProcessTime time() {
        return time;
    }

    private static String client(Kind kind) {
        return kind == Kind.STRICT ? "bench-strict" : "bench";
    }

    @Override
    public String credentials(Kind kind) {
        return Alexa.basic(client(kind), "benchmark-secret-0123456789");
    }

    @Override
    public String code(Wire browser, Kind kind) {
        browser.forget();
        var login = browser.get("/oauth/authorize?response_type=code&client_id=" + client(kind) + "&redirect_uri="
                        + Alexa.encode(CALLBACK) + "&scope=smart_home&state=" + STATE)
                .location();
        if (login == null || browser.get(login).status() != 200) {
            return null;
        }
        var handle = login.substring(login.indexOf('=') + 1);
        var consent = browser.post(
                        "/account/login",
                        "login=login&login_SUBMIT=1&jakarta.faces.ViewState=stateless&attempt=" + handle
                                + "&login%3Ausername=bench&login%3Apassword=bench-password-1&login%3AsignIn=x",
                        null)
                .location();
        if (consent == null || !consent.contains("/account/consent")) {
            return null;
        }
        var as = AS.matcher(browser.get(consent).body());
        if (!as.find()) {
            return null;
        }
        var back = browser.post(
                        "/account/consent",
                        "consent=consent&consent_SUBMIT=1&jakarta.faces.ViewState=stateless&attempt=" + handle
                                + "&consent%3Aas=" + (as.group(1) == null ? as.group(2) : as.group(1))
                                + "&consent%3Aallow=x",
                        null)
                .location();
        return Target.codeIn(back);
    }

    @Override
    public String endpoints() {
        return "/oauth/";
    }

    @Override
    public String introspecting() {
        return Alexa.basic("bench-resource", "benchmark-secret-0123456789");
    }

    /** Adds an application to the server while it runs. @param page of it, to wait for */
    void deploy(Path war, String page) throws IOException {
        Files.copy(war, server.folder().resolve("usr/servers/carrick/dropins").resolve(war.getFileName()));
        server.await("showing " + page, () -> server.get(page).contains("<form"));
    }

    /** It was started anew. */
    void isNow(ProcessHandle process) {
        time = new ProcessTime(process);
    }

    CarrickServer server() {
        return server;
    }

    @Override
    public void close() {
        server.stop(); // and what was recorded of it is written
    }
}
