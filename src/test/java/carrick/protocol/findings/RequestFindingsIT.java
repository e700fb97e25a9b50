package carrick.protocol.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the developer console, or something on the way, makes of an authorization request, and what is concluded of it. */
class RequestFindingsIT {

    private static final String PITANGUI = "https://pitangui.amazon.com/api/skill/link/";
    private static final String LAYLA = "https://layla.amazon.com/api/skill/link/";
    private static final String APP = "https://app.request.example/alexa";

    private final Console console = Console.shared();
    private final TestClients skill = TestClients.request("skill", PITANGUI + "MREQUEST0004");

    @Nested
    class ARedirectUri {

        @Test // 12
        void ofAnotherRegionIsTold() {
            var finding = first(opening("region", LAYLA + "MREQUEST0001"), "OtherRegionUnregistered");

            assertSeen(finding, LAYLA + "MREQUEST0001", PITANGUI + "MREQUEST0001");
            assertCure(finding, "set its alexa_redirect_url to", LAYLA + "MREQUEST0001", "request-region");
            assertThat(finding.getString("alexa_showed")).contains("page");
        }

        @ParameterizedTest // 13
        @CsvSource({
            "https://alexa.amazon.co.jp/api/skill/link/, https://alexa.amazon.com/api/skill/link/",
            "https://layla.amazon.com/api/skill/link/, https://layla.amazon.co.uk/api/skill/link/"
        })
        void whoseHostWasMistypedInTheClientIsTold(String sent, String registered) {
            var finding = first(opening("host", sent + "MREQUEST0002"), "RedirectUriMistyped");

            assertSeen(finding, "nearest registered: " + registered + "MREQUEST0002");
            assertCure(finding, "Set alexa_redirect_url of the client request-host to " + sent + "MREQUEST0002");
        }

        @Test // 13
        void whoseHostIsNoneOfAlexasIsTold() {
            var sent = "https://alexa.amazon.com/api/skill/link/MREQUEST0004";
            var finding = first(opening("skill", sent), "RedirectUriMistyped");

            assertSeen(finding, sent);
            assertCure(finding, sent, "let whoever sent it send https://");
        }

        @Test // 13
        void withASlipOfThePenIsTold() {
            var finding = first(opening("skill", "https://app.request.example/alxea"), "RedirectUriMistyped");

            assertSeen(finding, "nearest registered: " + APP, "2 characters apart");
        }

        @Test // 14
        void ofAnotherDeveloperAccountIsTold() {
            var finding = first(opening("skill", LAYLA + "MOTHERACCOUNT"), "OtherVendorRegistered");

            assertSeen(finding, "vendor id presented: MOTHERACCOUNT", "vendor id registered: MREQUEST0004");
            assertThat(finding.getString("explanation")).contains("another developer account");
            assertCure(finding, "Set alexa_redirect_url of the client request-skill to " + LAYLA + "MOTHERACCOUNT");
        }

        @Test // 14
        void withAMistypedVendorIdIsTold() {
            var finding = first(opening("skill", LAYLA + "MREQUEST0O04"), "OtherVendorRegistered");

            assertThat(finding.getString("explanation")).contains("mistyped").doesNotContain("another developer");
        }

        @ParameterizedTest // 15
        @CsvSource({
            "slash, https://pitangui.amazon.com/api/skill/link/MREQUEST0003, a slash at the end",
            "slash, https://layla.amazon.com/api/skill/link/MREQUEST0003, several of",
            "slash, https://app.request.example/Link%2FA, capitals",
            "slash, https://app.request.example/Link/A, percent-encoded",
            "skill, https://app.request.example/Alexa, capitals",
            "skill, https://app.request.example/alexa/, a slash at the end",
            "skill, http://app.request.example/alexa, http and https",
            "skill, https://app.request.example/alexa?from=app, ends where the other goes on"
        })
        void inAnotherSpellingIsTold(String client, String sent, String what) {
            var finding = first(opening(client, sent), "RedirectUriWrittenOtherwise");

            assertThat(finding.getString("explanation")).contains(what);
            assertSeen(finding, "redirect_uri presented: " + sent, "first difference: character ");
            assertCure(finding, sent, "request-" + client);
        }

