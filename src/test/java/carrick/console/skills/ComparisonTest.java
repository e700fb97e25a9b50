package carrick.console.skills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carrick.client.Client;
import carrick.client.ClientPolicy;
import carrick.oauth.Scope;
import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private final Client client = new Client("lumen", "Lumen", new ClientPolicy())
            .redirectingTo(List.of("https://layla.amazon.com/api/skill/link/M1"))
            .offering(List.of("smart_home"), Scope.parse("smart_home"));
    private final LinkingSettings settings = new LinkingSettings(client, "https://id.example.com", java.util.List.of());

    @Test
    void whatThisServerTellsAmazonIsWhatItNeeds() {
        assertThat(Comparison.of(settings, settings.forSmapi(null).toString())).allMatch(Comparison.Line::isGood);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type | \"IMPLICIT\" | Auth Code Grant",
                "authorizationUrl | \"https://id.example.com/oauth/authorize?x=1\" | without a query",
                "accessTokenUrl | \"https://id.example.com/oauth/token \" | blank before or after",
                "clientId | \"Lumen\" | Capitals matter",
                "accessTokenScheme | \"BASIC\" | one of the two",
                "scopes | [\"smart_home\", \"other\"] | does not know other",
                "scopes | [] | need a scope",
                "domains | [\"cdn.example.com\"] | add it",
                "defaultTokenExpirationInSeconds | 20 | less than 360",
                "defaultTokenExpirationInSeconds | \"20\" | less than 360",
                "defaultTokenExpirationInSeconds | 7200 | enter no more",
                "skipOnEnablement | true | without linking"
            })
    void whatDiffersIsNamedWithItsCure(String field, String value, String cure) {
        var request = settings.forSmapi(null).getJsonObject("accountLinkingRequest");
        var other = Json.createObjectBuilder(request)
                .add(field, Json.createReader(new java.io.StringReader(value)).readValue())
                .build();

        assertThat(Comparison.of(settings, other.toString()))
                .filteredOn(line -> !line.isGood())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.getField()).isEqualTo(field);
                    assertThat(line.getCure()).contains(cure);
                });
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> Comparison.of(settings, "{\"type\":"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("get-account-linking-info");
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H, an hour",
        "PT30S, 30 seconds",
        "PT1M, 1 minute",
        "P180D, 180 days",
        "PT1H30S, 1 hour and 30 seconds"
    })
    void durationsAreToldInWords(Duration duration, String words) {
        assertThat(Consequences.words(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"strict, PT1H, ''", "rotate, PT4M, ''", "rotate, PT1H, P30D", "fixed, PT0S, P179D"})
    void whatWouldUnlinkCustomersCannotBeSaved(String refresh, String overlap, String idleLimit) {
        assertThat(Rails.complaint(refresh, overlap, idleLimit)).isNotNull();
        assertThat(Rails.complaint("rotate", "PT5M", "")).isNull();
        assertThat(Rails.complaint("fixed", "PT0S", "P180D")).isNull();
    }

    @Test
    void aProviderWhosePagesCustomersSeeBelongsIntoTheDomainList() {
        var withProvider =
                new LinkingSettings(client, "https://id.example.com", java.util.List.of("login.example.net"));

        assertThat(withProvider
                        .forSmapi(null)
                        .getJsonObject("accountLinkingRequest")
                        .getJsonArray("domains")
                        .toString())
                .isEqualTo("[\"id.example.com\",\"login.example.net\"]");
        assertThat(withProvider.fields().stream()
                        .filter(field -> field.getId().equals("domains"))
                        .findFirst()
                        .orElseThrow()
                        .getWords())
                .contains("Google");
    }
}
