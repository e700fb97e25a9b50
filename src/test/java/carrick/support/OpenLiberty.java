package carrick.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Open Liberty with the configuration in {@code liberty}. */
final class OpenLiberty implements Brand {

    private static final String SERVER = "carrick";

    @Override
    public void lay(Path folder, Path war) throws IOException {
        var server = folder.resolve("usr/servers").resolve(SERVER);
        Folders.copy(Path.of("liberty"), server);
        Folders.copy(
                Path.of(System.getProperty("carrick.drivers", "target/liberty/wlp/usr/servers/arquillian/jdbc")),
                server.resolve("jdbc"));
        Files.createDirectories(server.resolve("dropins"));
        Files.copy(war, server.resolve("dropins/carrick.war"));
    }

    @Override
    public void know(Path folder, String name, String role) throws IOException {
        var overrides = Files.createDirectories(
                folder.resolve("usr/servers").resolve(SERVER).resolve("configDropins/overrides"));
        var member = role == null ? "" : "<group name=\"" + role + "\"><member name=\"" + name + "\"/></group>";
        Files.writeString(
                overrides.resolve(name + ".xml"),
                "<server><featureManager><feature>appSecurity-5.0</feature></featureManager>"
                        + "<basicRegistry id=\"staff\" realm=\"staff\"><user name=\"" + name + "\" password=\"" + name
                        + "-of-the-registry\"/>" + member + "</basicRegistry>"
                        + "<ltpa keysPassword=\"of-the-tests\"/><webAppSecurity singleSignonEnabled=\"false\"/></server>");
    }

    @Override
    public ProcessBuilder starting(Path folder, int port, Map<String, String> settings) {
        var installation = Path.of(System.getProperty("carrick.liberty", "target/liberty/wlp"))
                .toAbsolutePath();
        var builder = new ProcessBuilder(installation.resolve("bin/server").toString(), "run", SERVER);
        builder.environment().put("WLP_USER_DIR", folder.resolve("usr").toString());
        builder.environment().put("http_port", String.valueOf(port));
        builder.environment().put("https_port", "-1");
        builder.environment().putAll(settings);
        return builder;
    }

    @Override
    public String health(int port) {
        return "http://localhost:" + port + "/health";
    }

    @Override
    public String refusal() {
        return "CWWKZ0012I";
    }

    @Override
    public String stopped() {
        return "CWWKZ0009I";
    }
}
