package carrick.support;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An authorization server that others wrote, in a process of its own, with a client {@code alexa} and a user {@code ann}. */
public final class Peer implements AutoCloseable {

    /** How many users {@link #libertyWithStore} and {@link #keycloakWithStore} have: {@code bench-1} and so on. */
    public static final int USERS = 2_000;

    private static final long PATIENCE = 180_000_000_000L;
    private static final Path RESOURCES = Path.of("src/test/resources/peers").toAbsolutePath();

    private final String url;
    private final Path folder;
    private final Process process;

    private Peer(String url, Path folder, Process process) {
        this.url = url;
        this.folder = folder;
        this.process = process;
    }

    public static Peer keycloak() throws IOException {
        var home = Path.of(System.getProperty("carrick.keycloak")).toAbsolutePath();
        var port = CarrickServer.firstPort() + 14;
        Folders.delete(home.resolve("data/h2")); // a realm that is there is not imported again
        offer(home, Files.readString(RESOURCES.resolve("peers-realm.json")));
        var command = List.of(
                "sh",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port);
        return start("http://localhost:" + port, home, command, Map.of("JAVA_OPTS_APPEND", "-Xmx512m"));
    }

    /** In production mode, in a PostgreSQL. */
    public static Peer keycloakWithStore(String databaseUrl, String user, String password) throws IOException {
        var home = Path.of(System.getProperty("carrick.keycloak")).toAbsolutePath();
        var port = CarrickServer.firstPort() + 14;
        offer(
                home,
                Files.readString(RESOURCES.resolve("keycloak-jdbc/bench-realm.json"))
                        .replace("USERS", keycloakUsers()));
        var command = List.of(
                "sh",
                home.resolve("bin/kc.sh").toString(),
                "start",
                "--import-realm",
                "--http-enabled=true",
                "--hostname-strict=false",
                "--cache=local",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--db=postgres",
                "--db-url=" + databaseUrl,
                "--db-username=" + user,
                "--db-password=" + password,
                "--db-pool-initial-size=20",
                "--db-pool-max-size=20");
        return start("http://localhost:" + port, home, command, Map.of("JAVA_OPTS_KC_HEAP", "-Xmx512m"));
    }

