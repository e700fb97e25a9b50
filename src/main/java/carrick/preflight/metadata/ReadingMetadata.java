package carrick.preflight.metadata;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Stage;
import carrick.preflight.exam.Target;
import carrick.preflight.wire.Call;
import carrick.preflight.wire.Heard;
import carrick.preflight.wire.JsonText;
import carrick.preflight.wire.NoAnswer;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for the metadata where servers put it, and compares it with what was entered. */
public final class ReadingMetadata implements Stage {

    private static final List<String> NAMES = List.of("oauth-authorization-server", "openid-configuration");

    @Override
    public String name() {
        return "Metadata";
    }

    @Override
    public List<? extends Check> checks() {
        return List.of(MetadataCheck.values());
    }

    @Override
    public Set<Ground> needs() {
        return Set.of(Ground.AUTHORIZATION_URI);
    }

    @Override
    public void run(Examination examination) throws NoAnswer {
        var found = find(examination);
        KnownServer.recognise(examination.target(), found.orElse(null))
                .ifPresent(server -> examination.learn(KnownServer.class, server));
        if (examination
                .ledger()
                .judge(
                        MetadataCheck.METADATA_MISSING,
                        found.isPresent(),
                        found.map(it -> it.address().toString()).orElse(""))) {
            compare(examination, examination.learn(Metadata.class, found.get()));
        }
    }

    private static Optional<Metadata> find(Examination examination) throws NoAnswer {
        for (var address : places(examination.target())) {
            try {
                var found = read(examination.wire().send(Call.get(address).with("Accept", "application/json")));
                if (found.isPresent()) {
                    return found;
                }
            } catch (NoAnswer elsewhere) {
                continue; // a place where it might have been
            }
        }
        return Optional.empty();
    }

    private static Optional<Metadata> read(Heard heard) {
        return JsonText.read(heard.status() == 200 ? heard.text() : "")
                .filter(json -> json.containsKey("authorization_endpoint"))
                .map(json -> new Metadata(heard.call().uri(), json));
    }

    /** Both ways to put the well-known part (RFC8414-3.1, OpenID Connect Discovery 4), for every path that may be the issuer's. */
    private static Set<URI> places(Target target) {
        var places = new LinkedHashSet<URI>();
        target.metadataUri().ifPresent(places::add);
        var uri = target.authorizationUri();
        var origin = uri.getScheme() + "://" + uri.getRawAuthority();
        var path = uri.getRawPath() == null ? "" : uri.getRawPath();
        for (var end = path.lastIndexOf('/'); end >= 0 && places.size() < 17; end = path.lastIndexOf('/', end - 1)) {
            var issuerPath = path.substring(0, end);
            for (var name : NAMES) {
                places.add(URI.create(origin + issuerPath + "/.well-known/" + name));
                places.add(URI.create(origin + "/.well-known/" + name + issuerPath));
            }
        }
        return places;
    }

    private static void compare(Examination examination, Metadata metadata) {
        var ledger = examination.ledger();
        var target = examination.target();
        var address = metadata.address().toString();
        var issuer = metadata.issuer();
        var origin = address.replaceAll("/\\.well-known/[^/]*", "");
        ledger.judge(
                MetadataCheck.ISSUER_DIFFERS,
                origin.equals(issuer.replaceAll("/$", "")),
                "issuer: " + issuer + "\nfound at: " + address);
        var authorization = metadata.text("authorization_endpoint");
        ledger.judge(
                MetadataCheck.AUTHORIZATION_URI_DIFFERS,
                authorization.equals(target.authorizationUri().toString().replaceAll("\\?.*", "")),
                "authorization_endpoint: " + authorization);
        var token = metadata.text("token_endpoint");
        ledger.judge(
                MetadataCheck.TOKEN_URI_DIFFERS,
                token.equals(target.tokenUri().toString()),
                "token_endpoint: " + token);
        ledger.judge(
                MetadataCheck.S256_NOT_ADVERTISED,
                metadata.list("code_challenge_methods_supported").contains("S256"),
                "code_challenge_methods_supported: " + metadata.list("code_challenge_methods_supported"));
        compareGrants(examination, metadata);
    }

    private static void compareGrants(Examination examination, Metadata metadata) {
        var ledger = examination.ledger();
        var grants = metadata.list("grant_types_supported");
        ledger.judge(
                MetadataCheck.REFRESH_NOT_ADVERTISED,
                grants.contains("refresh_token"),
                "grant_types_supported: " + grants);
        ledger.judge(
                MetadataCheck.CLIENT_CREDENTIALS_NOT_ADVERTISED,
                grants.contains("client_credentials"),
                "grant_types_supported: " + grants);
        var methods = metadata.has("token_endpoint_auth_methods_supported")
                ? metadata.list("token_endpoint_auth_methods_supported")
                : List.of("client_secret_basic"); // RFC8414-2
        var wanted = examination.target().scheme().equals("HTTP_BASIC") ? "client_secret_basic" : "client_secret_post";
        ledger.judge(
                MetadataCheck.SCHEME_NOT_ADVERTISED,
                methods.contains(wanted),
                "token_endpoint_auth_methods_supported: " + methods);
    }
}
