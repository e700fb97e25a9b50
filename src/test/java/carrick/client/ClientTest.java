package carrick.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import carrick.oauth.Scope;
import carrick.oauth.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

    private final Client skill = TestClients.skill();

    @Nested
    class RedirectUri {

        @Test
        @Tag("RFC9700-2.1")
        void isTheRegisteredOne() {
            assertThat(skill.redirectsTo(TestClients.REDIRECT_URI)).isTrue();
        }

        @ParameterizedTest
        @Tag("RFC9700-2.1")
        @ValueSource(
                strings = {
                    "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7/",
                    "https://pitangui.amazon.com/api/skill/link/m1a2b3c4d5e6f7",
                    "https://PITANGUI.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
                    "HTTPS://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
                    "http://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
                    "https://pitangui.amazon.com:443/api/skill/link/M1A2B3C4D5E6F7",
                    "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F",
                    "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7?x=1",
                    "https://pitangui.amazon.com/api/skill/link/%4D1A2B3C4D5E6F7",
                    "https://pitangui.amazon.com/api/skill/link/x/../M1A2B3C4D5E6F7",
                    "https://pitangui.amazon.com.evil.example/api/skill/link/M1A2B3C4D5E6F7",
                    "https://pitangui.amazon.com@evil.example/api/skill/link/M1A2B3C4D5E6F7",
                    " https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
                    "",
                })
        void isNothingElse(String other) {
            assertThat(skill.redirectsTo(other)).isFalse();
        }

        @ParameterizedTest
        @Tag("RFC6749-3.1.2")
        @ValueSource(
                strings = {
                    "https://example.com/cb?a=b",
                    "http://localhost:8080/cb",
                    "com.example.app:/cb",
                    "com.example.app://cb"
                })
        void mayBeRegistered(String uri) {
            assertThat(skill.redirectingTo(List.of(uri)).redirectsTo(uri)).isTrue();
        }

        @ParameterizedTest
        @Tag("RFC6749-3.1.2")
        @ValueSource(
                strings = {
                    "/cb",
                    "example.com/cb",
                    "https://example.com/cb#",
                    "https://example.com/cb#top",
                    "javascript:alert(1)",
                    "JavaScript:alert(1)",
                    "data:text/html,x",
                    "vbscript:x",
                    "file:///etc/passwd",
                    "blob:https://example.com/1",
                    "about:blank",
                    "https:///cb",
                    "https:cb",
                    "https://a b.example/cb",
                    "https://example\udc00m/cb",
                    "https://example.com/\r\nX: y",
                    ""
                })
        void isRefusedAtRegistration(String uri) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> skill.redirectingTo(List.of(TestClients.REDIRECT_URI, uri)));
            assertThat(skill.redirectUris()).containsExactly(TestClients.REDIRECT_URI);
        }

        @Test
        void isRefusedBeyond2000Characters() {
            var longest = "https://example.com/" + "x".repeat(1980);

            assertThat(skill.redirectingTo(List.of(longest)).redirectsTo(longest))
                    .isTrue();
            assertThatIllegalArgumentException().isThrownBy(() -> skill.redirectingTo(List.of(longest + "x")));
        }

        @Test
        @Tag("RFC6749-3.1.2.3")
        void isKnownWithoutBeingSentWhereThereIsOnlyOne() {
            assertThat(skill.onlyRedirectUri()).contains(TestClients.REDIRECT_URI);
            assertThat(skill.redirectingTo(List.of("https://a.example", "https://b.example"))
                            .onlyRedirectUri())
                    .isEmpty();
            assertThat(skill.redirectingTo(List.of()).onlyRedirectUri()).isEmpty();
        }
    }

    @Nested
    class Scopes {

        @Test
        void areTheTokensOfTheirLines() {
            assertThat(skill.scope()).isEqualTo(Scope.parse("read write"));
            assertThat(skill.defaultScope()).isEqualTo(Scope.parse("read"));
        }

        @Test
        void areDescribedWhereTheOwnerSaysSo() {
            assertThat(skill.describe("read")).contains("Seeing your devices");
            assertThat(skill.describe("write")).isEmpty();
            assertThat(skill.describe("rea")).isEmpty();
        }

        @Test
        void doNotEndAtTheDefault() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> skill.offering(List.of("read"), Scope.parse("read admin")))
                    .withMessageContaining("default_scope");
        }

        @Test
        void areRefusedWithQuotes() {
            assertThatIllegalArgumentException().isThrownBy(() -> skill.offering(List.of("re\"ad"), Scope.parse("")));
        }
    }

    @Nested
    class Secrets {

        private final Secret next = new Secret("the-next-secret-with-enough-characters");

        @Test
        void areMatchedWhileTheyAreTheClients() {
            assertThat(skill.match(TestClients.SECRET)).isPresent();
            assertThat(skill.match(next)).isEmpty();
            assertThat(skill.match(new Secret(""))).isEmpty();
        }

        @Test
        void bothWorkWhileOneReplacesTheOther() {
            skill.add(new ClientSecret(2, next.sha256()));

            assertThat(skill.match(TestClients.SECRET)).map(ClientSecret::id).contains(1L);
            assertThat(skill.match(next)).map(ClientSecret::id).contains(2L);
        }

        @Test
        void areTwoAtMost() {
            skill.add(new ClientSecret(2, next.sha256()));

            assertThatIllegalArgumentException().isThrownBy(() -> skill.add(new ClientSecret(3, next.sha256())));
        }

        @Test
        void stayWithTheirLastUseWhereTheClientIsDeclaredAgain() {
            var used = Instant.parse("2026-11-22T08:00:00Z");
            skill.match(TestClients.SECRET).orElseThrow().noted(used);
            var declared = TestClients.skill();
            declared.add(new ClientSecret(2, next.sha256()));

            skill.become(declared);

            assertThat(skill.match(TestClients.SECRET))
                    .map(ClientSecret::lastUsedAt)
                    .contains(used);
            assertThat(skill.match(next)).isPresent();
        }

        @Test
        void goWhereTheDeclarationNoLongerHasThem() {
            var declared = new Client(TestClients.SKILL, "Living Room", new ClientPolicy());
            declared.add(new ClientSecret(2, next.sha256()));

            skill.become(declared);

            assertThat(skill.match(TestClients.SECRET)).isEmpty();
            assertThat(skill.match(next)).isPresent();
        }

        @Test
        void areNotedAsUsedEveryQuarterOfAnHour() {
            var now = Instant.parse("2026-11-22T08:00:00Z");
            var secret = new ClientSecret(1, next.sha256());

            assertThat(secret.deservesANote(now)).isTrue();
            secret.noted(now);
            assertThat(secret.deservesANote(now.plus(Duration.ofMinutes(15)))).isFalse();
            assertThat(secret.deservesANote(now.plus(Duration.ofMinutes(15)).plusMillis(1)))
                    .isTrue();
        }
    }

    @Nested
    class TokensOfItsOwn {

        @Test
        void areNotMadeBeforeTheClientAsks() {
            assertThat(skill.allowedToSendEvents(true).hasTokens()).isFalse();
        }

        @Test
        void areForClientsThatMaySendEvents() {
            assertThat(skill.maySendEvents()).isFalse();
            assertThat(skill.allowedToSendEvents(true).maySendEvents()).isTrue();
            assertThat(skill.allowedToSendEvents(false).maySendEvents()).isFalse();
        }

        @Test
        void areWithdrawnAndGivenByADeclaration() {
            skill.become(TestClients.skill().allowedToSendEvents(true));
            assertThat(skill.maySendEvents()).isTrue();

            skill.become(TestClients.skill());
            assertThat(skill.maySendEvents()).isFalse();
        }

        @Test
        void surviveADeclaration() {
            TestClients.withTokens(skill, 7, new byte[16]);

            skill.become(TestClients.skill());

            assertThat(skill.tokenId()).isEqualTo(7);
            assertThat(skill.tokenSalt()).hasSize(16);
        }
    }

    @Test
    void knowsTheDeclarationThatMadeIt() {
        assertThat(skill.declaredAs("abc").wasDeclaredAs("abc")).isTrue();
        assertThat(TestClients.skill().wasDeclaredAs("abc")).isFalse();
    }

    @Test
    void aListOfLinesFitsIntoAColumn() {
        var converter = new LinesConverter();

        assertThat(converter.convertToEntityAttribute(converter.convertToDatabaseColumn(List.of("a", "b c"))))
                .containsExactly("a", "b c");
        assertThat(converter.convertToEntityAttribute(converter.convertToDatabaseColumn(List.of())))
                .isEmpty();
        assertThat(converter.convertToEntityAttribute(null)).isEmpty();
    }
}
