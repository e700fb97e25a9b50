package carrick.alexa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.http.Outside;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAnswerTest {

    @ParameterizedTest
    @CsvSource({
        "202, '', ",
        "200, '', ",
        "400, INVALID_REQUEST_EXCEPTION, GATEWAY_FOUND_EVENT_INVALID",
        "401, INVALID_ACCESS_TOKEN_EXCEPTION, GATEWAY_REFUSED_TOKEN",
        "403, SKILL_NEVER_ENABLED_EXCEPTION, SKILL_NEVER_ENABLED",
        "403, SKILL_DISABLED_EXCEPTION, SKILL_DISABLED",
        "403, INSUFFICIENT_PERMISSION_EXCEPTION, GATEWAY_MISSES_PERMISSION",
        "403, SOMETHING_NEW_EXCEPTION, GATEWAY_REFUSED",
        "404, SKILL_NOT_FOUND_EXCEPTION, SKILL_NOT_FOUND",
        "404, ACCOUNT_NOT_FOUND_EXCEPTION, SKILL_NOT_FOUND",
        "408, '', GATEWAY_UNAVAILABLE",
        "413, REQUEST_ENTITY_TOO_LARGE_EXCEPTION, GATEWAY_FOUND_EVENT_TOO_LARGE",
        "418, '', GATEWAY_REFUSED",
        "302, '', GATEWAY_REFUSED",
        "429, THROTTLING_EXCEPTION, GATEWAY_THROTTLES",
        "500, INTERNAL_SERVICE_EXCEPTION, GATEWAY_UNAVAILABLE",
        "502, '', GATEWAY_UNAVAILABLE",
        "503, SERVICE_UNAVAILABLE_EXCEPTION, GATEWAY_UNAVAILABLE"
    })
    void meansWhatAmazonsTableSays(int status, String code, DeliveryFault expected) {
        assertThat(answer(status, "{\"payload\":{\"code\":\"" + code + "\"}}").fault())
                .isEqualTo(expected);
    }

    @Test
    void findsTheCodeWhereOlderDocumentationHasIt() {
        assertThat(answer(403, "{\"payload\":{\"type\":\"SKILL_DISABLED_EXCEPTION\"}}")
                        .fault())
                .isEqualTo(DeliveryFault.SKILL_DISABLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"payload\":3}", "{\"payload\":{\"code\":3}}"})
    void aBodyThatSaysNothingHarmsNothing(String body) {
        assertThat(answer(403, body).fault()).isEqualTo(DeliveryFault.GATEWAY_REFUSED);
        assertThat(answer(202, body).isAccepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "0, 0", "99999999, 3600", "Wed 21 Oct 2026 07:28:00 GMT, 0", "-3, 0", "'', 0"})
    void waitsAsLongAsTheGatewayAsksForButNotForEver(String header, long seconds) {
        var headers = HttpHeaders.of(Map.of("Retry-After", List.of(header)), (name, value) -> true);

        assertThat(GatewayAnswer.of(new Outside.Reply(429, headers, "")).retryAfter())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    private static GatewayAnswer answer(int status, String body) {
        return GatewayAnswer.of(new Outside.Reply(status, HttpHeaders.of(Map.of(), (name, value) -> true), body));
    }
}
