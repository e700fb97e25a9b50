package carrick.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.alexa.AlexaPreset;
import carrick.preflight.exam.Target;
import carrick.preflight.metadata.KnownServer;
import carrick.support.Peer;
import jakarta.json.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Servers that others wrote, with their defaults. Every complaint here has been looked at by hand and is right; one that comes or goes is
 * news. Only in the profile {@code peers}, which downloads them.
 */
@Tag("peers")
class PeersIT {

    @Test
    void keycloak() throws Exception {
        try (var peer = Peer.keycloak()) {
            var base = peer.url() + "/realms/peers/protocol/openid-connect";
            var run = Rehearsal.of(target(base + "/auth", base + "/token"));

            assertThat(run.server()).contains(KnownServer.KEYCLOAK);
            assertThat(run.failed())
                    .as(run.told())
                    .containsExactlyInAnyOrder(
                            "UriNotHttps",
                            "PortIsNot443",
                            "AddressIsPrivate",
                            "PlainChallengeAccepted",
                            "CookieNotHttpOnly",
                            "LanguageIgnored",
                            "ParametersAdded",
                            "WrongClientAnswerOdd",
                            "ExpiresInTooShort",
                            "JwtHasPersonalData",
                            "ReplayKillsTokens",
                            "RedirectUriRequired",
                            "LinkDies");
        }
    }

    @Test
    void theProviderOfOpenLiberty() throws Exception {
        try (var peer = Peer.liberty()) {
            var base = peer.url() + "/oauth2/endpoint/alexa";
            var run = Rehearsal.of(target(base + "/authorize", base + "/token"), peer.authorities());

            assertThat(run.server()).contains(KnownServer.LIBERTY);
            assertThat(run.failed())
                    .as(run.told())
                    .containsExactlyInAnyOrder(
                            "PortIsNot443",
                            "AddressIsPrivate",
                            "MetadataMissing",
                            "PlainChallengeAccepted",
                            "ImplicitAccepted",
                            "FramingAllowed",
                            "PageStored",
                            "ViewportMissing",
                            "LanguageMissing",
                            "LanguageIgnored",
                            "RedirectUriRequired",
                            "OldRefreshTokenDiesAtOnce",
                            "ParallelRefreshFails",
                            "LostAnswerKillsLink",
                            "RevocationMissing");
        }
    }

    @Test
    void springAuthorizationServer() throws Exception {
        try (var peer = Peer.spring()) {
            var run = Rehearsal.of(target(peer.url() + "/oauth2/authorize", peer.url() + "/oauth2/token"));

            assertThat(run.server()).contains(KnownServer.SPRING);
            assertThat(run.failed())
                    .as(run.told())
                    .containsExactlyInAnyOrder(
                            "UriNotHttps",
                            "PortIsNot443",
                            "AddressIsPrivate",
                            "UnknownClientRedirected",
                            "ErrorNotRedirected",
                            "DomainMissing",
                            "ReferrerSent",
                            "LanguageIgnored",
                            "ExpiresInTooShort",
                            "ReplayKillsTokens",
                            "RedirectUriRequired");
        }
    }

    private static Target target(String authorizationUri, String tokenUri) throws IOException {
        return Target.of(Json.createObjectBuilder()
                .add("authorization_uri", authorizationUri)
                .add("token_uri", tokenUri)
                .add("client_id", "alexa")
                .add("client_secret", "alexa-secret-0123456789abcdef")
                .add(
                        "redirect_uris",
                        Json.createArrayBuilder(
                                AlexaPreset.redirectUris("https://pitangui.amazon.com/api/skill/link/MPEERVENDOR1")))
                .add("scopes", Json.createArrayBuilder(List.of("profile")))
                .add("username", "ann")
                .add("password", "ann-password-1")
                .build());
    }
}
