package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Crowd;
import carrick.support.TestClients;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The consent page: the first decision stands, and only the account that was shown is linked. */
class ConsentIT {

    private final Alexa alexa = Alexa.linking(TestClients.skill());

    @Test
    void namesSkillAccountAndWhatIsShared() {
        var page = alexa.asking("scope", "smart_home profile").signsInAsAnn().page();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Lumen Lights")
                .contains("Ann Example")
                .contains("Switch your lights on and off")
                .contains("Read your name");
    }

    @Test
    void sharesNothingThatWasNotAskedFor() {
        assertThat(alexa.signsInAsAnn().page().body()).doesNotContain("Read your name");
    }

    @Test
    void withoutSigningInLeadsToTheLoginPage() {
        var answer = alexa.visits(alexa.opens().location().replace("/login", "/consent"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).contains("/account/login?attempt=");
    }

    @Test
    void withoutSigningInTheFormLinksNobody() {
        var page = alexa.signsInAsAnn().page();
        alexa.saysNotMe();

        var answer = alexa.returnsTo(page).allow();

        assertThat(answer.location()).doesNotContain("code=").contains("/account/");
    }

    @Nested
    class Allowing {

        @Test
        @Tag("RFC6749-4.1.2")
        void leadsBackWithACode() {
            var answer = alexa.signsInAsAnn().allow();

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).startsWith(TestClients.skill().redirectUri() + "?code=");
            assertThat(answer.rawRedirectParameter("state")).isEqualTo(Alexa.encode(Alexa.STATE));
        }

        @Test
        void twiceLeadsToTheSamePlace() {
            var page = alexa.signsInAsAnn().page();

            var first = alexa.allow();
            var second = alexa.returnsTo(page).allow();

            assertThat(second.status()).isEqualTo(303);
            assertThat(second.location()).isEqualTo(first.location());
        }

        @Test
        void againAfterTheLinkWasMadeSendsNoCodeThatWouldEndIt() {
            var strict = Alexa.linking(TestClients.strict());
            var page = strict.signsInAs("ann", "ann-password-1").page();
            var tokens = strict.exchanges(strict.codeAfterConsent());

            var again = strict.returnsTo(page).allow();

            assertThat(again.status()).isEqualTo(400);
            assertThat(again.location()).isNull();
            assertThat(again.body()).contains("This page has expired");
            assertThat(strict.isActive(tokens.accessToken())).isTrue();
        }

        @Test
        void manyTimesAtOnceLeadsToTheSamePlace() {
            var page = alexa.signsInAsAnn().page();

            var answers = Crowd.of(8, () -> alexa.reposts(page, Map.of("consent:allow", "x")));

            assertThat(answers).allMatch(answer -> answer.status() == 303);
            assertThat(answers.stream()
                            .map(answer -> answer.redirectParameter("code"))
                            .distinct())
                    .hasSize(1);
        }

        @Test
        void afterCancellingStaysCancelled() {
            var page = alexa.signsInAsAnn().page();
            alexa.deny();

            var answer = alexa.returnsTo(page).allow();

            assertThat(answer.redirectParameter("error")).isEqualTo("access_denied");
            assertThat(answer.redirectParameter("code")).isNull();
        }

        @Test
        void doesNotLinkAnAccountThatWasNotShown() {
            var annsPage = alexa.signsInAsAnn().page();
            alexa.visits(annsPage(alexa).replace("/consent", "/login"));
            alexa.signIn("bob@example.com", "bob-password-1");

            var answer = alexa.returnsTo(annsPage).allow();

            assertThat(answer.location()).doesNotContain("code=").contains("/account/consent");
            assertThat(alexa.follow().body()).contains("Bob Example");
            assertThat(alexa.allow().redirectParameter("code")).isNotEmpty();
        }

        @Test
        void cannotBeDoneFromAnotherBrowser() {
            var page = alexa.signsInAsAnn().page();

            var answer = Alexa.linking(TestClients.skill()).returnsTo(page).allow();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.location()).isNull();
        }

        @Test
        void withAnotherAccountInTheFormLinksNobody() {
            alexa.signsInAsAnn();

            var answer = alexa.submit(Map.of("consent:allow", "x", "consent:as", "1"));

            assertThat(answer.location()).doesNotContain("code=").contains("/account/consent");
        }

        private String annsPage(Alexa browser) {
            return "/account/consent?attempt=" + browser.hidden("attempt");
        }
    }

    @Nested
    class Cancelling {

        @Test
        @Tag("RFC6749-4.1.2.1")
        void tellsTheClient() {
            var answer = alexa.signsInAsAnn().deny();

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).startsWith(TestClients.skill().redirectUri() + "?error=access_denied");
            assertThat(answer.rawRedirectParameter("state")).isEqualTo(Alexa.encode(Alexa.STATE));
            assertThat(answer.redirectParameter("iss")).isEqualTo(alexa.issuer());
        }

        @Test
        void afterAllowingKeepsTheLink() {
            var page = alexa.signsInAsAnn().page();
            var allowed = alexa.allow();

            assertThat(alexa.returnsTo(page).deny().location()).isEqualTo(allowed.location());
            assertThat(alexa.exchanges(allowed.redirectParameter("code")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void notYouLeadsBackToTheLoginPageAndSomebodyElseLinks() {
        var answer = alexa.signsInAsAnn().saysNotMe();
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).contains("/account/login?attempt=");
        alexa.follow();
        alexa.signIn("bob@example.com", "bob-password-1");
        assertThat(alexa.follow().body()).contains("Bob Example").doesNotContain("Ann Example");

        var tokens = alexa.exchanges(alexa.codeAfterConsent());

        var told = Alexa.linking(TestClients.resourceServer())
                .introspects(tokens.accessToken())
                .json();
        assertThat(told.getString("username")).isEqualTo("bob@example.com");
    }
}
