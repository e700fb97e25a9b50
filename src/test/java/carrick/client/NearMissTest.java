package carrick.client;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.oauth.Secret;
import carrick.support.Fuzz;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {

    private static final String PLAIN = "a-secret-with-enough-characters";
    private static final String ODD = "odd+secret/with=signs and more";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "` a-secret-with-enough-characters`, without the blanks",
                "`a-secret-with-enough-characters\t `, without the blanks",
                "`\"a-secret-with-enough-characters\"`, without the quotes",
                "`'a-secret-with-enough-characters'`, without the quotes",
                "` \"a-secret-with-enough-characters\" `, without the quotes",
                "`\"a-secret-with-enough-characters`, without the quotes",
                "`a%2Dsecret-with-enough-characters`, not percent-encoded",
            })
    void tellsWhatSpoiledASecret(String presented, String words) {
        assertThat(NearMiss.of(client(PLAIN), new Secret(presented)).orElseThrow())
                .contains(words);
    }

    @Test
    void tellsOfASecretThatWasEncodedOrDecodedOnceTooOften() {
        assertThat(NearMiss.of(client(ODD), new Secret(URLEncoder.encode(ODD, StandardCharsets.UTF_8)))
                        .orElseThrow())
                .contains("percent-encoded");
        var decoded = "with+one".replace('+', ' ') + "-and-enough-characters";
        assertThat(NearMiss.of(client("with+one-and-enough-characters"), new Secret(decoded))
                        .orElseThrow())
                .contains("+ for each blank");
    }

    @ParameterizedTest
    @CsvSource({
        "A-SECRET-WITH-ENOUGH-CHARACTERS",
        "a-secret-with-enough-character",
        "a-secret-with-enough-charactersx",
        "another",
        "%",
        "%zz"
    })
    void tellsNothingOfAnotherSecret(String presented) {
        assertThat(NearMiss.of(client(PLAIN), new Secret(presented))).isEmpty();
    }

    /** It says what is wrong and never repeats a secret, neither the right one nor the one presented. */
    @Test
    void neverRepeatsASecret() {
        Fuzz.of("presented secrets", PLAIN, " " + PLAIN, "\"" + PLAIN + "\"", "a%2Dsecret-with-enough-characters")
                .holds(presented -> assertThat(NearMiss.of(client(PLAIN), new Secret(presented)))
                        .satisfiesAnyOf(none -> assertThat(none).isEmpty(), some -> assertThat(some.orElseThrow())
                                .startsWith("it would be right")
                                .doesNotContain("secret")));
    }

    private static Client client(String secret) {
        var client = new Client("client", "Client", new ClientPolicy());
        client.add(new ClientSecret(1, new Secret(secret).sha256()));
        return client;
    }
}