    /** The realm that {@code --import-realm} finds, and no other. */
    private static void offer(Path home, String realm) throws IOException {
        var folder = home.resolve("data/import");
        Folders.delete(folder);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("realm.json"), realm);
    }

    private static String keycloakUsers() {
        return IntStream.rangeClosed(1, USERS)
                .mapToObj(i ->
                        ("{\"username\":\"bench-%1$d\",\"enabled\":true,\"email\":\"bench-%1$d@example.com\",\"emailVerified\":true,"
                                        + "\"firstName\":\"B\",\"lastName\":\"B\","
                                        + "\"credentials\":[{\"type\":\"password\",\"value\":\"bench-password-1\"}]}")
                                .formatted(i))
                .collect(Collectors.joining(",\n"));
    }

    public static Peer liberty() throws IOException {
        var folder = Path.of("target/peers/liberty").toAbsolutePath();
        var server = folder.resolve("servers/peer");
        var port = CarrickServer.firstPort() + 15;
        Files.createDirectories(server);
        Files.deleteIfExists(
                server.resolve("resources/security/ltpa.keys")); // it says when they are made, not when they are read
        Files.copy(
                RESOURCES.resolve("liberty-server.xml"),
                server.resolve("server.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        var command = List.of(libertyScript(), "run", "peer");
        var environment = Map.of("WLP_USER_DIR", folder.toString(), "peer_port", String.valueOf(port));
        return start("https://localhost:" + port, server, command, environment);
    }

    /** With its database store, in a PostgreSQL where its tables are. */
    public static Peer libertyWithStore(String databaseUrl, String user, String password) throws IOException {
        var folder = Path.of("target/peers/liberty-jdbc").toAbsolutePath();
        var server = folder.resolve("servers/peer");
        var port = CarrickServer.firstPort() + 15;
        Folders.delete(server);
        Files.createDirectories(server.resolve("jdbc"));
        Files.copy(RESOURCES.resolve("liberty-jdbc/server.xml"), server.resolve("server.xml"));
        Files.copy(
                Path.of(System.getProperty("carrick.drivers"), "postgresql.jar"),
                server.resolve("jdbc/postgresql.jar"));
        Files.writeString(server.resolve("jvm.options"), "-Xmx512m\n");
        Files.writeString(server.resolve("users.xml"), users());
        var environment = Map.of(
                "WLP_USER_DIR",
                folder.toString(),
                "peer_port",
                String.valueOf(port),
                "db_url",
                databaseUrl,
                "db_user",
                user,
                "db_password",
                password);
        return start("http://localhost:" + port, server, List.of(libertyScript(), "run", "peer"), environment);
    }

    /** Where all customers were one user, no refresh came back. */
    private static String users() {
        return IntStream.rangeClosed(1, USERS)
                .mapToObj(i -> "<user name=\"bench-" + i + "\" password=\"bench-password-1\"/>\n")
                .collect(Collectors.joining("", "<server><basicRegistry>\n", "</basicRegistry></server>\n"));
    }

    private static String libertyScript() {
        return Path.of(System.getProperty("carrick.liberty"), "bin/server")
                .toAbsolutePath()
                .toString();
    }

    /** The tables of {@link #libertyWithStore}, and its client. */
    public static String libertySchema() throws IOException {
        return Files.readString(RESOURCES.resolve("liberty-jdbc/schema.sql"));
    }

    /** Built from its own pom: its libraries have no place among those of the tests. */
    public static Peer spring() throws IOException, InterruptedException {
        return spring("spring", "SpringPeer.java", Map.of());
    }

    /** With the JDBC store, in a PostgreSQL. */
    public static Peer springWithStore(String databaseUrl, String user, String password)
            throws IOException, InterruptedException {
        return spring(
                "spring-jdbc",
                "SpringPeerWithStore.java",
                Map.of("db_url", databaseUrl, "db_user", user, "db_password", password));
    }

    private static Peer spring(String name, String main, Map<String, String> settings)
            throws IOException, InterruptedException {
        var folder = Path.of("target/peers", name).toAbsolutePath();
        var source = RESOURCES.resolve(name);
        var libraries = folder.resolve("classpath");
        var port = CarrickServer.firstPort() + 13;
        Files.createDirectories(folder);
        var resolving = new ProcessBuilder(
                        Path.of(System.getProperty("carrick.maven"), "bin/mvn").toString(),
                        "-B",
                        "-q",
                        "-f",
                        source.resolve("pom.xml").toString(),
                        "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath",
                        "-Dmdep.outputFile=" + libraries)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("maven.log").toFile())
                .start();
        if (resolving.waitFor() != 0) {
            throw new IOException(
                    "The libraries of the peer were not found:\n" + Files.readString(folder.resolve("maven.log")));
        }
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx512m",
                "-cp",
                Files.readString(libraries) + ":" + source,
                source.resolve(main).toString());
        var environment = new HashMap<>(settings);
        environment.put("peer_port", String.valueOf(port));
        return start("http://localhost:" + port, folder, command, environment);
    }

    private static Peer start(String url, Path folder, List<String> command, Map<String, String> environment)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("peer.log").toFile());
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var peer = new Peer(url, folder, builder.start());
        peer.await();
        return peer;
    }

    /** Until something listens, and what listens has had time to become ready: both open their port last. */
    private void await() throws IOException {
        var port = Integer.parseInt(url.replaceAll(".*:", ""));
        var deadline = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                if (isReady()) {
                    return;
                }
            } catch (IOException notYet) {
                Patience.aMoment();
            }
            Patience.aMoment();
        }
        close();
        throw new IOException("The peer did not start:\n" + Files.readString(folder.resolve("peer.log")));
    }

    private boolean isReady() throws IOException {
        var log = new String(
                Files.readAllBytes(folder.resolve("peer.log")), java.nio.charset.StandardCharsets.ISO_8859_1);
        return log.contains("Listening on")
                || log.contains("Started SpringPeer")
                || log.contains("LTPA keys created") && log.contains("CWWKF0011I");
    }

    public String url() {
        return url;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Its own certificate in PEM. */
    public String authorities() throws Exception {
        var store = KeyStore.getInstance(
                folder.resolve("resources/security/key.p12").toFile(), "peer-key-store".toCharArray());
        var certificate = store.getCertificate(store.aliases().nextElement());
        var pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        return Files.writeString(folder.resolve("peer.pem"), pem).toString();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
