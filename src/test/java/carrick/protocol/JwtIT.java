package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.Dba;
import carrick.support.TestClients;
import carrick.support.TestDatabase;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Access tokens as JWT (RFC9068), read by a resource server that never asks: Nimbus's own. */
@TestMethodOrder(OrderAnnotation.class)
class JwtIT {

    private static final String AUDIENCE = "https://api.example.com";
    private static final CarrickServer SERVER = new CarrickServer("jwt", 12);
    private static final TestDatabase DATABASE =
            new TestDatabase(CarrickServer.firstPort() + 24, SERVER.folder().resolveSibling("jwt-database"));
    private static final TestClients CLIENT =
            new TestClients("jwt", "jwt-secret-0123456789", "http://localhost:8765/jwt", "read");

    @BeforeAll
    static void start() {
        DATABASE.start();
        SERVER.asNodeOf(DATABASE, SERVER.address()).fresh().start().awaitReady();
        Dba.of(DATABASE).does("DELETE FROM signing_key"); // a database may be left from an earlier run
        var client = """
                {"name": "Lumen by JWT", "redirect_uris": ["%s"], "scopes": ["read"], "default_scope": "read",
                 "secrets": [{"value": "%s"}], "policy": {"jwt_audience": "%s"}}
                """.formatted(CLIENT.redirectUri(), CLIENT.secret(), AUDIENCE);
        assertThat(console().puts("clients/jwt", client).status()).isIn(200, 201);
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
        DATABASE.stop();
    }

    private static Console console() {
        return Console.at(SERVER.address());
    }

    private static Alexa alexa() {
        return Alexa.at(SERVER.address(), CLIENT);
    }

    private static Answer linked() {
        var tokens = alexa().exchanges(alexa().signsInAsAnn().codeAfterConsent());
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        return tokens;
    }

    private static JWKSet keys() throws Exception {
        return JWKSet.parse(SERVER.get("/.well-known/jwks.json"));
    }

