package carrick.authorization;

import static carrick.authorization.AuthorizationFault.CLIENT_ID_MISSING;
import static carrick.authorization.AuthorizationFault.CLIENT_ID_REPEATED;
import static carrick.authorization.AuthorizationFault.CLIENT_UNKNOWN;
import static carrick.authorization.AuthorizationFault.CODE_CHALLENGE_MALFORMED;
import static carrick.authorization.AuthorizationFault.CODE_CHALLENGE_METHOD_UNSUPPORTED;
import static carrick.authorization.AuthorizationFault.CODE_CHALLENGE_MISSING;
import static carrick.authorization.AuthorizationFault.PARAMETER_REPEATED;
import static carrick.authorization.AuthorizationFault.REDIRECT_URI_MISSING;
import static carrick.authorization.AuthorizationFault.REDIRECT_URI_REPEATED;
import static carrick.authorization.AuthorizationFault.REDIRECT_URI_UNREGISTERED;
import static carrick.authorization.AuthorizationFault.RESPONSE_MODE_UNSUPPORTED;
import static carrick.authorization.AuthorizationFault.RESPONSE_TYPE_MISSING;
import static carrick.authorization.AuthorizationFault.RESPONSE_TYPE_UNSUPPORTED;
import static carrick.authorization.AuthorizationFault.SCOPE_MALFORMED;
import static carrick.authorization.AuthorizationFault.SCOPE_UNKNOWN;
import static carrick.authorization.AuthorizationFault.STATE_TOO_LONG;
import static carrick.oauth.Requirements.that;

import carrick.client.Client;
import carrick.http.FormParameters;
import carrick.http.NamedFault;
import carrick.oauth.Fault;
import carrick.oauth.Requirements;
import carrick.oauth.Scope;
import java.util.Optional;

/** The query Alexa opens the browser with (RFC6749-4.1.1), and the client it names. */
record AuthorizationRequest(FormParameters query, Optional<Client> client) {

    /** Until these hold there is no redirect URI to trust: the customer sees a page (RFC6749-3.1.2.4). */
    static final Requirements<AuthorizationRequest> BEFORE_REDIRECTING = Requirements.inOrder(
            that("client_id is sent once", r -> r.isSentOnce("client_id"), CLIENT_ID_REPEATED),
            that("redirect_uri is sent once", r -> r.isSentOnce("redirect_uri"), REDIRECT_URI_REPEATED),
            that("client_id is sent", r -> r.has("client_id"), CLIENT_ID_MISSING),
            that("client is registered", r -> r.client.isPresent(), CLIENT_UNKNOWN, r -> r.value("client_id")),
            that("redirect_uri is known", r -> r.redirectUri().isPresent(), REDIRECT_URI_MISSING),
            that(
                    "redirect_uri is registered",
                    AuthorizationRequest::redirectUriIsRegistered,
                    REDIRECT_URI_UNREGISTERED,
                    r -> r.value("redirect_uri"),
                    r -> String.join(" ", r.client.orElseThrow().redirectUris())));

    /** From here on the client is told by redirect (RFC6749-4.1.2.1). */
    static final Requirements<AuthorizationRequest> ONCE_REDIRECTABLE = Requirements.inOrder(
            that("no parameter is repeated", r -> r.query.repeated().isEmpty(), PARAMETER_REPEATED, r -> r.query
                    .repeated()
                    .toString()),
            that(
                    "state is of bearable length",
                    r -> r.state().filter(State::isTooLong).isEmpty(),
                    STATE_TOO_LONG,
                    r -> r.state().orElseThrow().decoded().length() + " characters",
                    r -> "at most " + State.LONGEST + " characters"),
            that("response_type is sent", r -> r.has("response_type"), RESPONSE_TYPE_MISSING),
            that(
                    "response_type is code",
                    r -> r.value("response_type").equals("code"),
                    RESPONSE_TYPE_UNSUPPORTED,
                    r -> r.value("response_type"),
                    r -> "code"),
            that(
                    "response_mode is query",
                    r -> r.isAbsentOr("response_mode", "query"),
                    RESPONSE_MODE_UNSUPPORTED,
                    r -> r.value("response_mode"),
                    r -> "query"),
            that("scope is well-formed", r -> r.scope().isWellFormed(), SCOPE_MALFORMED, r -> r.value("scope")),
            that(
                    "scope is registered",
                    r -> r.scope().isWithin(r.client.orElseThrow().scope()),
                    SCOPE_UNKNOWN,
                    r -> r.value("scope"),
                    r -> r.client.orElseThrow().scope().toString()),
            that(
                    "code_challenge_method is S256",
                    AuthorizationRequest::methodIsS256,
                    CODE_CHALLENGE_METHOD_UNSUPPORTED,
                    r -> r.value("code_challenge_method"),
                    r -> "S256"),
            that(
                    "PKCE is used where required",
                    r -> r.has("code_challenge") || !r.mustUsePkce() && !r.has("code_challenge_method"),
                    CODE_CHALLENGE_MISSING),
            that(
                    "code_challenge is well-formed",
                    r -> r.codeChallenge()
                            .filter(challenge -> !CodeChallenge.isWellFormed(challenge))
                            .isEmpty(),
                    CODE_CHALLENGE_MALFORMED));

    /** The one that was sent, or the only one there is (RFC6749-3.1.2.3). */
    Optional<String> redirectUri() {
        return query.find("redirect_uri").or(() -> client.flatMap(Client::onlyRedirectUri));
    }

    boolean namesRedirectUri() {
        return has("redirect_uri");
    }

    /** What was sent, or the client's default (RFC6749-3.3). */
    Scope scope() {
        return query.find("scope").map(Scope::parse).orElseGet(() -> client.orElseThrow()
                .defaultScope());
    }

    /** Where {@code state} itself is repeated nobody knows which one to return. */
    Optional<State> state() {
        return isSentOnce("state") ? State.in(query) : Optional.empty();
    }

    Optional<String> codeChallenge() {
        return query.find("code_challenge");
    }

    /** The fault as the client reads it: of repeated parameters it names the first. */
    Fault named(Fault fault) {
        return fault == PARAMETER_REPEATED
                ? new NamedFault(fault, query.repeated().iterator().next())
                : fault;
    }

    /** What was sent under that name; empty where nothing was. */
    String value(String name) {
        return query.find(name).orElse("");
    }

    private boolean has(String name) {
        return query.find(name).isPresent();
    }

    private boolean isSentOnce(String name) {
        return !query.repeated().contains(name);
    }

    private boolean isAbsentOr(String name, String value) {
        return query.find(name).filter(sent -> !sent.equals(value)).isEmpty();
    }

    private boolean redirectUriIsRegistered() {
        return client.orElseThrow().redirectsTo(redirectUri().orElseThrow());
    }

    private boolean mustUsePkce() {
        return client.orElseThrow().policy().requiresPkce();
    }

    /** A missing method means plain (RFC7636-4.3), which is not supported. */
    private boolean methodIsS256() {
        return value("code_challenge_method").equals("S256") || !has("code_challenge") && !has("code_challenge_method");
    }
}
