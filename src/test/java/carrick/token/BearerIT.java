package carrick.token;

import static carrick.authorization.ContainerCodes.REDIRECT_URI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import carrick.authorization.ContainerCodes;
import carrick.client.Client;
import carrick.client.ClientPolicy;
import carrick.client.Clients;
import carrick.client.RefreshMode;
import carrick.client.StaleTokens;
import carrick.grant.Ending;
import carrick.grant.Grants;
import carrick.grant.SealedToken;
import carrick.grant.Token;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.grant.TokenSeal;
import carrick.oauth.OAuthException;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.support.Deployments;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens of clients and of links, presented in a header, in the server, on the database. */
@ArquillianTest
class BearerIT {

    private static final int CROWD = 20;

    @Inject
    Bearer bearer;

    @Inject
    ClientCredentialsExchange clientCredentials;

    @Inject
    AuthorizationCodeExchange codeExchange;

    @Inject
    RefreshTokenExchange refreshExchange;

    @Inject
    Clients clients;

    @Inject
    TokenFamilies families;

    @Inject
    TokenSeal seal;

    @Inject
    Grants grants;

    @Inject
    Clock clock;

    @Inject
    ContainerCodes codes;

    @Inject
    Instance<RequestContextController> contexts;

    @Deployment
    static WebArchive war() {
        return Deployments.war(ContainerCodes.class);
    }

    @Test
    @Tag("RFC6750-2.1")
    void aTokenOfItsOwnIsTheClients() {
        var token = ownToken(sender("sender"));

        assertThat(clientOf(token).clientId()).isEqualTo("sender");
        assertThat(faultOf(() -> familyOf(token))).isEqualTo("BEARER_NOT_ALLOWED");
    }

    @Test
    void aPermissionThatIsWithdrawnCountsAtOnce() {
        var client = sender("withdrawn");
        var token = ownToken(client);
        clients.save(new Client("withdrawn", "withdrawn", new ClientPolicy()));

        assertThat(faultOf(() -> clientOf(token))).isEqualTo("BEARER_NOT_ALLOWED");
        assertThat(faultOf(() -> ownToken(client))).isEqualTo("CLIENT_CREDENTIALS_NOT_ALLOWED");

        sender("withdrawn");
        assertThat(clientOf(token).clientId()).isEqualTo("withdrawn");
    }

    @Test
    void aClientThatIsMadeAgainDoesNotKnowTheTokensOfTheFirst() {
        var token = ownToken(sender("again"));
        clients.remove("again");
        assertThat(faultOf(() -> clientOf(token))).isEqualTo("BEARER_INVALID");

        ownToken(sender("again"));
        assertThat(faultOf(() -> clientOf(token))).isEqualTo("BEARER_INVALID");
    }

    @Test
    void aTokenOfItsOwnExpires() {
        var token = ownToken(sender("late-sender"));
        var client = clientOf(token);

        assertThat(faultOf(() -> clientOf(seal.seal(Token.client(client, clock.now()), client.tokenSalt()))))
                .isEqualTo("BEARER_INVALID");
        assertThat(faultOf(() -> clientOf(
                        seal.seal(Token.client(client, clock.now().plus(Duration.ofHours(1))), TokenSeal.newSalt()))))
                .isEqualTo("BEARER_INVALID");
    }

    @Test
    void ofACrowdThatAsksFirstEveryTokenIsGood() throws Exception {
        var client = sender("crowded");

        var numbers = new HashSet<Long>();
        for (var token : atOnce(() -> ownToken(client))) {
            assertThat(clientOf(token).clientId()).isEqualTo("crowded");
            numbers.add(SealedToken.parse(token.reveal()).orElseThrow().token().family());
        }
        assertThat(numbers).hasSize(1);
    }

    @Test
    void anAccessTokenNamesItsLinkAndNoClient() {
        var tokens = exchange(codes.client("linked", new ClientPolicy()));

        assertThat(familyOf(tokens.accessToken()).clientId()).isEqualTo("linked");
        assertThat(faultOf(() -> clientOf(tokens.accessToken()))).isEqualTo("BEARER_NOT_ALLOWED");
        assertThat(faultOf(() -> clientOf(tokens.refreshToken()))).isEqualTo("BEARER_INVALID");
        assertThat(faultOf(() -> familyOf(tokens.refreshToken()))).isEqualTo("BEARER_INVALID");
    }

    @Test
    void anAccessTokenOutlivesARefresh() {
        var client =
                codes.client("hasty", new ClientPolicy().with(RefreshMode.ROTATE, Duration.ZERO, StaleTokens.REPORT));
        var first = exchange(client);
        var second = refresh(first.refreshToken(), client);
        refresh(second.refreshToken(), client);

        assertThat(familyOf(first.accessToken()).generation()).isEqualTo(3);
    }

    @Test
    void anAccessTokenDiesWithItsLink() {
        var client = codes.client("ending", new ClientPolicy());
        var ended = exchange(client).accessToken();
        families.end(familyOf(ended).id(), Ending.REVOKED_BY_CLIENT);
        var revoked = exchange(client).accessToken();
        grants.revoke(familyOf(revoked).grant().account().id(), "ending");

        assertThat(faultOf(() -> familyOf(ended))).isEqualTo("BEARER_INVALID");
        assertThat(faultOf(() -> clientOf(ended))).isEqualTo("BEARER_INVALID");
        assertThat(faultOf(() -> familyOf(revoked))).isEqualTo("BEARER_INVALID");
    }

    @Test
    void anAccessTokenExpires() {
        var family =
                familyOf(exchange(codes.client("expiring", new ClientPolicy())).accessToken());
        var expired = seal.seal(Token.access(family, 1, clock.now()), family);

        assertThat(faultOf(() -> familyOf(expired))).isEqualTo("BEARER_INVALID");
        assertThat(faultOf(() -> clientOf(expired))).isEqualTo("BEARER_INVALID");
    }

    /** A saved client that may send events. */
    private Client sender(String id) {
        clients.save(new Client(id, id, new ClientPolicy()).allowedToSendEvents(true));
        return clients.find(id).orElseThrow();
    }

    private Secret ownToken(Client client) {
        return inRequest(() -> clientCredentials
                .exchange(new TokenRequest.OfClientCredentials(Optional.empty()), client)
                .accessToken());
    }

    private TokenResponse exchange(Client client) {
        var code = codes.code(client);
        return inRequest(() -> codeExchange.exchange(
                new TokenRequest.OfCode(code, Optional.of(REDIRECT_URI), Optional.empty()), client));
    }

    private TokenResponse refresh(Secret token, Client client) {
        return inRequest(
                () -> refreshExchange.exchange(new TokenRequest.OfRefreshToken(token, Optional.empty()), client));
    }

    private Client clientOf(Secret token) {
        return inRequest(() -> bearer.senderOf("Bearer " + token.reveal()));
    }

    private TokenFamily familyOf(Secret token) {
        return inRequest(() -> bearer.familyOf("Bearer " + token.reveal()));
    }

    private static String faultOf(Runnable act) {
        return catchThrowableOfType(OAuthException.class, act::run).fault().name();
    }

    private <T> java.util.List<T> atOnce(Callable<T> act) throws Exception {
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
