package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.Crowd;
import carrick.support.TestClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The login page, as a browser without script sees it. */
class LoginIT {

    private static final int TRIES_PER_ACCOUNT = 10;

    private final Alexa alexa = Alexa.linking(TestClients.skill());

    @Test
    void namesTheSkillAndTheAttempt() {
        var attempt = alexa.opens().attempt();
        var page = alexa.follow();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Lumen Lights").contains(attempt);
        assertThat(page.attempt()).isEqualTo(attempt);
    }

    @Test
    void aNameThatIsMarkUpIsShownAsText() {
        var page = Alexa.linking(TestClients.odd()).opensLogin().page();

        assertThat(page.body())
                .contains("Odd &lt;b&gt;Client&lt;/b&gt; &amp; S")
                .doesNotContain("<b>Client");
    }

    @Nested
    class SigningIn {

        @Test
        void leadsToConsentWithASeeOther() {
            var answer = alexa.opensLogin().signIn("ann", "ann-password-1");

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).contains("/account/consent?attempt=");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ANN", " ann ", "Ann"})
        void forgivesWhatPhonesDoToNames(String username) {
            assertThat(alexa.opensLogin().signIn(username, "ann-password-1").status())
                    .isEqualTo(303);
        }

        @Test
        void takesAnEmailAddressForAName() {
            assertThat(alexa.opensLogin()
                            .signIn("bob@example.com", "bob-password-1")
                            .status())
                    .isEqualTo(303);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ann-password-2", "Ann-password-1", "ann-password-1 ", "ann-password-1\u0000", "x"})
        void aWrongPasswordIsToldAndNothingHappens(String password) {
            var page = Alexa.linking(TestClients.skill()).opensLogin().signIn("bob@example.com", password);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.location()).isNull();
            assertThat(page.body()).contains("id=\"error\"").contains("User name or password is not right");
        }

        @Test
        void anUnknownAccountReadsLikeAWrongPassword() {
            alexa.opensLogin();
            var wrong = alexa.signIn("bob@example.com", "not the password");
            var unknown = alexa.signIn("nobody@example.com", "not the password");

            assertThat(unknown.status()).isEqualTo(wrong.status());
            assertThat(unknown.body().replace("nobody@example.com", "bob@example.com"))
                    .isEqualTo(wrong.body());
        }

        @Test
        void thePasswordIsNeverSentBack() {
            var page = alexa.opensLogin().signIn("bob@example.com", "not-the-password-at-all");

            assertThat(page.body()).doesNotContain("not-the-password-at-all");
        }

        @Test
        void theNameComesBackAsText() {
            var page = alexa.opensLogin().signIn("\"><script>alert(1)</script>", "x");

            assertThat(page.body()).doesNotContain("<script").contains("&lt;script&gt;");
        }

        @ParameterizedTest
        @CsvSource({"'', x", "ann, ''", "'', ''", "'   ', x"})
        void anEmptyFieldIsAskedFor(String username, String password) {
            var page = alexa.opensLogin().signIn(username, password);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("Enter your user name and your password.");
        }

        @Test
        void worksAfterAWrongPassword() {
            alexa.opensLogin().signIn("ann", "wrong");

            assertThat(alexa.signIn("ann", "ann-password-1").status()).isEqualTo(303);
        }
    }

    @Nested
    class Throttling {

        @Test
        void countsFailuresOnlyAndThenHoldsForTheRightPasswordToo() {
            alexa.opensLogin();
            var login = alexa.page();
            for (int i = 0; i < TRIES_PER_ACCOUNT + 2; i++) {
                assertThat(alexa.returnsTo(login)
                                .signIn("throttled", "theo-password-1")
                                .status())
                        .isEqualTo(303);
            }
            for (int i = 0; i < TRIES_PER_ACCOUNT; i++) {
                assertThat(alexa.returnsTo(login).signIn("throttled", "wrong").body())
                        .contains("not right");
            }

            var page = alexa.returnsTo(login).signIn("throttled", "theo-password-1");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).containsPattern("too many failed tries. Please wait [0-9]+ seconds");
            assertThat(alexa.returnsTo(login).signIn("ann", "ann-password-1").status())
                    .isEqualTo(303);
        }

        @Test
        void tellsNothingOfWhetherTheAccountExists() {
            var nobody = UUID.randomUUID().toString();
            alexa.opensLogin();
            for (int i = 0; i < TRIES_PER_ACCOUNT; i++) {
                assertThat(alexa.signIn(nobody, "wrong").body()).contains("not right");
            }

            assertThat(alexa.signIn(nobody, "wrong").body()).contains("too many failed tries");
        }

