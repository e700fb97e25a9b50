package carrick.setup;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DeclarationsFuzzTest {

    private static final String SKILL = """
            {"clients": [{"client_id": "skill", "name": "Living Room", "redirect_uris": ["https://example.com/cb"],
              "alexa_redirect_url": "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7", "scopes": {"read": "Seeing"}, "default_scope": "read",
              "secrets": [{"value": "0123456789abcdef"}], "policy": {"refresh": "ROTATE", "overlap": "PT5M", "access_token_lifetime": "PT1H"},
              "alexa": {"skill_id": "amzn1.ask.skill.x", "messaging_client_id": "amzn1.application-oa2-client.x",
              "messaging_client_secret": "secret", "require_signature": true}}],
             "accounts": [{"username": "ann", "display_name": "Ann", "password": "ann-password-1"}]}""";

    /** A mistake is told with its line; whatever else was wrong would stop the start with a stack trace. */
    @Test
    void anythingIsReadOrAMistakeWithItsLine() throws IOException {
        var tests = Files.readString(Path.of("src/test/resources/clients.json"));

        Fuzz.of("declarations", SKILL, SKILL, SKILL, tests.substring(0, 2_000) + "}]}")
                .holds(file -> {
                    try {
                        Declarations.parse(file);
                    } catch (Mistake mistake) {
                        assertThat(mistake.getMessage()).matches("(?s)line -?\\d+: .+");
                    }
                });
    }
}