    /** As a resource server does that has the keys and asks nobody (RFC9068-4). */
    private static JWTClaimsSet accepted(String token, String audience) throws Exception {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256), new ImmutableJWKSet<>(keys())));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                audience,
                new JWTClaimsSet.Builder().issuer(SERVER.address()).build(),
                Set.of("sub", "exp", "iat", "jti", "client_id", "scope")));
        return processor.process(token, null);
    }

    @Test
    void aResourceServerReadsItWithoutAsking() throws Exception {
        var tokens = linked();
        var claims = accepted(tokens.accessToken(), AUDIENCE);

        assertThat(claims.getStringClaim("client_id")).isEqualTo("jwt");
        assertThat(claims.getStringClaim("scope")).isEqualTo("read");
        assertThat(claims.getSubject())
                .isEqualTo(resource().introspects(tokens.accessToken()).json().getString("sub"));
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isBetween(3_595_000L, 3_605_000L);
        assertThat(tokens.accessToken().length()).isLessThan(2_048);
        assertThat(claims.getClaims().keySet()).as("nothing about the person").doesNotContain("name", "email");
        assertThatThrownBy(() -> accepted(tokens.accessToken(), "https://other.example.com"))
                .isInstanceOf(BadJWTException.class);
    }

    private static Alexa resource() {
        return Alexa.at(SERVER.address(), TestClients.resourceServer());
    }

    @Test
    void hereItIsWorthWhatItsLinkIsWorth() throws Exception {
        var tokens = linked();
        var refreshed = alexa().refreshes(tokens.refreshToken());

        assertThat(alexa().isActive(tokens.accessToken())).isTrue();
        assertThat(alexa().isActive(refreshed.accessToken())).isTrue();
        assertThat(alexa().revokes(tokens.accessToken()).status()).isEqualTo(200);
        assertThat(alexa().isActive(refreshed.accessToken())).isFalse();
        assertThat(alexa().refreshes(refreshed.refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(accepted(tokens.accessToken(), AUDIENCE))
                .as("whoever does not ask believes it until it ends")
                .isNotNull();
    }

    @Test
    void nobodyCanChangeWhatItSays() throws Exception {
        var token = SignedJWT.parse(linked().accessToken());
        var claims =
                new JWTClaimsSet.Builder(token.getJWTClaimsSet()).subject("1").build();
        var parts = token.serialize().split("\\.");
        var changed = parts[0] + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.toString().getBytes()) + "." + parts[2];

        assertThat(alexa().isActive(changed)).isFalse();
        assertThat(alexa().isActive(parts[0] + "." + parts[1] + ".")).isFalse();
        assertThat(alexa().isActive("eyJhbGciOiJub25lIn0." + parts[1] + ".")).isFalse();
        assertThat(alexa().isActive("a.b.c")).isFalse();
        assertThat(alexa().isActive(token.serialize())).isTrue();
    }

    @Test
    void anotherClientsTokensStayOpaque() {
        var skill = Alexa.at(SERVER.address(), TestClients.skill());
        var tokens = skill.exchanges(skill.signsInAsAnn().codeAfterConsent());

        assertThat(tokens.accessToken()).startsWith("crk_at_");
    }

    @Test
    void theMetadataNamesTheKeys() throws Exception {
        linked();

        assertThat(alexa().metadata().json().getString("jwks_uri"))
                .isEqualTo(SERVER.address() + "/.well-known/jwks.json");
        assertThat(keys().getKeys()).isNotEmpty().allMatch(key -> !key.isPrivate());
    }

    @Test
    void aNewKeyIsShownBeforeItSignsAndTheOldOneAfterwards() throws Exception {
        linked();
        var first = SignedJWT.parse(linked().accessToken()).getHeader().getKeyID();
        ages(first, 91);
        Console.at(SERVER.address()).await("overview", answer -> {
            linked();
            return SERVER.get("/.well-known/jwks.json").split("\"kid\"").length > 2;
        });
        var second = keys().getKeys().stream()
                .map(key -> key.getKeyID())
                .filter(kid -> !kid.equals(first))
                .findFirst()
                .orElseThrow();
        var stillFirst = linked().accessToken();

        assertThat(SignedJWT.parse(stillFirst).getHeader().getKeyID())
                .as("nobody can know the new one yet")
                .isEqualTo(first);

        ages(second, 2);
        Console.at(SERVER.address()).await("overview", answer -> kid(linked()).equals(second));
        assertThat(accepted(stillFirst, AUDIENCE)).isNotNull();
        assertThat(alexa().isActive(stillFirst)).isTrue();
    }

    /** For longer than a key is kept nobody asked for a token: the key that goes must not sign once more. */
    @Test
    void afterALongSilenceNothingIsSignedByAKeyThatIsGone() throws Exception {
        var before = kid(linked());
        Dba.of(DATABASE).does("DELETE FROM signing_key WHERE kid <> '" + before + "'");
        ages(before, 120);
        Console.at(SERVER.address()).await("overview", answer -> {
            var token = linked();
            assertThat(alexa().isActive(token.accessToken())).as(kid(token)).isTrue();
            return !kid(token).equals(before);
        });

        assertThat(accepted(linked().accessToken(), AUDIENCE)).isNotNull();
    }

    private static String kid(Answer tokens) {
        try {
            return SignedJWT.parse(tokens.accessToken()).getHeader().getKeyID();
        } catch (java.text.ParseException noJwt) {
            throw new AssertionError(noJwt);
        }
    }

    private static void ages(String kid, int days) {
        Dba.of(DATABASE)
                .does("UPDATE signing_key SET made_at = made_at - INTERVAL '" + days + "' DAY WHERE kid = '" + kid
                        + "'");
    }

    /** Last, for it starts the server anew. */
    @Test
    @Order(Integer.MAX_VALUE)
    void rs256ForThoseWhoKnowNothingElse() throws Exception {
        var before = linked().accessToken();
        SERVER.with("CARRICK_JWT_ALGORITHM", "RS256").restart();
        var after = linked().accessToken();

        assertThat(SignedJWT.parse(after).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(after.length()).isLessThan(1_300);
        assertThat(accepted(after, AUDIENCE)).isNotNull();
        assertThat(accepted(before, AUDIENCE)).isNotNull();
        assertThat(alexa().isActive(after)).isTrue();
        assertThat(alexa().isActive(before)).isTrue();
    }
}
