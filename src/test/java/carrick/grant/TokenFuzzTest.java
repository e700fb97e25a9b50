package carrick.grant;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.platform.TestKeys;
import carrick.support.Fuzz;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokenFuzzTest {

    private final byte[] salt = new byte[16];
    private final TokenSeal seal = new TokenSeal(TestKeys.master(1, 2));
    private final TokenSeal previous = new TokenSeal(TestKeys.master(2));

    @Test
    void noChangedTokenIsGenuine() {
        var good = Stream.of(TokenKind.values())
                .map(kind -> new Token(kind, TestGrants.FAMILY, 7, 4_000_000_000L))
                .flatMap(token -> Stream.of(
                        seal.seal(token, salt).reveal(),
                        previous.seal(token, salt).reveal()))
                .toArray(String[]::new);

        Fuzz.of("tokens", good).holds(input -> {
            var parsed = SealedToken.parse(input);
            var genuine = parsed.filter(token -> seal.isGenuine(token, salt)).isPresent();
            if (genuine != Stream.of(good).anyMatch(input::equals)) {
                throw new AssertionError("genuine: " + genuine);
            }
            parsed.ifPresent(token -> assertThat(token.text()).isEqualTo(input)); // one spelling
        });
    }
}
