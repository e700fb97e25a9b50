package carrick.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** WildFly as {@code src/main/wildfly} configures it. Servers share an installation; what they write lies in folders of their own. */
final class WildFly implements Brand {

    /** Added to the port of Carrick. */
    private static final int MANAGEMENT = 2_000;

    @Override
    public void lay(Path folder, Path war) throws IOException {
        Folders.copy(installation().resolve("standalone/configuration"), folder.resolve("standalone/configuration"));
        Files.createDirectories(folder.resolve("standalone/deployments"));
        Files.copy(war, folder.resolve("standalone/deployments/carrick.war"));
    }

    @Override
    public void know(Path folder, String name, String role) throws IOException {
        var configuration = folder.resolve("standalone/configuration");
        append(configuration.resolve("application-users.properties"), name + "=" + digest(name));
        if (role != null) {
            append(configuration.resolve("application-roles.properties"), name + "=" + role);
        }
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, "\n" + line + "\n", StandardOpenOption.APPEND);
    }

    /** As add-user.sh writes it. */
    private static String digest(String name) {
        try {
            var text = name + ":ApplicationRealm:" + name + "-of-the-registry";
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public ProcessBuilder starting(Path folder, int port, Map<String, String> settings) {
        var builder = new ProcessBuilder(
                installation().resolve("bin/standalone.sh").toString(),
                "-c",
                TestDatabase.isPostgresql() ? "standalone.xml" : "standalone-h2.xml",
                "-Djboss.server.base.dir=" + folder.resolve("standalone"),
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=0",
                "-Djboss.management.http.port=" + (port + MANAGEMENT));
        var environment = builder.environment();
        environment.remove("JBOSS_HOME");
        // what liberty/server.xml says there
        environment.put("CARRICK_ISSUER", "http://localhost:" + port);
        environment.put("CARRICK_DEMO", "true");
        environment.putAll(settings);
        environment.putIfAbsent("CARRICK_STAND_IN", environment.get("CARRICK_DEMO"));
        return builder;
    }

    @Override
    public String health(int port) {
        return "http://localhost:" + (port + MANAGEMENT) + "/health";
    }

    @Override
    public String refusal() {
        return "WFLYSRV0026"; // started, with errors
    }

    @Override
    public String stopped() {
        return "WFLYSRV0050";
    }

    private static Path installation() {
        return Path.of(System.getProperty("carrick.wildfly", "target/wildfly-39.0.1.Final"))
                .toAbsolutePath();
    }
}
