package carrick.account.oidc;

import carrick.account.store.StoreAway;
import carrick.http.Outside;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * What the provider says of itself, and its keys. Metadata is asked for once an hour, and stays good while the provider is away; keys are
 * asked for when one turns up that is not known, at most every five seconds.
 */
@ApplicationScoped
class Discovery {

    private static final String PATH = "/.well-known/openid-configuration";
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration BETWEEN_KEYS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** For that long nobody waits again for a provider that did not answer. */
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private static final int OK = 200;

    @Inject
    OidcSettings settings;

    @Inject
    Outside outside;

    private Known known;
    private long failedAt = System.nanoTime() - AFTER_A_FAILURE.toNanos();
    private String failure = "";

    /** @param readAt {@link System#nanoTime()} */
    record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, long readAt) {

        private boolean isFresh() {
            return System.nanoTime() - readAt < FRESH.toNanos();
        }

        /** Signatures that somebody else can check and nobody else can make; {@code none} and those with a shared secret are not among them. */
        Set<JWSAlgorithm> algorithms() {
            return JWSAlgorithm.Family.SIGNATURE;
        }
    }

    /** @throws StoreAway where the provider never told, and does not tell now */
    synchronized Known provider() throws StoreAway {
        if (known == null && System.nanoTime() - failedAt < AFTER_A_FAILURE.toNanos()) {
            throw new StoreAway(OidcProvider.NAME, failure);
        }
        if (known == null || !known.isFresh()) {
            try {
                known = read();
            } catch (IOException | ParseException unreadable) {
                remember("its metadata: " + unreadable.getMessage());
            }
        }
        return known;
    }

    private void remember(String why) throws StoreAway {
        if (known == null) {
            failedAt = System.nanoTime();
            failure = why;
            throw new StoreAway(OidcProvider.NAME, why);
        }
        known = new Known(known.metadata, known.keys, System.nanoTime());
    }

    private Known read() throws IOException, ParseException, StoreAway {
        var issuer = settings.issuer().getValue();
        var metadata = OIDCProviderMetadata.parse(get(URI.create(issuer.replaceFirst("/$", "") + PATH)));
        if (!metadata.getIssuer().equals(settings.issuer())) { // OpenID Connect Discovery 1.0, 4.3
            throw new StoreAway(OidcProvider.NAME, "it calls itself another issuer than carrick.oidc.issuer");
        }
        if (metadata.getAuthorizationEndpointURI() == null
                || metadata.getTokenEndpointURI() == null
                || metadata.getJWKSetURI() == null) {
            throw new StoreAway(OidcProvider.NAME, "its metadata lacks an endpoint");
        }
        return new Known(metadata, keys(metadata.getJWKSetURI()), System.nanoTime());
    }

    private JWKSource<SecurityContext> keys(URI address) throws MalformedURLException {
        return JWKSourceBuilder.create(address.toURL(), url -> new Resource(get(URI.create(url.toString())), null))
                .retrying(true)
                .rateLimited(BETWEEN_KEYS.toMillis())
                .build();
    }

    private String get(URI address) throws IOException {
        var reply = outside.get(address, PATIENCE);
        if (reply.status() != OK) {
            throw new IOException(address.getPath() + " was answered with " + reply.status());
        }
        return reply.body();
    }
}
