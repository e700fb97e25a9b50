package carrick.preflight.metadata;

import static carrick.preflight.exam.Saying.note;
import static carrick.preflight.exam.Saying.warning;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Saying;

/** What the metadata can lack. Alexa for classic skills reads none of it; add-ons of Alexa+ do. */
enum MetadataCheck implements Check {
    METADATA_MISSING(note(
            "The server publishes its metadata.",
            "No metadata was found.",
            "Publish /.well-known/oauth-authorization-server. Alexa+ needs it; ordinary linking does not.",
            "RFC8414-3; alexa-contract 10")),
    ISSUER_DIFFERS(warning(
            "The issuer of the metadata is where it was found.",
            "The issuer in the metadata is not the address at which it was found.",
            "Correct the issuer, often a host name or a path that a proxy has changed.",
            "RFC8414-3.3; alexa-contract 12, row 109")),
    AUTHORIZATION_URI_DIFFERS(warning(
            "The authorization URI is that of the metadata.",
            "The authorization URI that was entered is not that of the metadata.",
            "Compare them: one of the two is old, or a proxy has changed the host.",
            "RFC8414-2")),
    TOKEN_URI_DIFFERS(warning(
            "The token URI is that of the metadata.",
            "The token URI that was entered is not that of the metadata.",
            "Compare them: one of the two is old, or a proxy has changed the host.",
            "RFC8414-2")),
    S256_NOT_ADVERTISED(warning(
            "PKCE with S256 is advertised.",
            "code_challenge_methods_supported does not have S256.",
            "Advertise it. For Alexa+ the deployment stops otherwise.",
            "alexa-contract 10, 12 row 110")),
    REFRESH_NOT_ADVERTISED(note(
            "The refresh token grant is advertised.",
            "grant_types_supported does not have refresh_token.",
            "Add it where the server supports it.",
            "RFC8414-2; alexa-contract 12, row 115")),
    SCHEME_NOT_ADVERTISED(warning(
            "The configured way to authenticate is advertised.",
            "token_endpoint_auth_methods_supported does not have the scheme that was entered.",
            "Choose another scheme in the Alexa console, or allow this one for the client.",
            "alexa-contract 12, row 47")),
    CLIENT_CREDENTIALS_NOT_ADVERTISED(note(
            "The client credentials grant is advertised.",
            "grant_types_supported does not have client_credentials.",
            "Nothing, unless you build for Alexa+: its service tier needs it.",
            "alexa-contract 10, 12 row 114"));

    private final Saying saying;

    MetadataCheck(Saying saying) {
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }
}
