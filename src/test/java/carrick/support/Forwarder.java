package carrick.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Assumptions;

/** The forwarder that Carrick hands out, running in Node as in AWS Lambda. */
public final class Forwarder {

    public static final String MODULE = "/alexa/forwarder/index.mjs";
    public static final String TEMPLATE = "/alexa/forwarder/template.yaml";

    private static final String NODE = System.getProperty("carrick.nodejs", "/usr/bin/node");
    private static final Path FOLDER = Path.of("target/test-classes/forwarder").toAbsolutePath();

    private final Path code;
    private int timeLeft = 8_000;

    private Forwarder(String code, String file) {
        try {
            this.code = Files.writeString(
                    Files.createTempDirectory(FOLDER, "function").resolve(file), code);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The one that is uploaded by hand: {@code index.mjs}. */
    public static Forwarder module(TestClients skill) {
        return new Forwarder(download(MODULE, skill).body(), "index.mjs");
    }

    /** The one in the CloudFormation template, which CloudFormation stores as {@code index.js}. */
    public static Forwarder inline(TestClients skill) {
        return new Forwarder(
                CloudFormation.parse(download(TEMPLATE, skill).body()).code(), "index.js");
    }

    public static Answer download(String path, TestClients skill) {
        return download(path, Map.of("Authorization", Alexa.basic(skill.id(), skill.secret())));
    }

    public static Answer download(String path, Map<String, String> headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create(CarrickServer.url() + path))
                    .timeout(Duration.ofSeconds(30));
            headers.forEach(request::header);
            return Answer.of(HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** How long Lambda lets it run, in milliseconds. */
    public Forwarder with(int milliseconds) {
        timeLeft = milliseconds;
        return this;
    }

    /**
     * What Alexa gets for the event.
     *
     * @param environment of the function; {@code AWS_REGION} is {@code eu-west-1} if it says nothing else
     */
    public Outcome answerTo(String event, Map<String, String> environment) {
        assumeInstalled();
        try {
            var answer = Files.createTempFile(code.getParent(), "answer", ".json");
            var log = Files.createTempFile(code.getParent(), "log", ".txt");
            var node = new ProcessBuilder(
                            NODE,
                            FOLDER.resolve("run.mjs").toString(),
                            code.toString(),
                            String.valueOf(timeLeft),
                            answer.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            node.environment().clear();
            node.environment().put("AWS_REGION", "eu-west-1");
            node.environment().putAll(environment);
            var process = node.start();
            try (var input = process.outputWriter()) {
                input.write(event);
            }
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return Outcome.of(Files.readString(answer), Files.readString(log));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** Whoever has no Node sees these tests skipped, with the cure; continuous integration has one, or fails. */
    private static void assumeInstalled() {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of(NODE)) || System.getenv("CI") != null,
                "no Node at " + NODE + ": on Debian apt-get install nodejs, elsewhere set -Dcarrick.nodejs");
    }

    /**
     * What came of it.
     *
     * @param answer as Lambda would send it on
     * @param log all that the function wrote
     */
    public record Outcome(JsonObject answer, String log, long milliseconds) {

        private static Outcome of(String outcome, String log) {
            if (outcome.isEmpty()) {
                throw new AssertionError("The forwarder did not come to an end. It wrote:\n" + log);
            }
            var json = parse(outcome);
            if (json.containsKey("thrown")) {
                throw new AssertionError("The forwarder threw " + json.getString("thrown") + ". It wrote:\n" + log);
            }
            return new Outcome(
                    json.getJsonObject("answer"),
                    log,
                    json.getJsonNumber("milliseconds").longValue());
        }

        /** The header of the Alexa event that it answered. */
        public JsonObject header() {
            return answer.getJsonObject("event").getJsonObject("header");
        }

        public JsonObject payload() {
            return answer.getJsonObject("event").getJsonObject("payload");
        }

        /** The one line that it wrote. */
        public JsonObject line() {
            if (log.lines().count() != 1) {
                throw new AssertionError("not one line: " + log);
            }
            return parse(log);
        }

        private static JsonObject parse(String json) {
            try (var reader = Json.createReader(new StringReader(json))) {
                return reader.readObject();
            }
        }
    }

    /** The headers of that skill's forwarder in us-east-1, with a clock that is so many seconds off. */
    public static Map<String, String> signed(TestClients skill, String body, int seconds) {
        var time = Instant.now().plusSeconds(seconds).getEpochSecond();
        return Map.of(
                "X-Carrick-Skill",
                skill.id(),
                "X-Carrick-Region",
                "us-east-1",
                "X-Carrick-Time",
                String.valueOf(time),
                "X-Carrick-Signature",
                "v1=" + hmac(keyOf(skill), "v1:" + time + ":us-east-1:" + body));
    }

    private static String keyOf(TestClients skill) {
        var code = download(MODULE, skill).body();
        var found = Pattern.compile("CARRICK_KEY \\|\\| \"([0-9a-f]{64})\"").matcher(code);
        assertThat(found.find()).as(code).isTrue();
        return found.group(1);
    }

    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