        @Test // 16
        void ofAnotherClientIsTold() {
            var finding = first(opening("plain", PITANGUI + "MREQUEST0004"), "ClientIdOfOtherClient");

            assertSeen(finding, "client_id presented: request-plain", "request-skill");
            assertCure(finding, "Enter request-skill as Your Client ID");
        }

        @Test
        void ofAlexaForAClientThatHasNoneIsTold() {
            var finding = first(opening("plain", PITANGUI + "MREQUEST0099"), "RedirectUriUnknown");

            assertSeen(finding, PITANGUI + "MREQUEST0099", "registered: http://localhost:8765/request-plain");
            assertCure(finding, "set its alexa_redirect_url to " + PITANGUI + "MREQUEST0099");
        }

        @Test
        void likeNoneIsTold() {
            var finding = first(opening("plain", "https://elsewhere.example/back"), "RedirectUriUnknown");

            assertCure(finding, "add it to redirect_uris of the client request-plain");
        }

        @Test // 104
        void ofAnAppThatNobodyRegisteredIsTold() {
            var finding = first(opening("skill", "https://shop.example/welcome"), "AppUnregistered");

            assertSeen(finding, "redirect_uri presented: https://shop.example/welcome", APP);
            assertCure(finding, "add it to redirect_uris of the client request-skill", "your application or website");
        }
    }

    @Nested
    class AClientId {

        @Test // 16
        void thatIsUnknownIsToldByItsRedirectUri() {
            var finding = first(
                    Alexa.linking(skill)
                            .asking("client_id", "something-else-0001")
                            .opens(),
                    "ClientIdUnknown");

            assertSeen(finding, "client_id presented: something-else-0001", skill.redirectUri() + ": request-skill");
            assertCure(finding, "Enter request-skill as Your Client ID");
        }

        @ParameterizedTest // 16
        @ValueSource(strings = {"request-plane", "Request-Plain", "request-plain "})
        void thatIsUnknownIsToldByItsSpelling(String id) {
            var alexa = Alexa.linking(skill)
                    .asking("client_id", id)
                    .asking("redirect_uri", "https://unknown.example/x")
                    .opens();

            var finding = first(alexa, "ClientIdUnknown");

            assertSeen(finding, "nearest known client_id: request-plain");
            assertCure(finding, "Enter request-plain as Your Client ID");
        }

        @Test // 16
        void thatIsLikeNoneIsTold() {
            var finding = first(
                    Alexa.linking(skill)
                            .asking("client_id", "0000000000000000")
                            .asking("redirect_uri", "https://unknown.example/x")
                            .opens(),
                    "ClientIdUnknown");

            assertSeen(finding, "none of them alike");
            assertCure(finding, "Declare a client with client_id 0000000000000000");
        }
    }

    @Nested
    class AQuery {

        private final Alexa alexa = Alexa.linking(skill);

        @ParameterizedTest // 17
        @ValueSource(strings = {"client_id", "redirect_uri", "state", "scope"})
        void thatTheConsoleHasAlreadyIsTold(String name) {
            var answer = alexa.opens(name + "=x&" + alexa.query());

            var finding = first(answer, "ParametersRepeated");

            assertSeen(finding, "sent more than once: " + name);
            assertCure(finding, "Enter " + authorizationUri() + " as Your Web Authorization URI", "remove " + name);
        }

        @Test // 17
        void withAPercentSignIsTold() {
            var answer = alexa.opensVerbatim(alexa.query() + "&theme=100%&x=y");
            assumeThat(answer.attempt())
                    .as("WildFly answers in Carrick's stead")
                    .isNotNull();

            var finding = first(answer, "QueryMalformed");

            assertSeen(finding, "presented: % in theme");
            assertCure(finding, authorizationUri());
        }

        @Test // 19
        void thatWasWrittenIntoHtmlIsTold() {
            var finding = first(alexa.opens(alexa.query().replace("&", "&amp;")), "QueryEscapedAsHtml");

            assertSeen(finding, "amp;client_id, amp;redirect_uri, amp;scope, amp;state");
            assertCure(finding, "302");
        }

        @Test // 19
        void ofWhichStateAloneWasWrittenIntoHtmlIsTold() {
            var answer = alexa.opens(alexa.query().replace("&state", "&amp;state"));

            assertThat(answer.status()).isEqualTo(302);
            first(answer, "QueryEscapedAsHtml");
        }

