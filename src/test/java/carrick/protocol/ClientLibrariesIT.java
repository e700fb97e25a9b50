package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.TestClients;
import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi20;
import com.github.scribejava.core.oauth.AccessTokenRequestParams;
import com.github.scribejava.core.oauth2.clientauthentication.ClientAuthentication;
import com.github.scribejava.core.oauth2.clientauthentication.HttpBasicAuthenticationScheme;
import com.github.scribejava.core.oauth2.clientauthentication.RequestBodyAuthenticationScheme;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.util.UriComponentsBuilder;

/** OAuth clients that others wrote link, refresh and give up; the customer's browser is played by the driver. */
class ClientLibrariesIT {

    private static final String OAUTH = CarrickServer.url() + "/oauth/";

    static Stream<TestClients> clients() {
        return Stream.of(TestClients.skill(), TestClients.pkce(), TestClients.strict(), TestClients.odd());
    }

    /** The way through login and consent that a library's authorization URL opens; answers the address the browser is sent to. */
    private static String browsed(TestClients client, String authorizationUrl) {
        assertThat(authorizationUrl).startsWith(OAUTH + "authorize?");
        var browser = Alexa.linking(client);
        browser.opens(URI.create(authorizationUrl).getRawQuery());
        browser.follow();
        browser.signIn("ann", "ann-password-1");
        browser.follow();
        return browser.allow().location();
    }

    private static boolean isActive(String token) {
        return Alexa.linking(TestClients.skill()).isActive(token);
    }

    @Nested
    class Nimbus {

        static Stream<TestClients> clients() {
            return ClientLibrariesIT.clients();
        }

        @ParameterizedTest
        @MethodSource("clients")
        void linksRefreshesAndRevokes(TestClients client) throws Exception {
            var credentials = new ClientSecretBasic(new ClientID(client.id()), new Secret(client.secret()));
            var tokens = link(client, credentials);

            var refreshed = send(credentials, new RefreshTokenGrant(tokens.getRefreshToken()));
            assertThat(refreshed.getAccessToken().getLifetime()).isGreaterThanOrEqualTo(360);
            assertThat(isActive(refreshed.getAccessToken().getValue())).isTrue();

            var revoked =
                    new TokenRevocationRequest(URI.create(OAUTH + "revoke"), credentials, refreshed.getRefreshToken());
            assertThat(revoked.toHTTPRequest().send().indicatesSuccess()).isTrue();
            assertThat(isActive(refreshed.getAccessToken().getValue())).isFalse();
        }

        @ParameterizedTest
        @MethodSource("clients")
        void linksWithCredentialsInTheBody(TestClients client) throws Exception {
            var tokens = link(client, new ClientSecretPost(new ClientID(client.id()), new Secret(client.secret())));

            assertThat(isActive(tokens.getAccessToken().getValue())).isTrue();
        }

        @Test
        void readsTheMetadata() throws Exception {
            var metadata = AuthorizationServerMetadata.resolve(
                    new Issuer(Alexa.linking(TestClients.skill()).issuer()));

            assertThat(metadata.getTokenEndpointURI().getPath()).isEqualTo("/oauth/token");
            assertThat(metadata.supportsAuthorizationResponseIssuerParam()).isTrue();
        }

        @Test
        void readsARefusal() throws Exception {
            var credentials = new ClientSecretBasic(new ClientID("skill"), new Secret("wrong"));
            var request = new TokenRequest.Builder(
                            URI.create(OAUTH + "token"),
                            credentials,
                            new RefreshTokenGrant(new com.nimbusds.oauth2.sdk.token.RefreshToken("x")))
                    .build();

            var response = TokenResponse.parse(request.toHTTPRequest().send()).toErrorResponse();

            assertThat(response.getErrorObject().getCode()).isEqualTo("invalid_client");
            assertThat(response.getErrorObject().getHTTPStatusCode()).isEqualTo(401);
        }

        private Tokens link(TestClients client, com.nimbusds.oauth2.sdk.auth.ClientAuthentication credentials)
                throws Exception {
            var verifier = new CodeVerifier();
            var state = new State("nimbus +/=%20é");
            var request = new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(client.id()))
                    .endpointURI(URI.create(OAUTH + "authorize"))
                    .redirectionURI(URI.create(client.redirectUri()))
                    .scope(new Scope(client.scope()))
                    .state(state)
                    .codeChallenge(verifier, CodeChallengeMethod.S256)
                    .build();
            var response = AuthorizationResponse.parse(
                            URI.create(browsed(client, request.toURI().toString())))
                    .toSuccessResponse();
            assertThat(response.getState()).isEqualTo(state);
            assertThat(response.getIssuer().getValue())
                    .isEqualTo(Alexa.linking(client).issuer());
            return send(
                    credentials,
                    new AuthorizationCodeGrant(
                            response.getAuthorizationCode(), URI.create(client.redirectUri()), verifier));
        }

