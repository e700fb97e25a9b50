package carrick.client;

import static carrick.client.ClientFault.BASIC_MALFORMED;
import static carrick.client.ClientFault.CLIENT_CREDENTIALS_MISSING;
import static carrick.client.ClientFault.CLIENT_CREDENTIALS_WRONG;
import static carrick.client.ClientFault.CLIENT_THROTTLED;
import static carrick.client.ClientFault.TWO_CLIENT_IDS;
import static carrick.client.ClientFault.TWO_CREDENTIALS;

import carrick.http.Caller;
import carrick.http.FormParameters;
import carrick.oauth.OAuthException;
import carrick.oauth.Secret;
import carrick.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Who is calling: HTTP Basic or body credentials, both for every client, never both at once (RFC6749-2.3). */
@ApplicationScoped
public class ClientAuthentication {

    private static final int LONGEST_HEADER = 2_000;

    /** What the secret of a client that does not exist is held against, so that it costs as much. */
    private static final ClientSecret NOBODYS =
            new ClientSecret(0, Secret.random().sha256());

    @Inject
    Clients clients;

    @Inject
    Guesses guesses;

    @Inject
    Caller caller;

    @Inject
    Trace trace;

    /**
     * @param authorization the header of that name, or {@code null}
     * @throws carrick.oauth.OAuthException where the client does not prove who it is
     */
    public Client authenticate(String authorization, FormParameters form) {
        var readings = authorization == null ? body(form) : basic(authorization, form);
        trace.clientIs(readings.get(0).clientId);
        var claimed = readings.get(readings.size() - 1).clientId; // decoded, so that one client is not many
        if (!guesses.allow(claimed, caller.network())) {
            throw CLIENT_THROTTLED.rejection("client_id " + claimed);
        }
        for (var credentials : readings) {
            var client = verified(credentials);
            if (client.isPresent()) {
                guesses.succeeded(claimed, caller.network());
                trace.passed("client authenticated by " + (authorization == null ? "request body" : "HTTP Basic"));
                return client.get();
            }
        }
        guesses.failed(claimed, caller.network());
        throw wrong(readings.get(0), authorization == null ? " in the request body" : " by HTTP Basic");
    }

    /** The operator may compare fingerprints, and reads what would have made the secret right. */
    private RuntimeException wrong(Credentials presented, String scheme) {
        var known = clients.find(presented.clientId);
        var nearMiss = known.flatMap(client -> NearMiss.of(client, presented.secret));
        return CLIENT_CREDENTIALS_WRONG.rejection(
                known.map(Client::showSecrets).orElse("the id of a client of this server"),
                "client_id " + presented.clientId + scheme + ", " + presented.secret
                        + nearMiss.map(words -> ": " + words).orElse(""));
    }

    /** The client that a request names as its sender, believed or not; empty where it names none that can be read. */
    public Optional<String> claimedBy(String authorization, FormParameters form) {
        try {
            return authorization == null
                    ? form.find("client_id")
                    : Optional.of(basic(authorization, form).get(0).clientId);
        } catch (OAuthException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Client> verified(Credentials credentials) {
        var client = clients.find(
                credentials.clientId, known -> known.match(credentials.secret).isPresent());
        var secret = client.map(known -> known.match(credentials.secret))
                .orElseGet(() -> Optional.of(NOBODYS).filter(nobodys -> nobodys.is(credentials.secret)));
        secret.filter(clients::deservesANote).ifPresent(clients::noteUse);
        return secret.isPresent() ? client : Optional.empty();
    }

    private static List<Credentials> body(FormParameters form) {
        var id = form.find("client_id").orElseThrow(CLIENT_CREDENTIALS_MISSING::rejection);
        var secret = form.find("client_secret")
                .orElseThrow(() -> CLIENT_CREDENTIALS_MISSING.rejection("client_id " + id + " without a secret"));
        return List.of(new Credentials(id, new Secret(secret)));
    }

    /**
     * RFC6749-2.3.1 wants id and secret form-encoded before they go into the header; many clients leave that out. Both readings are
     * tried: a secret that is right in one of them is right.
     */
    private static List<Credentials> basic(String header, FormParameters form) {
        if (form.find("client_secret").isPresent()) {
            throw TWO_CREDENTIALS.rejection();
        }
        var pair = decode(header);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw BASIC_MALFORMED.rejection("no colon between client_id and client_secret");
        }
        var raw = new Credentials(pair.substring(0, colon), new Secret(pair.substring(colon + 1)));
        var readings = new ArrayList<>(List.of(raw));
        formDecoded(raw).filter(other -> !other.equals(raw)).ifPresent(readings::add);
        if (form.find("client_id")
                .filter(id -> readings.stream().noneMatch(reading -> reading.clientId.equals(id)))
                .isPresent()) {
            throw TWO_CLIENT_IDS.rejection();
        }
        return readings;
    }

    private static String decode(String header) {
        if (header.length() > LONGEST_HEADER || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw BASIC_MALFORMED.rejection("another scheme, or longer than " + LONGEST_HEADER + " characters");
        }
        try {
            return new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw BASIC_MALFORMED.rejection("not base64");
        }
    }

    private static Optional<Credentials> formDecoded(Credentials raw) {
        try {
            return Optional.of(new Credentials(
                    URLDecoder.decode(raw.clientId, StandardCharsets.UTF_8),
                    new Secret(URLDecoder.decode(raw.secret.reveal(), StandardCharsets.UTF_8))));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    private record Credentials(String clientId, Secret secret) {}
}