        @Test
        void thatWasLostIsTold() {
            var finding = first(alexa.opens(""), "RequestIncomplete");

            assertSeen(finding, "missing: response_type, client_id, redirect_uri, state");
            assertThat(finding.getString("explanation")).contains("no parameters at all");
            assertCure(finding, "Enter exactly " + authorizationUri());
        }

        @ParameterizedTest
        @ValueSource(strings = {"response_type", "redirect_uri"})
        void thatLacksOneIsTold(String name) {
            var finding = first(alexa.asking(name, null).opens(), "RequestIncomplete");

            assertSeen(finding, "missing: " + name, "client_id presented: request-skill");
        }
    }

    @Nested
    class AState {

        private final Alexa alexa = Alexa.linking(skill);

        /** A client that has never come may have no way to this server, which comes first. */
        @BeforeEach
        void ofASkillThatHasLinked() {
            Alexa.linking(skill).links();
        }

        @Test // 18
        void thatIsTooLongIsTold() {
            var finding = first(alexa.asking("state", "a".repeat(5000)).opens(), "StateTooLong");

            assertSeen(finding, "state presented: 5000 characters", "expected: at most 4096 characters");
        }

        @Test // 18
        void thatWasLengthenedByASecondEncodingIsTold() {
            var finding = first(alexa.asking("state", "%2B%3D".repeat(900)).opens(), "StateTooLong");

            assertThat(finding.getString("explanation")).contains("once more");
        }

        @Test // 19
        void whosePlusBecameABlankIsTold() {
            alexa.opens(alexa.query().replace("%2B", "+"));

            var finding = first(codeThatNobodyExchanges(), "StateAltered");

            assertSeen(finding, " blanks, ");
            assertThat(finding.getInt("likelihood")).isEqualTo(85);
            assertCure(finding, "byte for byte");
        }

        @Test // 19
        void thatWasEncodedTwiceIsTold() {
            alexa.asking("state", Alexa.encode(Alexa.STATE)).opens();

            var finding = first(codeThatNobodyExchanges(), "StateAltered");

            assertSeen(finding, "encoded twice");
            assertThat(finding.getInt("likelihood")).isEqualTo(95);
        }

        @Test // 19: nobody comes for the tokens of a good one either; that has other reasons
        void thatIsAsAlexaWritesItIsNotBlamed() {
            alexa.opens();
            var attempt = console.attempt(codeThatNobodyExchanges().attempt(), RequestFindingsIT::isSilent);

            assertThat(Console.names(attempt)).doesNotContain("StateAltered", "StateMissing", "QueryEscapedAsHtml");
        }

        @Test // 19
        void withWhichTheLinkWorksIsNotBlamed() {
            alexa.asking("state", Alexa.encode(Alexa.STATE));
            var attempt = console.concluded(alexa.links().attempt());

            assertThat(Console.names(attempt)).doesNotContain("StateAltered");
        }

        @ParameterizedTest // 20
        @CsvSource(value = "NULL, ''", nullValues = "NULL")
        void thatIsMissingIsTold(String empty) {
            var finding = first(alexa.asking("state", empty).opens(), "StateMissing");

            assertSeen(finding, "state presented: none");
            assertCure(finding, authorizationUri());
        }

        @Test // 20
        void thatAnotherClientThanAlexaLeavesOutIsNotMissed() {
            var attempt = Alexa.linking(TestClients.request("skill", APP))
                    .asking("state", null)
                    .opens()
                    .attempt();

            assertThat(Console.names(console.attempt(attempt, known -> true))).doesNotContain("StateMissing");
        }

        private Answer codeThatNobodyExchanges() {
            var attempt = alexa.page().attempt();
            alexa.follow();
            alexa.signIn("ann", "ann-password-1");
            alexa.follow();
            assertThat(alexa.codeAfterConsent()).isNotNull();
            assertThat(alexa.page().attempt()).isEqualTo(attempt);
            return alexa.page();
        }
    }

    @Nested
    class WhatIsAskedFor {

        private final Alexa alexa = Alexa.linking(skill);

        @Test // 21
        void aScopeInAnotherSpellingIsTold() {
            var finding = first(alexa.asking("scope", "smart_home Profile").opens(), "ScopeNotAllowed");

            assertSeen(finding, "scope presented: smart_home Profile", "not among them: Profile");
            assertCure(finding, "enter profile instead of Profile");
            assertThat(finding.getString("alexa_showed")).contains("error parameter");
        }

