package carrick.alexa;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.trace.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlexaStateTest {

    static final String CUSTOMER = "amzn1.account.AGCUSTOMERSOWNID";

    /** As it was captured in 2024, with other values (alexa-contract 1.5). */
    static final String CAPTURED = "{\"validationCode\":\"v\",\"directedId\":\"" + CUSTOMER + "\",\"partnerId\":\"p\","
            + "\"applicationDomain\":\"ALEXA_SKILLS\",\"applicationDomains\":[\"ALEXA_SKILLS\"],"
            + "\"expirationTimeInMillis\":1795600800000,\"userState\":[{\"k\":\"requestRealm\",\"v\":\"us-east-1\"},"
            + "{\"k\":\"skillId\",\"v\":\"amzn1.ask.skill.x\"},{\"k\":\"csrfToken\",\"v\":\"csrf\"},"
            + "{\"k\":\"requestIngress\",\"v\":\"i\"},{\"k\":\"customerId\",\"v\":\"" + CUSTOMER + "\"},"
            + "{\"k\":\"requestDeviceFamily\",\"v\":\"CompAppAndroid\"},{\"k\":\"requestStage\",\"v\":\"prod\"},"
            + "{\"k\":\"skillStage\",\"v\":\"development\"},{\"k\":\"requestStartTime\",\"v\":\"1\"}],"
            + "\"directedIdType\":\"d\",\"grantedScopesIncluded\":false}";

    private final AlexaState reader = new AlexaState();

    @Test
    void tellsStageRegionDeviceAndExpiry() {
        assertThat(reader.read(state(CAPTURED) + "c2lnbmF0dXJl=="))
                .contains(new Origin(
                        "development", "us-east-1", "CompAppAndroid", Instant.ofEpochMilli(1_795_600_800_000L)));
    }

    @Test
    void keepsNothingOfTheCustomer() {
        assertThat(reader.read(state(CAPTURED)).toString()).doesNotContain(CUSTOMER);
    }

    /** After the JSON comes a signature, and nobody knows whether its first bits share a letter with the JSON's last. */
    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AB", "ABC", "ABCD", "ABCD=", "+/8=", "\u0000", "%", "-_"})
    void endsWhereTheJsonEnds(String signature) {
        assertThat(reader.read(state(CAPTURED) + signature)).map(Origin::device).contains("CompAppAndroid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"text\"",
                "17",
                "null",
                "",
                " ",
                "{",
                "{}x",
                "{\"userState\":{}}",
                "{\"userState\":[1,null,[],{\"k\":1,\"v\":2},{\"k\":\"skillStage\"},{\"v\":\"x\"}]}",
                "{\"expirationTimeInMillis\":\"soon\"}",
                "{\"expirationTimeInMillis\":-1}",
                "{\"expirationTimeInMillis\":1e999999999}",
                "{\"expirationTimeInMillis\":9223372036854775807}",
                "{\"userState\":null,\"expirationTimeInMillis\":null}",
            })
    void tellsNothingOfWhatIsOtherwise(String json) {
        assertThat(reader.read(state(json)).orElse(new Origin(null, null, null, null)))
                .isEqualTo(new Origin(null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ama", "Amas", "xyz", "A2SAAEAAAA", "amase30=", "Amas=", "Amas\uD83D\uDE00"})
    void leavesOtherStatesAlone(String state) {
        assertThat(reader.read(state)).isEmpty();
    }

    @Test
    void isNotLostInDepth() {
        assertThat(reader.read(state("{\"userState\":" + "[".repeat(50_000)))).isEmpty();
        assertThat(reader.read(state("{\"a\":".repeat(50_000)))).isEmpty();
    }

    static String state(String json) {
        return "Amas" + Base64.getEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
