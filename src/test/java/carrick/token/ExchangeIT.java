package carrick.token;

import static carrick.authorization.ContainerCodes.REDIRECT_URI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import carrick.authorization.ContainerCodes;
import carrick.client.Client;
import carrick.client.ClientPolicy;
import carrick.client.RefreshMode;
import carrick.client.StaleTokens;
import carrick.grant.Ending;
import carrick.grant.Grants;
import carrick.grant.SealedToken;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.oauth.OAuthException;
import carrick.oauth.Secret;
import carrick.support.Deployments;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Transactions and races, in the server, on the database. */
@ArquillianTest
class ExchangeIT {

    private static final int CROWD = 20;

    @Inject
    AuthorizationCodeExchange codeExchange;

    @Inject
    RefreshTokenExchange refreshExchange;

    @Inject
    TokenFamilies families;

    @Inject
    Grants grants;

    @Inject
    ContainerCodes codes;

    @Inject
    Instance<RequestContextController> contexts;

    @Deployment
    static WebArchive war() {
        return Deployments.war(ContainerCodes.class);
    }

    @Test
    @Tag("RFC6749-4.1.2")
    void aLateReplayEndsTheFamilyAlthoughItIsRejected() {
        var client = codes.client("late", new ClientPolicy());
        var code = codes.code(client);
        var tokens = exchange(code, client);

        assertThat(faultOf(() -> exchange(code, client))).isEqualTo("CODE_REUSED");

        assertThat(family(tokens).isAlive()).isFalse();
        assertThat(family(tokens).ending()).isEqualTo(Ending.CODE_REPLAYED);
    }

    @Test
    void aReplayWithinTheToleranceLeavesTheFamilyAlone() {
        var client = codes.client("tolerant", new ClientPolicy().withCodeReplay(Duration.ofSeconds(30), false));
        var code = codes.code(client);
        var tokens = exchange(code, client);

        assertThat(faultOf(() -> exchange(code, client))).isEqualTo("CODE_REUSED");

        assertThat(family(tokens).isAlive()).isTrue();
    }

    @Test
    @Tag("RFC6749-4.1.3")
    void aRejectionBeforeRedeemingLeavesTheCodeUsable() {
        var client = codes.client("careful", new ClientPolicy());
        var other = codes.client("thief", new ClientPolicy());
        var code = codes.code(client);

        assertThat(faultOf(() -> exchange(code, other))).isEqualTo("CODE_OF_OTHER_CLIENT");

        assertThat(exchange(code, client).refreshToken()).isNotNull();
    }

    @Test
    void aGrantRevokedMeanwhileSpendsTheCodeAndGivesNothing() {
        var client = codes.client("revoked", new ClientPolicy().withCodeReplay(Duration.ofMinutes(1), true));
        var code = codes.code(client);
        var account = exchange(codes.code(client), client);
        grants.revoke(family(account).grant().account().id(), "revoked");

        assertThat(faultOf(() -> exchange(code, client))).isEqualTo("GRANT_REVOKED");
        assertThat(faultOf(() -> exchange(code, client))).isEqualTo("LINK_ENDED");
    }

    @Test
    void ofACrowdWithOneCodeOneGetsTokens() throws Exception {
        var client = codes.client("crowd", new ClientPolicy().withCodeReplay(Duration.ofSeconds(30), false));
        var code = codes.code(client);

        var outcomes = atOnce(() -> outcomeOf(() -> exchange(code, client)));

        assertThat(outcomes).hasSize(CROWD).containsOnlyOnce("tokens");
        assertThat(outcomes.stream().filter("CODE_REUSED"::equals)).hasSize(CROWD - 1);
    }

    @Test
    void twentyRefreshesAtOnceRotateOnceAndGetTheSameToken() throws Exception {
        var client = codes.client(
                "rotating", new ClientPolicy().with(RefreshMode.ROTATE, Duration.ZERO, StaleTokens.REPORT));
        var first = exchange(codes.code(client), client);

        var answers = atOnce(
                () -> refresh(first.refreshToken(), client).refreshToken().reveal());

        assertThat(answers)
                .hasSize(CROWD)
                .containsOnly(answers.get(0))
                .doesNotContain(first.refreshToken().reveal());
        assertThat(family(first).generation()).isEqualTo(2);
    }

    @Test
    @Tag("RFC9700-4.14")
    void aReusedTokenEndsAStrictFamilyForGood() {
        var client = codes.client(
                "unforgiving", new ClientPolicy().with(RefreshMode.STRICT, Duration.ZERO, StaleTokens.END_FAMILY));
        var first = exchange(codes.code(client), client);
        var second = refresh(first.refreshToken(), client);

        assertThat(faultOf(() -> refresh(first.refreshToken(), client))).isEqualTo("REFRESH_TOKEN_REUSED");

        assertThat(faultOf(() -> refresh(second.refreshToken(), client))).isEqualTo("LINK_ENDED");
        assertThat(family(first).ending()).isEqualTo(Ending.REFRESH_TOKEN_REUSED);
    }

    @Test
    void aSecondHouseholdLeavesTheFirstLinked() {
        var client = codes.client("households", new ClientPolicy());
        var first = exchange(codes.code(client), client);
        var second = exchange(codes.code(client), client);
        families.end(family(second).id(), Ending.REVOKED_BY_CLIENT);

        assertThat(refresh(first.refreshToken(), client).refreshToken()).isNotNull();
    }

    private TokenResponse exchange(Secret code, Client client) {
        return inRequest(() -> codeExchange.exchange(
                new TokenRequest.OfCode(code, Optional.of(REDIRECT_URI), Optional.empty()), client));
    }

    private TokenResponse refresh(Secret token, Client client) {
        return inRequest(
                () -> refreshExchange.exchange(new TokenRequest.OfRefreshToken(token, Optional.empty()), client));
    }

    private TokenFamily family(TokenResponse tokens) {
        return families.find(SealedToken.parse(tokens.refreshToken().reveal())
                        .orElseThrow()
                        .token()
                        .family())
                .orElseThrow();
    }

    private static String faultOf(Runnable act) {
        return catchThrowableOfType(OAuthException.class, act::run).fault().name();
    }

    private static String outcomeOf(Runnable act) {
        try {
            act.run();
            return "tokens";
        } catch (OAuthException rejection) {
            return rejection.fault().name();
        }
    }

    private <T> List<T> atOnce(Callable<T> act) throws Exception {
        ManagedExecutorService executor = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        var results = new java.util.ArrayList<T>();
        for (var done :
                executor.invokeAll(Stream.generate(() -> act).limit(CROWD).toList())) {
            results.add(done.get());
        }
        return results;
    }

    private <T> T inRequest(java.util.function.Supplier<T> act) {
        var context = contexts.get();
        var opened = context.activate();
        try {
            return act.get();
        } finally {
            if (opened) {
                context.deactivate();
            }
        }
    }
}