        @Test // 21
        void aScopeThatTheClientLacksIsTold() {
            var finding = first(alexa.asking("scope", "smart_home garage").opens(), "ScopeNotAllowed");

            assertSeen(finding, "scopes of the client: smart_home profile");
            assertCure(finding, "Remove garage under Scope", "add it to scopes of the client request-skill");
        }

        @ParameterizedTest // 22
        @ValueSource(strings = {"smart_home,profile", "smart_home, profile", "\"smart_home\" \"profile\""})
        void scopesInOneFieldAreTold(String typed) {
            var finding = first(alexa.asking("scope", typed).opens(), "ScopesInOneField");

            assertSeen(finding, "scope presented: " + typed);
            assertCure(finding, "enter one scope in each field", "smart_home | profile.");
        }

        @Test // 22
        void scopesInOneFieldOfWhichOneIsUnknownAreTold() {
            var finding = first(alexa.asking("scope", "smart_home,garage").opens(), "ScopesInOneField");

            assertCure(finding, "the client request-skill does not have garage");
        }

        @Test // 23
        void theImplicitGrantIsTold() {
            var finding = first(alexa.asking("response_type", "token").opens(), "ImplicitGrantConfigured");

            assertSeen(finding, "response_type presented: token", "expected: code");
            assertCure(finding, "Choose Auth Code Grant");
        }

        @Test // 23
        void theImplicitGrantIsToldByItsRedirectUri() {
            var uri = "https://pitangui.amazon.com/spa/skill/account-linking-status.html?vendorId=MREQUEST0004";
            var answer = Alexa.linking(TestClients.request("skill", uri))
                    .asking("response_type", "token")
                    .opens();

            assertSeen(first(answer, "ImplicitGrantConfigured"), uri);
        }

        @Test // 26
        void openIdIsTold() {
            var finding = first(alexa.asking("scope", "openid smart_home").opens(), "OpenIdAsked");

            assertSeen(finding, "scope presented: openid smart_home");
            assertCure(finding, "Remove openid under Scope");
        }

        @Test // 26
        void anIdentityTokenIsTold() {
            first(alexa.asking("response_type", "code id_token").opens(), "OpenIdAsked");
        }

        @Test
        void anyOtherResponseTypeIsTold() {
            var finding = first(alexa.asking("response_type", "Code").opens(), "ResponseTypeNotCode");

            assertSeen(finding, "response_type presented: Code");
        }

        @Test
        void anotherResponseModeIsTold() {
            var finding = first(alexa.asking("response_mode", "fragment").opens(), "ResponseModeNotQuery");

            assertCure(finding, authorizationUri(), "without response_mode=fragment");
        }
    }

    @Nested
    class AnAddress {

        private final Alexa alexa = Alexa.linking(skill);
        private final Map<String, String> exchange = Map.of("grant_type", "authorization_code", "code", "x");

        @Test // 27
        void ofTheBrowserUsedByAlexasServersIsTold() {
            var finding = first(alexa.posts("authorize", exchange), "AccessTokenUriLeadsToAuthorization");

            assertSeen(finding, "grant_type authorization_code", "client_id presented: request-skill");
            assertCure(finding, "Enter " + tokenUri() + " as Access Token URI", authorizationUri());
        }

        @Test // 27
        void ofTheBrowserUsedByAlexasServersExplainsTheLinkThatWaits() {
            alexa.signsInAsAnn().codeAfterConsent();
            var waiting = alexa.page();
            alexa.posts("authorize", exchange);

            assertCure(first(waiting, "AccessTokenUriLeadsToAuthorization"), tokenUri());
        }

        @Test // 27: a form that asks for authorization, as OpenID Connect allows, comes from no console
        void thatGetsAnAuthorizationRequestByPostIsNotBlamed() {
            var answer = alexa.posts("authorize", Map.of("response_type", "code", "state", "x"));

            assertThat(Console.names(console.concluded(answer.attempt())))
                    .doesNotContain("AccessTokenUriLeadsToAuthorization");
        }

        @Test // 27
        void ofTheServersUsedByTheBrowserIsTold() {
            var answer = alexa.visits("/oauth/token?" + alexa.query());

            var finding = first(answer, "AuthorizationUriLeadsToToken");

            assertSeen(finding, "GET with an authorization request", "client_id presented: request-skill");
            assertCure(finding, "Enter " + authorizationUri() + " as Your Web Authorization URI", tokenUri());
        }

