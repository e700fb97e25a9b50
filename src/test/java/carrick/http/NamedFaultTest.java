package carrick.http;

import static carrick.http.HttpFault.PARAMETER_REPEATED;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

class NamedFaultTest {

    @Test
    void isItsFaultAndNamesTheParameter() {
        var fault = new NamedFault(PARAMETER_REPEATED, "redirect_uri");

        assertThat(fault.name()).isEqualTo("PARAMETER_REPEATED");
        assertThat(fault.error()).isEqualTo(PARAMETER_REPEATED.error());
        assertThat(fault.status()).isEqualTo(400);
        assertThat(fault.challenge()).isNull();
        assertThat(fault.description()).isEqualTo("a parameter was sent more than once: redirect_uri");
    }

    @Test
    void challengesAsItsFaultDoes() {
        var fault = new Fault() {
            @Override
            public String name() {
                return "ANY";
            }

            @Override
            public OAuthError error() {
                return OAuthError.INVALID_TOKEN;
            }

            @Override
            public String description() {
                return "any";
            }

            @Override
            public String challenge() {
                return "Bearer";
            }
        };

        assertThat(new NamedFault(fault, "x").challenge()).isEqualTo("Bearer");
    }

    @Test
    void repeatsAtMostSixtyCharacters() {
        assertThat(new NamedFault(PARAMETER_REPEATED, "x".repeat(100)).description())
                .endsWith(": " + "x".repeat(60));
    }

    @Test
    void namesAParameterOfAnotherAlphabet() {
        assertThat(new NamedFault(PARAMETER_REPEATED, "\uD83D\uDE00").description())
                .matches(".*: \\?{1,2}");
    }

    @Property
    @Tag("RFC6749-5.2")
    void repeatsOnlyHarmlessCharacters(@ForAll String parameter) {
        assertThat(new NamedFault(PARAMETER_REPEATED, parameter).description())
                .matches("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]*");
    }
}