        private Tokens send(com.nimbusds.oauth2.sdk.auth.ClientAuthentication credentials, AuthorizationGrant grant)
                throws Exception {
            var request = new TokenRequest.Builder(URI.create(OAUTH + "token"), credentials, grant).build();
            return TokenResponse.parse(request.toHTTPRequest().send())
                    .toSuccessResponse()
                    .getTokens();
        }
    }

    @Nested
    class ScribeJava {

        static Stream<TestClients> clients() {
            return ClientLibrariesIT.clients();
        }

        @ParameterizedTest
        @MethodSource("clients")
        void linksRefreshesAndRevokes(TestClients client) throws Exception {
            linksRefreshesAndRevokes(client, HttpBasicAuthenticationScheme.instance());
        }

        @ParameterizedTest
        @MethodSource("clients")
        void linksRefreshesAndRevokesWithCredentialsInTheBody(TestClients client) throws Exception {
            linksRefreshesAndRevokes(client, RequestBodyAuthenticationScheme.instance());
        }

        private void linksRefreshesAndRevokes(TestClients client, ClientAuthentication credentials) throws Exception {
            try (var service = new ServiceBuilder(client.id())
                    .apiSecret(client.secret())
                    .callback(client.redirectUri())
                    .defaultScope(client.scope())
                    .build(new Carrick(credentials))) {
                var url = service.createAuthorizationUrlBuilder()
                        .state("scribe +/=%20")
                        .initPKCE();
                var answer = service.extractAuthorization(browsed(client, url.build()));
                assertThat(answer.getState()).isEqualTo("scribe +/=%20");

                var tokens = service.getAccessToken(AccessTokenRequestParams.create(answer.getCode())
                        .pkceCodeVerifier(url.getPkce().getCodeVerifier()));
                assertThat(tokens.getExpiresIn()).isGreaterThanOrEqualTo(360);
                var refreshed = service.refreshAccessToken(tokens.getRefreshToken());
                assertThat(isActive(refreshed.getAccessToken())).isTrue();

                service.revokeToken(refreshed.getRefreshToken());
                assertThat(isActive(refreshed.getAccessToken())).isFalse();
            }
        }

        private static final class Carrick extends DefaultApi20 {

            private final ClientAuthentication credentials;

            private Carrick(ClientAuthentication credentials) {
                this.credentials = credentials;
            }

            @Override
            public String getAccessTokenEndpoint() {
                return OAUTH + "token";
            }

            @Override
            protected String getAuthorizationBaseUrl() {
                return OAUTH + "authorize";
            }

            @Override
            public String getRevokeTokenEndpoint() {
                return OAUTH + "revoke";
            }

            @Override
            public ClientAuthentication getClientAuthentication() {
                return credentials;
            }
        }
    }

    /** It has no revocation of its own; the driver revokes. */
    @Nested
    class SpringSecurity {

        @ParameterizedTest
        @ValueSource(strings = {"client_secret_basic", "client_secret_post"})
        void linksAndRefreshes(String credentials) {
            for (var client : clients().toList()) {
                var tokens = link(client, new ClientAuthenticationMethod(credentials));

                var refreshed = new RestClientRefreshTokenTokenResponseClient()
                        .getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                                tokens.getClientRegistration(), tokens.getAccessToken(), tokens.getRefreshToken()));

                assertThat(refreshed.getRefreshToken()).isNotNull();
                assertThat(isActive(refreshed.getAccessToken().getTokenValue())).isTrue();
                Alexa.linking(client).revokes(refreshed.getRefreshToken().getTokenValue());
                assertThat(isActive(refreshed.getAccessToken().getTokenValue())).isFalse();
            }
        }

        private OAuth2AuthorizationCodeAuthenticationToken link(
                TestClients client, ClientAuthenticationMethod credentials) {
            var registration = ClientRegistration.withRegistrationId("carrick")
                    .clientId(client.id())
                    .clientSecret(client.secret())
                    .clientAuthenticationMethod(credentials)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(client.redirectUri())
                    .scope(client.scope())
                    .authorizationUri(OAUTH + "authorize")
                    .tokenUri(OAUTH + "token")
                    .build();
            var builder = OAuth2AuthorizationRequest.authorizationCode()
                    .clientId(client.id())
                    .authorizationUri(OAUTH + "authorize")
                    .redirectUri(client.redirectUri())
                    .scopes(Set.of(client.scope()))
                    .state("c3ByaW5nIHN0YXRl_-=")
                    .attributes(all -> all.put(OAuth2ParameterNames.REGISTRATION_ID, "carrick"));
            OAuth2AuthorizationRequestCustomizers.withPkce().accept(builder);
            var request = builder.build();
            var answer = UriComponentsBuilder.fromUriString(browsed(client, request.getAuthorizationRequestUri()))
                    .build()
                    .getQueryParams();
            var response = OAuth2AuthorizationResponse.success(answer.getFirst("code"))
                    .redirectUri(client.redirectUri())
                    .state(java.net.URLDecoder.decode(
                            answer.getFirst("state"), java.nio.charset.StandardCharsets.UTF_8))
                    .build();
            return (OAuth2AuthorizationCodeAuthenticationToken) new OAuth2AuthorizationCodeAuthenticationProvider(
                            new RestClientAuthorizationCodeTokenResponseClient())
                    .authenticate(new OAuth2AuthorizationCodeAuthenticationToken(
                            registration, new OAuth2AuthorizationExchange(request, response)));
        }
    }
}
