package carrick.account.oidc;

import carrick.account.store.CustomerStore;
import carrick.account.store.Person;
import carrick.account.store.Standing;
import carrick.account.store.StoreAway;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Sends browsers to the provider, and turns what they bring back into a person. */
@ApplicationScoped
public class OidcProvider implements CustomerStore {

    /** Below the issuer of this server. */
    public static final String CALLBACK = "/oauth/upstream";

    static final String NAME = "oidc";

    @Inject
    OidcSettings settings;

    @Inject
    Discovery discovery;

    @Inject
    CodeExchange exchange;

    @Inject
    UserInfo userInfo;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void requireConfigured() {
        settings.require();
    }

    /** Nobody signs in here with a password. */
    @Override
    public Optional<Person> verify(String username, String password) {
        return Optional.empty();
    }

    @Override
    public void knock() throws StoreAway {
        if (!settings.isPlain()) {
            discovery.provider();
        }
    }

    @Override
    public Standing standing(String subject) {
        return Standing.UNKNOWN;
    }

    @Override
    public Optional<String> host() {
        return Optional.of(settings.provider().getHost());
    }

    /** As the button at the login page calls it. */
    public String label() {
        return settings.name();
    }

    /**
     * Where to send a browser to sign in.
     *
     * @throws StoreAway where the provider's metadata is not known, and cannot be read
     */
    public URI signInUri(Journey journey) throws StoreAway {
        if (settings.isPlain()) {
            return new AuthorizationRequest.Builder(ResponseType.CODE, settings.clientId())
                    .endpointURI(settings.authorizationUri())
                    .redirectionURI(settings.redirectUri())
                    .scope(settings.scope())
                    .state(new State(journey.state()))
                    .codeChallenge(journey.verifier(), CodeChallengeMethod.S256)
                    .build()
                    .toURI();
        }
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, settings.scope(), settings.clientId(), settings.redirectUri())
                .endpointURI(discovery.provider().metadata().getAuthorizationEndpointURI())
                .state(new State(journey.state()))
                .nonce(new Nonce(journey.nonce()))
                .codeChallenge(journey.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Who came back with that code.
     *
     * @param issuer as the redirect names it; {@code null} where it names none (RFC9207-2.4)
     * @throws StoreAway where the provider does not answer
     * @throws UpstreamRefusal where it refuses, or what it answers is not for this browser, this client or this time
     */
    public Person redeem(String code, String issuer, Journey journey) throws StoreAway, UpstreamRefusal {
        if (settings.isPlain()) {
            return userInfo.redeem(code, journey);
        }
        var provider = discovery.provider();
        var isNamed = provider.metadata().supportsAuthorizationResponseIssuerParam();
        if (issuer == null ? isNamed : !issuer.equals(settings.issuer().getValue())) {
            throw new UpstreamRefusal("the redirect names another issuer, or none where it should");
        }
        try {
            var answer =
                    exchange.redeem(code, journey, provider.metadata().getTokenEndpointURI(), credentials(provider));
            return Claims.person(validated(read(answer), provider, journey).toJSONObject(), "sub");
        } catch (ParseException | BadJOSEException | JOSEException wrong) {
            throw new UpstreamRefusal(wrong.getMessage());
        }
    }

    private ClientAuthentication credentials(Discovery.Known provider) {
        var methods = Objects.requireNonNullElse(
                provider.metadata().getTokenEndpointAuthMethods(), List.<ClientAuthenticationMethod>of());
        return methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                ? new ClientSecretPost(settings.clientId(), settings.clientSecret())
                : new ClientSecretBasic(settings.clientId(), settings.clientSecret());
    }

    private static com.nimbusds.jwt.JWT read(HTTPResponse answer) throws ParseException, UpstreamRefusal {
        var parsed = OIDCTokenResponseParser.parse(answer);
        if (!parsed.indicatesSuccess()) {
            throw new UpstreamRefusal("its token endpoint answered "
                    + parsed.toErrorResponse().getErrorObject().getCode());
        }
        var token = ((com.nimbusds.openid.connect.sdk.OIDCTokenResponse) parsed.toSuccessResponse())
                .getOIDCTokens()
                .getIDToken();
        if (token == null) {
            throw new UpstreamRefusal("its token endpoint answered without an ID token: the scope must have openid");
        }
        return token;
    }

    /** Signature, issuer, audience, times and nonce (OpenID Connect Core 1.0, 3.1.3.7). */
    private IDTokenClaimsSet validated(com.nimbusds.jwt.JWT token, Discovery.Known provider, Journey journey)
            throws BadJOSEException, JOSEException {
        var selector = new JWSVerificationKeySelector<>(provider.algorithms(), provider.keys());
        return new IDTokenValidator(settings.issuer(), settings.clientId(), selector, null)
                .validate(token, new Nonce(journey.nonce()));
    }
}
