package carrick.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID provider that is right in everything but the fault it is told; its login page is the test. */
public final class FakeProvider {

    public static final String CLIENT = "carrick-at-the-provider";
    public static final String SECRET = "secret-at-the-provider-0123456789abcdef";

    private final int port;
    private final Map<String, Issued> codes = new ConcurrentHashMap<>();
    private final Map<String, Issued> accessTokens = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private volatile RSAKey key = newKey();
    private volatile String fault = "";

    /** A code, and what the request for it said. */
    private record Issued(Map<String, String> person, String nonce, String challenge) {}

    private FakeProvider(int port) {
        this.port = port;
    }

    public static FakeProvider start(int port) {
        var provider = new FakeProvider(port);
        provider.comesBack();
        return provider;
    }

    public String issuer() {
        return "http://localhost:" + port;
    }

    /** How often its token endpoint was called. */
    public int asked() {
        return asked.get();
    }

    /** @param what empty for none */
    public void hasFault(String what) {
        fault = what;
    }

    /** From now on it signs with another key, and shows that one only. */
    public void rotatesItsKey() {
        key = newKey();
    }

    public void goesAway() {
        server.stop(0);
    }

    public void comesBack() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", port), 50);
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** What its login page would do: a code for that person, for the authorization request that has this query. */
    public String signsIn(String query, Map<String, String> person) {
        var request = form(query);
        var code = UUID.randomUUID().toString();
        codes.put(code, new Issued(person, request.get("nonce"), request.get("code_challenge")));
        return code;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> send(exchange, 200, metadata());
                case "/jwks" -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
                case "/token" -> token(exchange, form(body));
                case "/me" -> userInfo(exchange);
                default -> send(exchange, 404, "{}");
            }
        } catch (JOSEException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String metadata() {
        return Json.createObjectBuilder()
                .add("issuer", issuer())
                .add("authorization_endpoint", issuer() + "/authorize")
                .add("token_endpoint", issuer() + "/token")
                .add("jwks_uri", issuer() + "/jwks")
                .add("response_types_supported", Json.createArrayBuilder().add("code"))
                .add("subject_types_supported", Json.createArrayBuilder().add("public"))
                .add(
                        "id_token_signing_alg_values_supported",
                        Json.createArrayBuilder().add("RS256").add("HS256").add("none"))
                .add("authorization_response_iss_parameter_supported", true)
                .build()
                .toString();
    }

    private void token(HttpExchange exchange, Map<String, String> form)
            throws IOException, JOSEException, NoSuchAlgorithmException {
        asked.incrementAndGet();
        if (fault.equals("failure")) {
            send(exchange, 500, "{}");
            return;
        }
        if (fault.equals("garbage")) {
            send(exchange, 200, "no json");
            return;
        }
        var expected =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        var issued = codes.remove(form.getOrDefault("code", ""));
        var isClient = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || CLIENT.equals(form.get("client_id")) && SECRET.equals(form.get("client_secret"));
        var isRight = isClient
                && issued != null
                && issued.challenge.equals(challenge(form.getOrDefault("code_verifier", "")));
        if (!isRight || fault.equals("refusal")) {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        var accessToken = UUID.randomUUID().toString();
        accessTokens.put("Bearer " + accessToken, issued);
        var answer = Json.createObjectBuilder()
                .add("access_token", accessToken)
                .add("token_type", "Bearer")
                .add("expires_in", 300);
        if (!fault.equals("no id token")) {
            answer.add("id_token", idToken(issued));
        }
        send(exchange, 200, answer.build().toString());
    }

    /** Of a provider of OAuth 2.0 alone: whose the token is. */
    private void userInfo(HttpExchange exchange) throws IOException {
        var issued =
                accessTokens.get(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (fault.equals("user info fails")) {
            send(exchange, 500, "{}");
        } else if (issued == null || fault.equals("user info refuses")) {
            send(exchange, 401, "{}");
        } else {
            var person = Json.createObjectBuilder();
            issued.person.forEach(person::add);
            send(exchange, 200, person.build().toString());
        }
    }

    private String idToken(Issued issued) throws JOSEException {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(fault.equals("issuer") ? "http://localhost:1" : issuer())
                .audience(fault.equals("audience") ? List.of("somebody-else") : List.of(CLIENT))
                .claim("nonce", fault.equals("nonce") ? "another" : issued.nonce)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(fault.equals("expired") ? now.minusSeconds(600) : now.plusSeconds(300)));
        issued.person.forEach(claims::claim);
        if (fault.equals("unsigned")) {
            return new PlainJWT(claims.build()).serialize();
        }
        var isShared = fault.equals("shared secret");
        var signer = isShared
                ? new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8))
                : new RSASSASigner(fault.equals("foreign key") ? newKey() : key);
        var header = new JWSHeader.Builder(isShared ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String challenge(String verifier) throws NoSuchAlgorithmException {
        var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static Map<String, String> form(String text) {
        var form = new HashMap<String, String>();
        for (var pair : text.split("&")) {
            var parts = pair.split("=", 2);
            form.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
