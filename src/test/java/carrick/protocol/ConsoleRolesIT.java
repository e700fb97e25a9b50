package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Console;
import carrick.support.Staff;
import carrick.support.TestClients;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each role against each page and each address of the API. */
class ConsoleRolesIT {

    private static Staff support;

    private static synchronized Staff support() {
        if (support == null) {
            var name = "support-" + UUID.randomUUID();
            support =
                    Staff.somebody().choosesPassword(name, ConsoleSignInIT.adds(name, "support"), "chosen-by-" + name);
        }
        return support;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"overview", "skills", "attempts", "live?since=0TJP-0000-0000", "accounts", "events", "audit"})
    void supportReads(String page) {
        assertThat(support().opens("/console/" + page).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "staff",
                "configuration",
                "new-skill",
                "preflights",
                "preflight?number=0TJP-0000-0000",
                "staff.xhtml",
                "new-skill.xhtml",
                "preflights.xhtml",
                "relays"
            })
    void supportDoesNotSeeWhatIsForAdministrators(String page) {
        var answer = support().opens("/console/" + page);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("This needs another role").doesNotContain("one-time password");
        assertThat(support().opens("/console/overview").body()).doesNotContain("/console/staff\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview",
                "skills",
                "attempts",
                "accounts",
                "events",
                "audit",
                "staff",
                "configuration",
                "preflights",
                "relays",
                "new-skill"
            })
    void anAdministratorSeesEverything(String page) {
        assertThat(Staff.admin().opens("/console/" + page).status()).isEqualTo(200);
    }

    @Test
    void supportCannotAddStaffByAFormOfItsOwn() {
        var somebody = support();
        somebody.opens("/console/overview");
        var name = "smuggled-" + UUID.randomUUID();
        var fields = new LinkedHashMap<String, String>(Map.of(
                "add", "add",
                "add_SUBMIT", "1",
                "jakarta.faces.ViewState", "stateless",
                "add:username", name,
                "add:role", "admin",
                "add:save", "pressed"));
        fields.put("form_token", somebody.hidden("form_token"));

        assertThat(somebody.posts("/console/staff", fields).status()).isEqualTo(403);
        assertThat(Staff.admin().opens("/console/staff").body()).doesNotContain(name);
    }

    @ParameterizedTest
    @CsvSource({
        "console-support, GET, attempts, 200",
        "console-support, GET, findings, 200",
        "console-support, GET, trends, 200",
        "console-support, GET, audit, 200",
        "console-support, GET, staff, 403",
        "console-support, DELETE, traces?account=nobody-at-all, 403",
        "console-admin, GET, attempts, 200",
        "console-admin, GET, audit, 200",
        "console-admin, GET, staff, 200",
        "console-admin, DELETE, traces?account=nobody-at-all, 200",
        "device-cloud, GET, attempts, 403",
        "device-cloud, GET, audit, 403"
    })
    void aClientMayWhatItsRoleMay(String client, String method, String path, int status) {
        var answer = Console.shared().sends(method, path, "Bearer " + tokenOf(client));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.error()).isEqualTo("insufficient_scope");
        }
    }

    @Test
    void theTokenSaysWhatItIsFor() {
        var answer = Alexa.linking(client("console-support"))
                .posts("token", Map.of("grant_type", "client_credentials", "scope", "carrick:console"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("scope")).isEqualTo("alexa:events carrick:console");
    }

    @Test
    void noLinkAndNoCookieOpensTheApi() {
        var link = Alexa.linking(TestClients.skill()).links();
        assertThat(Console.shared()
                        .sends("GET", "attempts", "Bearer " + link.accessToken())
                        .status())
                .isEqualTo(403);

        assertThat(Staff.admin().opens("/console/api/attempts").status()).isEqualTo(401);
    }

    private static String tokenOf(String client) {
        return Alexa.linking(client(client))
                .posts("token", Map.of("grant_type", "client_credentials"))
                .accessToken();
    }

    private static TestClients client(String id) {
        return new TestClients(id, id + "-secret-0123456789", "", "");
    }
}
