package carrick.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.client.Client;
import carrick.client.TestClients;
import carrick.http.FormParameters;
import carrick.oauth.OAuthException;
import carrick.platform.Setting;
import carrick.platform.TestSettings;
import carrick.support.Fuzz;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuthorizationFuzzTest {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final List<String> REGISTERED =
            List.of(TestClients.REDIRECT_URI, "http://localhost:8765/callback?keep=this");

    private final Client skill = TestClients.skill().redirectingTo(REGISTERED);
    private final AuthorizationResponse response = new AuthorizationResponse();

    AuthorizationFuzzTest() {
        response.settings = TestSettings.defaults().with(Setting.ISSUER, "https://id.example.com");
    }

    @Test
    @Tag("RFC9700-4.1")
    void noChangedRedirectUriIsRegistered() {
        Fuzz.of("redirect URIs", REGISTERED.toArray(String[]::new))
                .holds(uri -> assertThat(skill.redirectsTo(uri)).isEqualTo(REGISTERED.contains(uri)));
    }

    /** Whatever is asked, the browser is sent to a registered address or nowhere, and nothing in the query becomes more than a query. */
    @Test
    @Tag("RFC9700-4.11")
    void noRequestLeadsElsewhere() {
        var good = "response_type=code&client_id=skill&scope=read+write&state=a%20b+c/d=&redirect_uri=";
        Fuzz.of(
                        "authorization requests",
                        good + "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
                        good
                                + "http%3A%2F%2Flocalhost%3A8765%2Fcallback%3Fkeep%3Dthis&code_challenge_method=S256&code_challenge="
                                + CHALLENGE,
                        "client_id=skill&redirect_uri=https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7&state="
                                + "s".repeat(1_108))
                .holds(query -> locationFor(query).ifPresent(location -> {
                    assertThat(location).matches("[!-~]+");
                    assertThat(REGISTERED).anyMatch(location::startsWith);
                    assertThat(URI.create(location.replaceAll("[^A-Za-z0-9:/?&=.%_-]|%(?![0-9A-Fa-f]{2})", "x"))
                                    .getRawFragment())
                            .isNull();
                    assertThat(location).doesNotContain("#").contains("iss=https%3A%2F%2Fid.example.com");
                }));
    }

    @Test
    @Tag("RFC7636-4.6")
    void noOtherVerifierMeetsTheChallenge() {
        Fuzz.of("code verifiers", VERIFIER, VERIFIER + VERIFIER, CHALLENGE)
                .holds(verifier ->
                        assertThat(CodeChallenge.isMetBy(CHALLENGE, verifier)).isEqualTo(verifier.equals(VERIFIER)));
        Fuzz.of("code challenges", CHALLENGE, VERIFIER).holds(challenge -> assertThat(
                        CodeChallenge.isWellFormed(challenge) && CodeChallenge.isMetBy(challenge, VERIFIER))
                .isEqualTo(challenge.equals(CHALLENGE)));
    }

    @Test
    void noChangedHandleIsTheSame() {
        var handle = Handle.create(0x0123_4567_89AB_CDEL);
        var hash = handle.hash();

        Fuzz.of("handles", handle.text()).holds(text -> assertThat(
                        Handle.parse(text).filter(read -> read.hasHash(hash)).isPresent())
                .isEqualTo(text.equals(handle.text())));
    }

    /** Where the resource would send the browser; empty where it shows a page. */
    private Optional<String> locationFor(String query) {
        try {
            var form = FormParameters.ofQuery(query);
            var request = new AuthorizationRequest(
                    form, form.find("client_id").filter("skill"::equals).map(id -> skill));
            AuthorizationRequest.BEFORE_REDIRECTING.verify(request, held -> {});
            var to = request.redirectUri().orElseThrow();
            assertThat(to).isIn(REGISTERED);
            return Optional.of(answer(request, to));
        } catch (OAuthException refused) {
            return Optional.empty();
        }
    }

    private String answer(AuthorizationRequest request, String to) {
        var state = request.state().map(State::encoded);
        try {
            AuthorizationRequest.ONCE_REDIRECTABLE.verify(request, held -> {});
            return response.error(to, AuthorizationFault.CONSENT_DENIED, state);
        } catch (OAuthException refused) {
            return response.error(to, request.named(refused.fault()), state);
        }
    }
}
