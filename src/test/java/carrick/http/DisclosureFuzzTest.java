package carrick.http;

import static carrick.http.DisclosureTest.SECRET;
import static carrick.http.DisclosureTest.START;
import static carrick.http.DisclosureTest.assertHides;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.oauth.OAuthException;
import carrick.support.Fuzz;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DisclosureFuzzTest {

    @Test
    void hidesItWhereverItStands() {
        Fuzz.of(
                        "forms with a secret",
                        "grant_type=refresh_token&refresh_token=" + SECRET,
                        "code=" + SECRET + "&code=" + SECRET,
                        "{\"refresh_token\":\"" + SECRET + "\"}",
                        SECRET)
                .holds(form -> {
                    try {
                        if (!isWhereTheClientsNameBelongs(form)) {
                            assertHides(form);
                        }
                    } catch (OAuthException malformed) {
                        assertThat(malformed.fault()).isEqualTo(HttpFault.PARAMETER_MALFORMED);
                    }
                });
    }

    /** What no honest sender does. */
    private static boolean isWhereTheClientsNameBelongs(String form) {
        var parameters = FormParameters.ofQuery(form);
        return Stream.of("client_id", "redirect_uri", "scope", "grant_type")
                .anyMatch(name -> parameters.find(name).orElse("").contains(START));
    }
}