        @Test // 9 looks like it
        void ofTheServersAskedByAPostThatBecameAGetIsNotBlamed() {
            var answer = alexa.visits("/oauth/token");

            assertThat(Console.names(console.concluded(answer.attempt())))
                    .doesNotContain("AuthorizationUriLeadsToToken");
        }
    }

    @Nested
    class TheSameRequestTwice {

        private final String state = Alexa.STATE + UUID.randomUUID();

        @Test // 28
        void isToldOfTheOneThatNobodyUsed() {
            var look = Alexa.linking(skill).asking("state", state).opens().attempt();
            var link = Alexa.linking(skill).asking("state", state).links().attempt();

            var finding = console.awaitFinding(look, "OpenedTwice");

            console.awaitFirst(look, "OpenedTwice");
            assertThat(finding.getString("severity")).isEqualTo("info");
            assertSeen(finding, "the same state in attempt " + link);
            assertCure(finding, link);
            assertThat(Console.names(console.concluded(link))).doesNotContain("OpenedTwice");
        }

        @Test // 28
        void isNotToldOfTwoThatAreNotTheSame() {
            var left = Alexa.linking(skill).asking("state", state).opens().attempt();
            Alexa.linking(skill).asking("state", state + "2").links();

            assertThat(Console.names(console.attempt(left, RequestFindingsIT::isSilent)))
                    .doesNotContain("OpenedTwice");
        }
    }

    @Nested
    class OneRequestTooMany {

        private final CarrickServer server = new CarrickServer("request-flood", 16)
                .with("CARRICK_THROTTLE_REQUESTS", "10")
                .with("CARRICK_CLIENTS", CarrickServer.clients())
                .with("CARRICK_DIAGNOSIS_PATIENCE", "PT3S");

        @AfterEach
        void stop() {
            server.kill();
        }

        @Test
        void isToldWithTheProxyThatNobodyNamed() {
            server.fresh().start().awaitReady();
            var alexa = Alexa.at(server.address(), skill);
            var answer = alexa.opens();
            for (int i = 0; i < 15 && answer.status() != 429; i++) {
                answer = alexa.opens();
            }
            var proxied =
                    alexa.sending("X-Forwarded-For", "203.0.113.7, 10.0.0.1").opens();

            var other = Console.at(server.address());
            var direct = other.awaitFinding(answer.attempt(), "TooManyRequests");
            assertSeen(direct, "allowed from one address in ten minutes: 10", "X-Forwarded-For: none");
            assertCure(direct, "raise carrick.throttle.requests above 10");
            other.awaitFirst(proxied.attempt(), "TooManyRequests");
            var behind = other.awaitFinding(proxied.attempt(), "TooManyRequests");
            assertSeen(behind, "X-Forwarded-For: 2 addresses", "carrick.proxies: not set");
            assertCure(behind, "Set carrick.proxies");
            assertThat(other.gets("attempts/" + proxied.attempt()).body()).doesNotContain("203.0.113.7");
        }
    }

    private Answer opening(String client, String redirectUri) {
        return Alexa.linking(TestClients.request(client, redirectUri)).opens();
    }

    /** The finding, once it is the first. */
    private JsonObject first(Answer answer, String finding) {
        console.awaitFirst(answer.attempt(), finding);
        return console.awaitFinding(answer.attempt(), finding);
    }

    /** Whether diagnosis, which is patient for three seconds, takes the attempt for silent. */
    private static boolean isSilent(JsonObject attempt) {
        return java.time.Instant.parse(attempt.getString("last_step_at"))
                .plusSeconds(5)
                .isBefore(java.time.Instant.now());
    }

    private String authorizationUri() {
        return Alexa.linking(skill).issuer() + "/oauth/authorize";
    }

    private String tokenUri() {
        return Alexa.linking(skill).issuer() + "/oauth/token";
    }

    private static void assertSeen(JsonObject finding, String... words) {
        assertThat(String.join("\n", finding.getJsonArray("evidence").getValuesAs(jakarta.json.JsonString::getString)))
                .contains(words);
    }

    private static void assertCure(JsonObject finding, String... words) {
        assertThat(finding.getString("cure")).contains(words);
    }
}
