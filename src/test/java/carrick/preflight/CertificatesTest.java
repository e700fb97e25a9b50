package carrick.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.preflight.exam.Target;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates as people get them wrong, on a real TLS port. */
class CertificatesTest {

    private static final String PASSWORD = "changeit";
    private static final Set<String> LOOKED_AT = Set.of(
            "TlsFails",
            "CertificateExpired",
            "CertificateNameDiffers",
            "IntermediateMissing",
            "CertificateUntrusted",
            "CertificateExpiresSoon",
            "Tls12Missing");

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeAnAuthority() throws Exception {
        pair("root", "CN=Rehearsal Root", "-ext", "bc:c", "-validity", "3650");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "root",
                "-keystore",
                store("root"),
                "-file",
                folder.resolve("root.pem").toString());
        pair("mid", "CN=Rehearsal Intermediate", "-ext", "bc:c");
        signs("root", "mid", List.of("-ext", "bc:c", "-validity", "3650"));
        for (var name : List.of("good", "alone", "expired", "soon", "other")) {
            pair(name, "CN=" + name);
        }
        signs("mid", "good", leaf("dns:localhost", "400", null));
        signs("mid", "alone", leaf("dns:localhost", "400", null));
        signs("mid", "expired", leaf("dns:localhost", "30", "-60d"));
        signs("mid", "soon", leaf("dns:localhost", "10", null));
        signs("mid", "other", leaf("dns:elsewhere.example", "400", null));
        pair("self", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "400");
    }

    private static List<String> leaf(String name, String days, String from) {
        var options = new ArrayList<>(List.of(
                "-ext", "san=" + name, "-ext", "aia=caIssuers:uri:http://ca.example/mid.crt", "-validity", days));
        if (from != null) {
            options.addAll(List.of("-startdate", from));
        }
        return options;
    }

    @Test
    void aWholeChainIsGood() throws Exception {
        assertThat(complaints("good", true)).isEmpty();
    }

    @Test
    void aMissingIntermediateIsNamed() throws Exception {
        assertThat(complaints("alone", false)).containsExactly("IntermediateMissing");
    }

    @Test
    void anExpiredOneIsNamed() throws Exception {
        assertThat(complaints("expired", true)).containsExactly("CertificateExpired");
    }

    @Test
    void oneThatExpiresSoonIsNamed() throws Exception {
        assertThat(complaints("soon", true)).containsExactly("CertificateExpiresSoon");
    }

    @Test
    void oneForAnotherHostIsNamed() throws Exception {
        assertThat(complaints("other", true)).containsExactly("CertificateNameDiffers");
    }

    @Test
    void aSelfSignedOneIsNamed() throws Exception {
        assertThat(complaints("self", true)).containsExactly("CertificateUntrusted");
    }

    /** Whatever this server trusts: Amazon does not know its authorities. */
    @Test
    void anAuthorityOfYourOwnIsNotTrusted() throws Exception {
        assertThat(complaints("good", true, null))
                .isSubsetOf("IntermediateMissing", "CertificateUntrusted")
                .hasSize(1);
    }

    private static Set<String> complaints(String name, boolean whole) throws Exception {
        return complaints(name, whole, folder.resolve("root.pem").toString());
    }

    private static Set<String> complaints(String name, boolean whole, String authorities) throws Exception {
        var server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context(name, whole)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            var base = "https://localhost:" + server.getAddress().getPort();
            var target = Target.of(Json.createObjectBuilder()
                    .add("authorization_uri", base + "/authorize")
                    .add("token_uri", base + "/token")
                    .add("client_id", "alexa")
                    .add("client_secret", "certificates-secret-0123456789")
                    .add("redirect_uris", Json.createArrayBuilder(WrongServer.REDIRECT_URIS))
                    .build());
            return Rehearsal.of(target, authorities).failed().stream()
                    .filter(LOOKED_AT::contains)
                    .collect(Collectors.toSet());
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext context(String name, boolean whole) throws Exception {
        var keys = KeyStore.getInstance(Path.of(store(name)).toFile(), PASSWORD.toCharArray());
        if (!whole) {
            var key = keys.getKey(name, PASSWORD.toCharArray());
            keys.setKeyEntry(name, key, PASSWORD.toCharArray(), new java.security.cert.Certificate[] {
                keys.getCertificateChain(name)[0]
            });
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void pair(String name, String subject, String... more) throws Exception {
        var options = new ArrayList<>(
                List.of("-genkeypair", "-keyalg", "EC", "-alias", name, "-dname", subject, "-keystore", store(name)));
        options.addAll(List.of(more));
        keytool(options.toArray(String[]::new));
    }

    /** Its certificate is issued by another, and its chain goes with it. */
    private static void signs(String issuer, String name, List<String> more) throws Exception {
        var request = folder.resolve(name + ".csr").toString();
        var certificate = folder.resolve(name + ".pem");
        keytool("-certreq", "-alias", name, "-keystore", store(name), "-file", request);
        var options = new ArrayList<>(List.of(
                "-gencert",
                "-rfc",
                "-alias",
                issuer,
                "-keystore",
                store(issuer),
                "-infile",
                request,
                "-outfile",
                certificate.toString()));
        options.addAll(more);
        keytool(options.toArray(String[]::new));
        var chain = Files.readString(certificate)
                + Files.readString(folder.resolve(issuer.equals("root") ? "root.pem" : issuer + ".chain.pem"));
        Files.writeString(folder.resolve(name + ".chain.pem"), chain);
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "root",
                "-keystore",
                store(name),
                "-file",
                folder.resolve("root.pem").toString());
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                name,
                "-keystore",
                store(name),
                "-file",
                folder.resolve(name + ".chain.pem").toString());
    }

    private static String store(String name) {
        return folder.resolve(name + ".p12").toString();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        var log = Files.createTempFile(folder, "keytool", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(command + "\n" + Files.readString(log))
                .isZero();
    }
}
