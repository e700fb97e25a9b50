package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.CarrickServer;
import carrick.support.Staff;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into the console, and who does not. */
class ConsoleSignInIT {

    private static final String SESSION = "carrick-console";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview",
                "skills",
                "attempts",
                "attempt",
                "live",
                "accounts",
                "account",
                "events",
                "audit",
                "audit-download",
                "configuration",
                "staff",
                "password",
                "new-skill",
                "skill"
            })
    void nobodySeesAPageBeforeTheySignIn(String page) {
        var answer = Staff.somebody().opens("/console/" + page + "?number=1");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/console/sign-in?to=%2Fconsole%2F" + page + "%3Fnumber%3D1");
        assertThat(Staff.somebody().opens("/console/" + page + ".xhtml").status())
                .isEqualTo(303);
    }

    @Test
    void theConsoleItselfLeadsToTheOverview() {
        assertThat(Staff.somebody().opens("/console").location()).isEqualTo("/console/overview");
        assertThat(Staff.somebody().opens("/console/").location()).isEqualTo("/console/overview");
    }

    @Test
    void whoSignsInGetsToWhatTheyAskedFor() {
        Staff.admin();
        var admin = Staff.somebody();
        admin.opens(admin.opens("/console/attempts?outcome=failed").location());
        admin.presses("login", "signIn", Map.of("username", "admin", "password", Staff.PASSWORD));

        assertThat(admin.page().status()).isEqualTo(303);
        assertThat(admin.page().location()).isEqualTo("/console/attempts?outcome=failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/account/links",
                "/console/../evil",
                "/console/x\r\nSet-Cookie: a=b",
                "/console/attempts?x=javascript:alert(1)//<"
            })
    void nobodyIsLedOutOfTheConsole(String where) {
        Staff.admin();
        var admin = Staff.somebody();
        admin.opens("/console/sign-in?to=" + carrick.support.Alexa.encode(where));
        admin.presses("login", "signIn", Map.of("username", "admin", "password", Staff.PASSWORD));

        assertThat(admin.page().location()).isEqualTo("/console/overview");
    }

    @Test
    void aWrongPasswordIsRefusedWithoutTellingWhetherTheNameIsKnown() {
        Staff.admin();
        var known = Staff.somebody().signIn("admin", "wrong").page();
        var unknown =
                Staff.somebody().signIn("nobody-" + UUID.randomUUID(), "wrong").page();

        assertThat(known.status()).isEqualTo(200);
        assertThat(error(known.body())).isEqualTo(error(unknown.body())).contains("not right");
        assertThat(String.valueOf(known.header("Set-Cookie"))).doesNotContain(SESSION);
    }

    @Test
    void guessingIsSlowedDown() {
        var username = "guessed-" + UUID.randomUUID();
        for (int i = 0; i < 10; i++) {
            Staff.somebody().signIn(username, "guess " + i);
        }

        assertThat(error(Staff.somebody().signIn(username, "guess").page().body()))
                .contains("too many failed tries");
    }

    @Test
    void noCustomerIsStaff() {
        assertThat(error(Staff.somebody().signIn("ann", "ann-password-1").page().body()))
                .contains("not right");
    }

    @Test
    void aOneTimePasswordIsGoodForChoosingAnotherAndNothingElse() {
        var name = "once-" + UUID.randomUUID();
        var oneTime = adds(name, "support");
        var somebody = Staff.somebody().signIn(name, oneTime);

        assertThat(somebody.opens("/console/overview").location()).isEqualTo("/console/password");
        assertThat(somebody.opens("/console/attempts").location()).isEqualTo("/console/password");
        somebody.opens("/console/password");
        var twelve = Map.of("current", oneTime, "chosen", "short", "again", "short");
        assertThat(error(somebody.presses("change", "save", twelve).body())).contains("at least 12 characters");
        var same = Map.of("current", oneTime, "chosen", oneTime, "again", oneTime);
        assertThat(error(somebody.presses("change", "save", same).body())).contains("is the old one");

        somebody.choosesPassword(name, oneTime, "chosen-by-" + name);

        assertThat(somebody.opens("/console/overview").status()).isEqualTo(200);
        assertThat(error(Staff.somebody().signIn(name, oneTime).page().body())).contains("not right");
    }

    @Test
    void signingOutIsTheEndOfTheSession() {
        var admin = Staff.admin();
        admin.opens("/console/overview");
        var kept = new LinkedHashMap<>(admin.cookies());

        admin.presses("out", "signOut", Map.of());
        assertThat(admin.page().location()).isEqualTo("/console/sign-in");

        var replayed = Staff.somebody();
        replayed.cookies().putAll(kept);
        assertThat(replayed.opens("/console/overview").status()).isEqualTo(303);
    }

    @Test
    @Tag("RFC9700-4.7")
    void aSessionThatSomebodyPlantedIsWorthNothingAfterSigningIn() {
        var victim = Staff.somebody();
        victim.opens("/console/sign-in");
        victim.cookies().put(SESSION, Staff.admin().cookies().get(SESSION));
        var planted = victim.cookies().get(SESSION);
        victim.opens("/console/sign-in");
        victim.presses("login", "signIn", Map.of("username", "admin", "password", Staff.PASSWORD));

        assertThat(victim.cookies().get(SESSION)).isNotEqualTo(planted);
        var thief = Staff.somebody();
        thief.cookies().put(SESSION, planted);
        assertThat(thief.opens("/console/overview").status()).isEqualTo(303);
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        Staff.admin();
        var cookies = Staff.somebody().signIn("admin", Staff.PASSWORD).page().header("Set-Cookie");

        assertThat(cookies.lines().filter(line -> line.startsWith(SESSION + "=") && !line.contains("Max-Age=0")))
                .singleElement()
                .asString()
                .contains("; Path=/", "; HttpOnly", "; SameSite=Lax");
    }

    @Test
    void aFormWithoutItsTokenOrWithThatOfSomebodyElseChangesNothing() {
        var admin = Staff.admin();
        admin.opens("/console/staff");
        var stranger = Staff.somebody();
        stranger.opens("/console/sign-in");
        var name = "forged-" + UUID.randomUUID();
        for (var token : new String[] {"", "x", stranger.hidden("form_token")}) {
            var fields = new LinkedHashMap<String, String>();
            fields.put("add", "add");
            fields.put("add_SUBMIT", "1");
            fields.put("form_token", token);
            fields.put("jakarta.faces.ViewState", "stateless");
            fields.put("add:username", name);
            fields.put("add:role", "admin");
            fields.put("add:save", "pressed");
            var answer = admin.posts("/console/staff", fields);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("This form is too old", "Nothing was changed");
        }
        assertThat(admin.opens("/console/staff").body()).doesNotContain(name);
    }

    @Test
    void whoIsDisabledIsOutAtOnce() {
        var name = "leaver-" + UUID.randomUUID();
        var leaver = Staff.somebody().choosesPassword(name, adds(name, "support"), "chosen-by-" + name);
        assertThat(leaver.opens("/console/overview").status()).isEqualTo(200);

        var admin = Staff.admin();
        presses(admin, name, "disable");

        assertThat(leaver.opens("/console/overview").status()).isEqualTo(303);
        assertThat(error(Staff.somebody()
                        .signIn(name, "chosen-by-" + name)
                        .page()
                        .body()))
                .contains("not right");
    }

    @Test
    void theLastAdministratorStays() {
        var server = new CarrickServer("console-alone", 13)
                .with("CARRICK_CONSOLE_FIRST_PASSWORD", Staff.FIRST_PASSWORD)
                .fresh()
                .start();
        try {
            server.awaitReady();
            var admin = Staff.at(server.address()).choosesPassword("admin", Staff.FIRST_PASSWORD, Staff.PASSWORD);
            admin.opens("/console/staff");

            assertThat(error(admin.presses("members:0:member", "disable", Map.of())
                            .body()))
                    .contains("last administrator");
            assertThat(server.console()).contains("The console has its first administrator");
        } finally {
            server.kill();
        }
    }

    @Test
    void whatStaffChangedIsInTheAuditLogAndNoPasswordIs() {
        var name = "audited-" + UUID.randomUUID();
        var oneTime = adds(name, "support");
        var admin = Staff.admin();

        assertThat(admin.opens("/console/audit").body()).contains("staff.add", "staff " + name);
        var file = admin.opens("/console/audit-download");
        assertThat(file.header("Content-Type")).startsWith("application/json");
        assertThat(file.header("Content-Disposition")).contains("attachment");
        assertThat(file.body())
                .contains("\"action\":\"staff.add\"", "\"subject\":\"staff " + name + "\"", "\"actor\":\"admin\"")
                .doesNotContain(oneTime);
    }

    /** Answers the one-time password that the page shows. */
    static String adds(String name, String role) {
        var admin = Staff.admin();
        admin.opens("/console/staff");
        var page = admin.presses("add", "save", Map.of("username", name, "role", role))
                .body();
        var from = page.indexOf("<code id=\"password\">") + "<code id=\"password\">".length();
        return page.substring(from, page.indexOf('<', from));
    }

    /** Presses a button in the row of that member. */
    static void presses(Staff admin, String name, String button) {
        var page = admin.opens("/console/staff").body();
        var before = page.substring(0, page.indexOf("name=\"member\" value=\"" + name + "\""));
        var form = before.substring(before.lastIndexOf("<form id=\"") + "<form id=\"".length());
        admin.presses(form.substring(0, form.indexOf('"')), button, Map.of());
        assertThat(admin.page().location()).contains("done=staff");
    }

    private static String error(String page) {
        var from = page.indexOf("id=\"error\"");
        return from < 0 ? "" : page.substring(from, page.indexOf("</p>", from));
    }
}