        @Test
        void triesAtOnceGainNothing() {
            var nobody = UUID.randomUUID().toString();
            var login = alexa.opensLogin().page();

            var answers = Crowd.of(
                    15,
                    () -> alexa.reposts(
                            login, Map.of("login:username", nobody, "login:password", "wrong", "login:signIn", "x")));

            assertThat(answers)
                    .filteredOn(answer -> answer.body().contains("not right"))
                    .hasSizeLessThanOrEqualTo(TRIES_PER_ACCOUNT + 1);
        }
    }

    @Nested
    class Cancelling {

        @Test
        @Tag("RFC6749-4.1.2.1")
        void tellsTheClient() {
            var answer = alexa.opensLogin().cancelsSignIn();

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).startsWith(TestClients.skill().redirectUri() + "?error=access_denied");
            assertThat(answer.rawRedirectParameter("state")).isEqualTo(Alexa.encode(Alexa.STATE));
        }
    }

    /** A pending request belongs to the browser that began it. */
    @Nested
    class Binding {

        @Test
        void withoutTheCookieThePageSaysSo() {
            var page = Alexa.linking(TestClients.skill()).visits(alexa.opens().location());

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("cookie").doesNotContain("<form");
        }

        @Test
        void anotherBrowserWithACookieOfItsOwnIsStillAnother() {
            var other = Alexa.linking(TestClients.skill());
            other.opens();

            var page = other.visits(alexa.opens().location());

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).doesNotContain("<form");
        }

        @Test
        void aFormOfAnotherBrowserIsNotTaken() {
            var login = alexa.opensLogin().page();

            var answer = Alexa.linking(TestClients.skill()).returnsTo(login).signIn("ann", "ann-password-1");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.location()).isNull();
        }

        @Test
        void aForgedHandleIsRefused() {
            var location = alexa.opens().location();
            var end = location.endsWith("A") ? "B" : "A";

            assertThat(alexa.visits(location.substring(0, location.length() - 1) + end)
                            .status())
                    .isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "?attempt=", "?attempt=x", "?attempt=%00", "?other=x", "?attempt=%C3%28"})
        void whatIsNoHandleIsAnExpiredPage(String query) {
            var page = alexa.visitsVerbatim("/account/login" + query);

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("expired").doesNotContain("<form");
        }

        /** WildFly answers in Carrick's stead, without a page. */
        @Test
        void whatIsNoEncodingIsRefused() {
            var page = alexa.visitsVerbatim("/account/login?attempt=%zz");

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).doesNotContain("<form");
        }

        @Test
        void aClientOfAnotherRequestIsNotChangedByTheAddress() {
            var location = alexa.opens().location();

            alexa.visits(location + "&client_id=strict&redirect_uri=http://evil.example/");
            alexa.signIn("ann", "ann-password-1");
            alexa.follow();

            assertThat(alexa.allow().location()).startsWith(TestClients.skill().redirectUri());
        }
    }

    @Test
    void noStepSetsASessionCookie() {
        var cookies = new ArrayList<String>();
        for (var answer : walk()) {
            if (answer.header("Set-Cookie") != null) {
                cookies.addAll(answer.header("Set-Cookie").lines().toList());
            }
        }

        assertThat(cookies).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .startsWith("carrick-")
                .contains("; HttpOnly")
                .contains("; SameSite=Lax")
                .contains("; Path=/"));
    }

    @Test
    void everyStepHasTheHeadersThatKeepOthersOut() {
        assertThat(walk()).allSatisfy(answer -> {
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .contains("base-uri 'none'")
                    .doesNotContain("unsafe")
                    .doesNotContain("script-src");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.attempt()).isNotEmpty();
        });
    }

    @Test
    void formsMayEndAtAmazon() {
        alexa.opensLogin();
        assertThat(alexa.page().header("Content-Security-Policy")).containsPattern("form-action 'self'[^;]* https:");
        alexa.signIn("ann", "ann-password-1");

        assertThat(alexa.follow().header("Content-Security-Policy")).containsPattern("form-action 'self'[^;]* https:");
    }

    @Test
    void formsMayEndAtAClientWithoutHttps() {
        var page = Alexa.linking(TestClients.strict()).opensLogin().page();

        assertThat(page.header("Content-Security-Policy"))
                .containsPattern("form-action 'self'[^;]* http://localhost:8765");
    }

    @Test
    void noPageLoadsAnythingFromElsewhere() {
        assertThat(walk()).allSatisfy(answer -> {
            assertThat(answer.body())
                    .doesNotContain("<script")
                    .doesNotContain("src=\"http")
                    .doesNotContain("href=\"http");
            assertThat(answer.body().length()).isLessThan(30_000);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "en, en, ltr, Sign in",
        "de, de, ltr, ",
        "fr, fr, ltr, ",
        "it, it, ltr, ",
        "es, es, ltr, ",
        "pt, pt, ltr, ",
        "ja, ja, ltr, ",
        "hi, hi, ltr, ",
        "ar, ar, rtl, ",
        "'fr-CA,fr;q=0.9,en;q=0.8', fr, ltr, ",
        "'pt-BR', pt, ltr, ",
        "'es-MX,es;q=0.9', es, ltr, ",
        "'xx,de;q=0.5', de, ltr, ",
        "zh, en, ltr, Sign in",
        "'', en, ltr, Sign in",
        "*, en, ltr, Sign in"
    })
    void speaksTheCustomersLanguage(String accepted, String language, String direction, String text) {
        var page = alexa.speaking(accepted).opensLogin().page();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"" + language + "\" dir=\"" + direction + "\"")
                .contains(text == null ? "" : text);
        if (!language.equals("en")) {
            assertThat(page.body()).doesNotContain("Sign in");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "it", "es", "pt", "ja", "hi", "ar"})
    void speaksItOnConsentAndOnErrorPagesToo(String language) {
        alexa.speaking(language).signsInAsAnn();
        assertThat(alexa.page().body())
                .contains("<html lang=\"" + language + "\"")
                .doesNotContain(">Allow<")
                .doesNotContain("value=\"Allow\"");

        assertThat(alexa.asking("client_id", "nobody").opens().body())
                .contains("<html lang=\"" + language + "\"")
                .doesNotContain("This link cannot be started");
    }

    /** Every answer on the way to a link. */
    private List<Answer> walk() {
        return List.of(
                alexa.opens(),
                alexa.follow(),
                alexa.signIn("ann", "wrong"),
                alexa.signIn("ann", "ann-password-1"),
                alexa.follow(),
                alexa.allow());
    }
}
