package carrick.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.client.Client;
import carrick.client.ClientPolicy;
import carrick.client.TestClients;
import carrick.http.FormParameters;
import carrick.oauth.OAuthException;
import carrick.oauth.Requirements;
import carrick.oauth.Scope;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationRequestTest {

    private static final String URI = "redirect_uri=https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7";
    private static final String GOOD = "response_type=code&client_id=skill&" + URI;
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Client skill = TestClients.skill();

    @Nested
    @Tag("RFC6749-3.1.2.4")
    class BeforeRedirecting {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "client_id=skill&client_id=skill&" + URI + ",                 CLIENT_ID_REPEATED",
            "client_id=&client_id=skill&" + URI + ",                      CLIENT_ID_REPEATED",
            "client_id=skill&" + URI + "&redirect_uri=https://a.example,  REDIRECT_URI_REPEATED",
            "response_type=code&" + URI + ",                              CLIENT_ID_MISSING",
            "client_id=&" + URI + ",                                      CLIENT_ID_MISSING",
            "client_id=Skill&" + URI + ",                                 CLIENT_UNKNOWN",
            "client_id=skill&" + URI + "/,                                REDIRECT_URI_UNREGISTERED",
            "client_id=skill&redirect_uri=https://evil.example,           REDIRECT_URI_UNREGISTERED",
            "client_id=skill&redirect_uri=javascript:alert(1),            REDIRECT_URI_UNREGISTERED",
            "client_id=skill&" + URI + ",                                 ",
            "client_id=skill,                                             ",
            GOOD + "&scope=a&scope=b,                                     ", // that is told by redirect
            "client%5Fid=skill&" + URI + ",                               ",
        })
        void aFaultIsShownAndNeverRedirected(String query, AuthorizationFault fault) {
            assertThat(faultOf(AuthorizationRequest.BEFORE_REDIRECTING, query)).isEqualTo(fault);
        }

        @Test
        @Tag("RFC6749-3.1.2.3")
        void theRedirectUriMustBeSentWhereThereIsAChoice() {
            skill.redirectingTo(List.of("https://a.example", "https://b.example"));

            assertThat(faultOf(AuthorizationRequest.BEFORE_REDIRECTING, "client_id=skill"))
                    .isEqualTo(AuthorizationFault.REDIRECT_URI_MISSING);
            assertThat(faultOf(
                            AuthorizationRequest.BEFORE_REDIRECTING,
                            "client_id=skill&redirect_uri=https%3A%2F%2Fb.example"))
                    .isNull();
        }

        @Test
        void theDetailShowsWhatWasSent() {
            var unknown = rejection(AuthorizationRequest.BEFORE_REDIRECTING, "client_id=skil&" + URI);

            assertThat(unknown).map(OAuthException::detail).contains("skil");
        }
    }

    @Nested
    @Tag("RFC6749-4.1.2.1")
    class OnceRedirectable {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            GOOD + ",                                                                    ",
            GOOD + "&scope=read+write&state=x,                                           ",
            GOOD + "&scope=read%20write&response_mode=query&nonce=n&prompt=login,        ",
            GOOD + "&code_challenge=" + CHALLENGE + "&code_challenge_method=S256,        ",
            GOOD + "&scope=read&scope=read,                                              PARAMETER_REPEATED",
            GOOD + "&state=a&state=b,                                                    PARAMETER_REPEATED",
            GOOD + "&x=a&x=b,                                                            PARAMETER_REPEATED",
            "client_id=skill&" + URI + ",                                                RESPONSE_TYPE_MISSING",
            "client_id=skill&response_type=&" + URI + ",                                 RESPONSE_TYPE_MISSING",
            "client_id=skill&response_type=token&" + URI + ",                            RESPONSE_TYPE_UNSUPPORTED",
            "client_id=skill&response_type=code+id_token&" + URI + ",                    RESPONSE_TYPE_UNSUPPORTED",
            "client_id=skill&response_type=Code&" + URI + ",                             RESPONSE_TYPE_UNSUPPORTED",
            GOOD + "&response_mode=fragment,                                             RESPONSE_MODE_UNSUPPORTED",
            GOOD + "&response_mode=form_post,                                            RESPONSE_MODE_UNSUPPORTED",
            GOOD + "&scope=re%22ad,                                                      SCOPE_MALFORMED",
            GOOD + "&scope=h%C3%A4user,                                                  SCOPE_MALFORMED",
            GOOD + "&scope=read+admin,                                                   SCOPE_UNKNOWN",
            "'" + GOOD
                    + "&scope=read,write',                                            SCOPE_UNKNOWN", // commas, typed
            // into one field
            GOOD + "&code_challenge=" + CHALLENGE
                    + "&code_challenge_method=plain,       CODE_CHALLENGE_METHOD_UNSUPPORTED",
            GOOD + "&code_challenge=" + CHALLENGE
                    + ",                                   CODE_CHALLENGE_METHOD_UNSUPPORTED",
            GOOD
                    + "&code_challenge_method=plain,                                        CODE_CHALLENGE_METHOD_UNSUPPORTED",
            GOOD + "&code_challenge_method=S256,                                         CODE_CHALLENGE_MISSING",
            GOOD + "&code_challenge=tooshort&code_challenge_method=S256,                 CODE_CHALLENGE_MALFORMED",
            GOOD + "&code_challenge=" + CHALLENGE + "%3D&code_challenge_method=S256,     CODE_CHALLENGE_MALFORMED",
        })
        void aFaultIsToldByRedirect(String query, AuthorizationFault fault) {
            assertThat(faultOf(AuthorizationRequest.ONCE_REDIRECTABLE, query)).isEqualTo(fault);
        }

        @Test
        void aStateOf4096CharactersIsBorneAndOneMoreIsNot() {
            assertThat(faultOf(AuthorizationRequest.ONCE_REDIRECTABLE, GOOD + "&state=" + "x".repeat(4096)))
                    .isNull();
            assertThat(faultOf(AuthorizationRequest.ONCE_REDIRECTABLE, GOOD + "&state=" + "%C3%A4".repeat(4096)))
                    .isNull();

            var rejection = rejection(AuthorizationRequest.ONCE_REDIRECTABLE, GOOD + "&state=" + "x".repeat(4097))
                    .orElseThrow();
            assertThat(rejection.fault()).isEqualTo(AuthorizationFault.STATE_TOO_LONG);
            assertThat(rejection.detail()).isEqualTo("4097 characters");
        }

        @Test
        @Tag("RFC7636-4.4.1")
        void aClientMayBeMadeToUsePkce() {
            var careful = TestClients.skill(new ClientPolicy().withPkce(true));

            assertThat(rejection(AuthorizationRequest.ONCE_REDIRECTABLE, GOOD, careful))
                    .map(OAuthException::fault)
                    .contains(AuthorizationFault.CODE_CHALLENGE_MISSING);
            assertThat(rejection(
                            AuthorizationRequest.ONCE_REDIRECTABLE,
                            GOOD + "&code_challenge=" + CHALLENGE + "&code_challenge_method=S256",
                            careful))
                    .isEmpty();
        }
    }

    @Test
    @Tag("RFC6749-3.3")
    void withoutAScopeAsksForTheDefault() {
        assertThat(request(GOOD, skill).scope()).isEqualTo(Scope.parse("read"));
        assertThat(request(GOOD + "&scope=", skill).scope()).isEqualTo(Scope.parse("read"));
        assertThat(request(GOOD + "&scope=write", skill).scope()).isEqualTo(Scope.parse("write"));
    }

    @Test
    void aRepeatedStateIsNoState() {
        assertThat(request(GOOD + "&state=a&state=b", skill).state()).isEmpty();
        assertThat(request(GOOD + "&state=a", skill).state())
                .map(State::encoded)
                .contains("a");
    }

    private AuthorizationFault faultOf(Requirements<AuthorizationRequest> rules, String query) {
        return (AuthorizationFault)
                rejection(rules, query).map(OAuthException::fault).orElse(null);
    }

    private Optional<OAuthException> rejection(Requirements<AuthorizationRequest> rules, String query) {
        return rejection(rules, query, skill);
    }

    private static Optional<OAuthException> rejection(
            Requirements<AuthorizationRequest> rules, String query, Client client) {
        try {
            rules.verify(request(query, client), passed -> {});
            return Optional.empty();
        } catch (OAuthException rejection) {
            return Optional.of(rejection);
        }
    }

    private static AuthorizationRequest request(String text, Client client) {
        var query = FormParameters.ofQuery(text);
        return new AuthorizationRequest(query, Optional.of(client).filter(known -> query.find("client_id")
                .filter(known.clientId()::equals)
                .isPresent()));
    }
}
