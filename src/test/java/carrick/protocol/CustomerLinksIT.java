package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Staff;
import carrick.support.TestClients;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The customer's own page: what is linked, and the end of it. */
class CustomerLinksIT {

    private final Alexa alexa = Alexa.linking(TestClients.skill());

    @Test
    void whoHasNotSignedInIsAskedTo() {
        var page = Staff.somebody().opens("/account/links");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"login:signIn\"").doesNotContain("unlink");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "form-action 'self'")
                .doesNotContain("script-src");
        assertThat(Staff.somebody().opens("/account/password").location()).isEqualTo("/account/links");
    }

    @Test
    void aWrongPasswordIsSaid() {
        var customer = Staff.somebody();
        customer.opens("/account/links");

        var page = customer.presses("login", "signIn", Map.of("username", "hanna", "password", "wrong"));

        assertThat(page.body()).contains("id=\"error\"", "not right");
        assertThat(customer.cookies()).doesNotContainKey("carrick-account");
    }

    @Test
    void unlinkingEndsThatLinkAndNoOther() {
        var one = links();
        var other = links();
        var customer = signedIn();
        assertThat(customer.opens("/account/links").body()).contains(one.attempt(), other.attempt(), "Lumen Lights");

        unlinks(customer, one.attempt());

        assertThat(customer.opens("/account/links?done=unlinked").body())
                .contains("The link has ended", other.attempt())
                .doesNotContain(one.attempt());
        assertThat(alexa.refreshes(one.refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(alexa.refreshes(other.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void nobodyEndsTheLinkOfSomebodyElse() {
        var ofAnn = alexa.links();
        var hanna = signedIn();
        hanna.opens("/account/links");
        links();
        hanna.opens("/account/links");
        var fields = new LinkedHashMap<>(Map.of(
                "links:0:one", "links:0:one",
                "links:0:one_SUBMIT", "1",
                "jakarta.faces.ViewState", "stateless",
                "links:0:one:unlink", "pressed",
                "link", ofAnn.attempt()));
        fields.put("form_token", hanna.hidden("form_token"));

        hanna.posts("/account/links", fields);

        assertThat(alexa.refreshes(ofAnn.refreshToken()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void aFormWithoutItsTokenChangesNothing(String token) {
        var link = links();
        var customer = signedIn();
        customer.opens("/account/links");

        var answer = customer.posts(
                "/account/links",
                Map.of(
                        "links:0:one", "links:0:one",
                        "links:0:one_SUBMIT", "1",
                        "jakarta.faces.ViewState", "stateless",
                        "links:0:one:unlink", "pressed",
                        "link", link.attempt(),
                        "form_token", token));

        assertThat(answer.location()).isEqualTo("/account/links?problem=form");
        assertThat(customer.opens("/account/links?problem=form").body()).contains("nothing was changed");
        assertThat(alexa.refreshes(link.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void noCookieOpensBothTheConsoleAndThisPage() {
        var customer = signedIn();
        var admin = Staff.admin();
        var asStaff = Staff.somebody();
        asStaff.cookies().putAll(customer.cookies());
        asStaff.cookies().put("carrick-console", customer.cookies().get("carrick-account"));
        assertThat(asStaff.opens("/console/overview").status()).isEqualTo(303);

        var asCustomer = Staff.somebody();
        asCustomer.cookies().put("carrick-account", admin.cookies().get("carrick-console"));
        assertThat(asCustomer.opens("/account/links").body()).contains("id=\"login:signIn\"");
    }

    @Test
    void theAlexaFlowHasNoSession() {
        var customer = signedIn();

        var page = customer.opens(Alexa.linking(TestClients.skill()).opens().location());

        assertThat(page.body()).doesNotContain("carrick-account");
        assertThat(String.valueOf(page.header("Set-Cookie"))).doesNotContain("carrick-account");
    }

    @Test
    void signingOutIsTheEndOfTheSession() {
        var customer = signedIn();
        customer.opens("/account/links");
        var kept = new LinkedHashMap<>(customer.cookies());

        customer.presses("out", "signOut", Map.of());

        var replayed = Staff.somebody();
        replayed.cookies().putAll(kept);
        assertThat(replayed.opens("/account/links").body()).contains("id=\"login:signIn\"");
    }

    @Test
    void aPasswordIsChangedByWhoKnowsIt() {
        var customer = signedIn("password-changer", "changer-password-1");
        customer.opens("/account/password");
        assertThat(customer.presses("change", "save", chosen("changer-password-1", "short"))
                        .body())
                .contains("at least 8 characters");
        assertThat(customer.presses("change", "save", chosen("wrong", "changer-password-2"))
                        .body())
                .contains("current password is not right");

        customer.presses("change", "save", chosen("changer-password-1", "changer-password-2"));

        assertThat(customer.page().location()).isEqualTo("/account/links?done=password");
        signedIn("password-changer", "changer-password-2");
    }

    @Test
    @Tag("WCAG-3.1.1")
    void speaksTheCustomersLanguage() {
        assertThat(Alexa.linking(TestClients.skill())
                        .speaking("de")
                        .visits("/account/links")
                        .body())
                .contains("lang=\"de\"", "Ihre Verknüpfungen");
    }

    private static Map<String, String> chosen(String current, String chosen) {
        return Map.of("current", current, "chosen", chosen, "again", chosen);
    }

    private carrick.support.Answer links() {
        var another = Alexa.linking(TestClients.skill());
        return another.exchanges(another.signsInAs("hanna", "hanna-password-1").codeAfterConsent());
    }

    private static Staff signedIn() {
        return signedIn("hanna", "hanna-password-1");
    }

    private static Staff signedIn(String username, String password) {
        var customer = Staff.somebody();
        customer.opens("/account/links");
        customer.presses("login", "signIn", Map.of("username", username, "password", password));
        assertThat(customer.page().location()).as(customer.page().body()).isEqualTo("/account/links");
        return customer;
    }

    private static void unlinks(Staff customer, String number) {
        var page = customer.opens("/account/links").body();
        var before = page.substring(0, page.indexOf("name=\"link\" value=\"" + number + "\""));
        var form = before.substring(before.lastIndexOf("<form id=\"") + "<form id=\"".length());
        customer.presses(form.substring(0, form.indexOf('"')), "unlink", Map.of());
        assertThat(customer.page().location()).isEqualTo("/account/links?done=unlinked");
    }
}
