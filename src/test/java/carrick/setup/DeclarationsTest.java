package carrick.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carrick.account.Passwords;
import carrick.client.RefreshMode;
import carrick.client.StaleTokens;
import carrick.oauth.Scope;
import carrick.oauth.Secret;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeclarationsTest {

    private static final String PASTED = "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7";
    private static final String SECRETS = "\"secrets\": [{\"value\": \"0123456789abcdef\"}]";
    private static final String HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$VPoSbHKoO0cyLfUpjKeTXQ$7VLkSvBRwgCAe7GDWkgSXZ5lqCMpLm4bWdCnV4E1oyM";

    @Nested
    class AGoodFile {

        @Test
        void declaresASkillWithTheAlexaPreset() {
            var skill = Declarations.parse("""
                    {"clients": [{
                      "client_id": "skill",
                      "name": "Living Room",
                      "alexa_redirect_url": "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
                      "redirect_uris": ["https://example.com/cb"],
                      "scopes": {"read": "Seeing your devices", "write": "Controlling your devices"},
                      "default_scope": "read",
                      "secrets": [{"value": "0123456789abcdef"}]
                    }]}
                    """).clients().get(0);

            assertThat(skill.clientId()).isEqualTo("skill");
            assertThat(skill.name()).isEqualTo("Living Room");
            assertThat(skill.redirectUris()).hasSize(4).startsWith(PASTED).endsWith("https://example.com/cb");
            assertThat(skill.scope()).isEqualTo(Scope.parse("read write"));
            assertThat(skill.defaultScope()).isEqualTo(Scope.parse("read"));
            assertThat(skill.describe("write")).contains("Controlling your devices");
            assertThat(skill.match(new Secret("0123456789abcdef"))).isPresent();
            assertThat(skill.mayIntrospect()).isFalse();
            assertThat(skill.maySendEvents()).isFalse();
            assertThat(skill.policy().staleTokens()).isEqualTo(StaleTokens.REPORT);
            assertThat(skill.policy().overlap()).isEqualTo(Duration.ofHours(1));
            assertThat(skill.policy().allowsMissingRedirectUri()).isTrue();
        }

        @Test
        void declaresAResourceServer() {
            var server = Declarations.parse("""
                    {"clients": [{
                      "client_id": "device-cloud",
                      "may_introspect": true,
                      "secrets": [{"sha256": "9F9F5111F7B27A781F1F1DDDE5EBC2DD2B796BFC7365C9C28B548E564176929F"}]
                    }]}
                    """).clients().get(0);

            assertThat(server.name()).isEqualTo("device-cloud");
            assertThat(server.mayIntrospect()).isTrue();
            assertThat(server.redirectUris()).isEmpty();
            assertThat(server.match(new Secret("0123456789abcdef"))).isPresent();
            assertThat(server.policy().staleTokens()).isEqualTo(StaleTokens.END_FAMILY);
        }

        @Test
        void declaresAClientThatSendsEvents() {
            var sender = Declarations.parse(
                            "{\"clients\": [{\"client_id\": \"device-cloud\", \"may_send_events\": true, " + SECRETS
                                    + "}]}")
                    .clients()
                    .get(0);

            assertThat(sender.maySendEvents()).isTrue();
            assertThat(sender.mayIntrospect()).isFalse();
        }

        @Test
        void turnsEveryKnobOfAPolicy() {
            var policy =
                    Declarations.parse("""
                    {"clients": [{"client_id": "skill", %s, "policy": {
                      "refresh": "strict", "overlap": "PT10M", "stale_tokens": "report", "code_replay_tolerance": "PT20S",
                      "answer_code_again": true, "access_token_lifetime": "PT30M", "idle_limit": "P90D", "pkce_required": true,
                      "redirect_uri_optional": true}}]}
                    """.formatted(SECRETS)).clients().get(0).policy();

            assertThat(policy.mode()).isEqualTo(RefreshMode.STRICT);
            assertThat(policy.overlap()).isEqualTo(Duration.ofMinutes(10));
            assertThat(policy.staleTokens()).isEqualTo(StaleTokens.REPORT);
            assertThat(policy.codeReplayTolerance()).isEqualTo(Duration.ofSeconds(20));
            assertThat(policy.answersCodeAgain()).isTrue();
            assertThat(policy.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(30));
            assertThat(policy.idleLimit()).contains(Duration.ofDays(90));
            assertThat(policy.requiresPkce()).isTrue();
            assertThat(policy.allowsMissingRedirectUri()).isTrue();
        }

        @Test
        void aPolicyChangesThePresetOnlyWhereItSaysSo() {
            var policy = Declarations.parse(client("\"alexa_redirect_url\": \"" + PASTED
                            + "\", \"policy\": {\"overlap\": \"PT2H\"}, " + SECRETS))
                    .clients()
                    .get(0)
                    .policy();

            assertThat(policy.overlap()).isEqualTo(Duration.ofHours(2));
            assertThat(policy.staleTokens()).isEqualTo(StaleTokens.REPORT);
            assertThat(policy.codeReplayTolerance()).isEqualTo(Duration.ofSeconds(30));
        }

        @Test
        void withoutADefaultScopeEveryScopeIsTheDefault() {
            var client = Declarations.parse(client("\"scopes\": [\"read\", \"write\"], " + SECRETS))
                    .clients()
                    .get(0);

            assertThat(client.defaultScope()).isEqualTo(Scope.parse("read write"));
        }

        @Test
        void declaresAccounts() {
            var accounts = Declarations.parse("""
                    {"accounts": [{"username": "ann", "display_name": "Ann", "password": "ann-password-1"},
                                  {"username": "bob", "password_hash": "%s"}]}
                    """.formatted(HASH)).accounts();

            assertThat(accounts).hasSize(2);
            assertThat(accounts.get(0).password().reveal()).isEqualTo("ann-password-1");
            assertThat(accounts.get(1).displayName()).isEqualTo("bob");
            assertThat(accounts.get(1).passwordHash()).isEqualTo(HASH);
            assertThat(accounts.toString()).doesNotContain("ann-password-1");
        }

        @Test
        void mayBeEmptyOrHaveNullForWhatIsNotThere() {
            assertThat(Declarations.parse("{}").clients()).isEmpty();
            assertThat(Declarations.parse("{\"clients\": null, \"accounts\": []}")
                            .accounts())
                    .isEmpty();
            assertThat(Declarations.parse(client("\"name\": null, " + SECRETS))
                            .clients()
                            .get(0)
                            .name())
                    .isEqualTo("skill");
        }
    }

    @Nested
    class AnAccountsHash {

        private final Declarations.DeclaredAccount ann =
                new Declarations.DeclaredAccount("ann", "Ann", new Secret("ann-password-1"), null);

        @Test
        void staysWhereThePasswordDid() {
            assertThat(ann.hashAfter(() -> true, "stored")).isEqualTo("stored");
        }

        @Test
        void isMadeWhereThePasswordIsNewOrTheAccountIs() {
            assertThat(ann.hashAfter(() -> false, "stored")).startsWith("$argon2id$");
            assertThat(ann.hashAfter(
                            () -> {
                                throw new AssertionError("there is nothing to compare");
                            },
                            null))
                    .startsWith("$argon2id$");
        }

        @Test
        void isTheDeclaredOneWhereThereIsOne() {
            assertThat(new Declarations.DeclaredAccount("bob", "Bob", null, HASH).hashAfter(() -> true, "stored"))
                    .isEqualTo(HASH);
            assertThat(Passwords.isHash(HASH)).isTrue();
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // what is wrong, the file, what the message must say
                row("an empty file", "", "line 1", "the file", "JSON"),
                row("blanks only", " \n ", "the file", "JSON"),
                row("no object", "[]", "line 1: the file", "must be an object in braces"),
                row("a text", "\"clients\"", "the file", "must be an object in braces"),
                row(
                        "a missing comma",
                        "{\"clients\": [\n  {\"client_id\": \"a\"\n   \"name\": \"A\"}]}",
                        "line 3",
                        "missing comma"),
                row("a missing bracket", "{\"clients\": [", "is not JSON"),
                row("something after the end", "{}\n}", "line 2", "is not JSON"),
                row("a second object", "{}\n{\"clients\": []}", "line 2", "is not JSON"),
                row("too deep", "{\"clients\": " + "[".repeat(100_000), "JSON"),
                row("an unknown field", "{\n\"client\": []}", "line 2: client", "known are clients, accounts"),
                row(
                        "an unknown field of a client",
                        client("\n\"redirect_uri\": \"x\", " + SECRETS),
                        "line 2: clients[0].redirect_uri",
                        "known are client_id, name, alexa_redirect_url, alexa, redirect_uris"),
                row(
                        "an unknown field with a point",
                        client("\"my.name\": \"x\", " + SECRETS),
                        "clients[0].my.name",
                        "is not a field"),
                row(
                        "a field twice",
                        "{\"clients\": [{\n\"name\": \"a\",\n\"name\": \"b\"}]}",
                        "line 3: clients[0].name",
                        "stands twice"),
                row("clients that are no list", "{\"clients\":\n{}}", "line 2: clients", "must be a list in brackets"),
                row(
                        "a client that is no object",
                        "{\"clients\": [\n7]}",
                        "line 2: clients[0]",
                        "must be an object in braces"),
                row("a client that is null", "{\"clients\": [null]}", "clients[0]", "must be an object in braces"),
                row(
                        "no client_id",
                        "{\"clients\": [\n{" + SECRETS + "}]}",
                        "line 2: clients[0]",
                        "lacks the field client_id"),
                row(
                        "client_id null",
                        "{\"clients\": [{\"client_id\": null, " + SECRETS + "}]}",
                        "clients[0]",
                        "lacks the field client_id"),
                row(
                        "client_id empty",
                        "{\"clients\": [{\"client_id\": \" \", " + SECRETS + "}]}",
                        "clients[0].client_id",
                        "not empty"),
                row(
                        "client_id a number",
                        "{\"clients\": [{\"client_id\":\n4711, " + SECRETS + "}]}",
                        "line 2: clients[0].client_id",
                        "text in quotes"),
                row(
                        "client_id too long",
                        "{\"clients\": [{\"client_id\": \"" + "x".repeat(201) + "\", " + SECRETS + "}]}",
                        "clients[0].client_id",
                        "at most 200 characters"),
                row("a name on two lines", client("\"name\": \"a\\nb\", " + SECRETS), "clients[0].name", "on one line"),
                row(
                        "a client twice",
                        "{\"clients\": [{\"client_id\": \"a\", " + SECRETS + "},\n{\"client_id\": \"a\", " + SECRETS
                                + "}]}",
                        "line 2: clients[1]",
                        "client_id of another one above"),
                row("no secrets", client("\"name\": \"a\""), "clients[0]", "lacks the field secrets"),
                row(
                        "an empty list of secrets",
                        client("\"secrets\": []"),
                        "clients[0].secrets",
                        "must have one secret, or two"),
                row(
                        "three secrets",
                        client("\"secrets\": [{}, {}, {}]"),
                        "clients[0].secrets",
                        "must have one secret, or two"),
                row(
                        "a short secret",
                        client("\"secrets\": [\n{\"value\": \"0123456789abcde\"}]"),
                        "line 2: clients[0].secrets[0].value",
                        "at least 16 characters",
                        "openssl rand -hex 32"),
                row(
                        "a secret and its hash",
                        client("\"secrets\": [{\"value\": \"0123456789abcdef\", \"sha256\": \"x\"}]"),
                        "clients[0].secrets[0]",
                        "either value or sha256"),
                row(
                        "a secret that is neither",
                        client("\"secrets\": [{}]"),
                        "clients[0].secrets[0]",
                        "either value or sha256"),
                row(
                        "a hash that is none",
                        client("\"secrets\": [{\"sha256\": \"0123456789abcdef\"}]"),
                        "clients[0].secrets[0].sha256",
                        "64 hexadecimal digits"),
                row(
                        "a script as redirect URI",
                        client("\"redirect_uris\": [\"javascript:alert(1)\"], " + SECRETS),
                        "clients[0].redirect_uris",
                        "must not have the scheme javascript"),
                row(
                        "a relative redirect URI",
                        client("\"redirect_uris\": [\"/cb\"], " + SECRETS),
                        "clients[0].redirect_uris",
                        "absolute URI"),
                row(
                        "a redirect URI with a fragment",
                        client("\"redirect_uris\": [\"https://a.example/#x\"], " + SECRETS),
                        "clients[0].redirect_uris",
                        "without fragment"),
                row(
                        "a redirect URI that is no text",
                        client("\"redirect_uris\": [\"https://a.example\",\n1.5], " + SECRETS),
                        "line 2: clients[0].redirect_uris[1]",
                        "text in quotes"),
                row(
                        "an Alexa URL of a foreign host",
                        client("\n\"alexa_redirect_url\": \"https://alexa.amazon.com/api/skill/link/M1A2B3\", "
                                + SECRETS),
                        "line 2: clients[0].alexa_redirect_url",
                        "developer console"),
                row(
                        "a scope with quotes",
                        client("\"scopes\": [\"re\\\"ad\"], " + SECRETS),
                        "clients[0].scopes",
                        "without quotes"),
                row(
                        "a default that is no scope",
                        client("\"scopes\": [\"read\"],\n\"default_scope\": \"admin\", " + SECRETS),
                        "line 2: clients[0].default_scope",
                        "among the scopes"),
                row(
                        "a description that is empty",
                        client("\"scopes\": {\"read\": \"\"}, " + SECRETS),
                        "clients[0].scopes.read",
                        "not empty"),
                row(
                        "a flag in quotes",
                        client("\"may_introspect\": \"true\", " + SECRETS),
                        "clients[0].may_introspect",
                        "must be true or false"),
                row(
                        "another flag that is a number",
                        client("\"may_send_events\": 1, " + SECRETS),
                        "clients[0].may_send_events",
                        "must be true or false"),
                row(
                        "a short-lived access token",
                        policy("\"access_token_lifetime\": \"PT5M\""),
                        "clients[0].policy",
                        "access_token_lifetime must be from PT6M"),
                row(
                        "a duration that is a number",
                        policy("\"access_token_lifetime\": 3600"),
                        "clients[0].policy.access_token_lifetime",
                        "text in quotes"),
                row(
                        "a duration that is a big number",
                        policy("\"overlap\": 99999999999999999999999"),
                        "clients[0].policy.overlap",
                        "text in quotes"),
                row(
                        "a duration that is a fraction",
                        policy("\"overlap\": 0.5"),
                        "clients[0].policy.overlap",
                        "text in quotes"),
                row(
                        "a duration without its form",
                        policy("\"overlap\": \"5 minutes\""),
                        "clients[0].policy.overlap",
                        "ISO 8601 duration such as PT5M"),
                row(
                        "an overlap beyond a month",
                        policy("\"overlap\": \"P31D\""),
                        "clients[0].policy",
                        "overlap must be from"),
                row(
                        "a mode that is none",
                        policy("\n\"refresh\": \"sliding\""),
                        "line 2: clients[0].policy.refresh",
                        "[ROTATE, FIXED, STRICT]"),
                row(
                        "an unknown field of a policy",
                        policy("\"rotation\": true"),
                        "clients[0].policy.rotation",
                        "known are refresh, overlap"),
                row(
                        "an idle limit under half a year for Alexa",
                        client("\"alexa_redirect_url\": \"" + PASTED + "\", \"policy\": {\n\"idle_limit\": \"P179D\"}, "
                                + SECRETS),
                        "line 2: clients[0].policy.idle_limit",
                        "at least P180D"),
                row(
                        "a messaging client without a secret",
                        client("\"alexa\": {\"messaging_client_id\": \"amzn1.application-oa2-client.1\"}, " + SECRETS),
                        "clients[0].alexa",
                        "both messaging_client_id and messaging_client_secret"),
                row(
                        "a skill id of something else",
                        client("\"alexa\": {\n\"skill_id\": \"living room\"}, " + SECRETS),
                        "line 2: clients[0].alexa.skill_id",
                        "amzn1.ask.skill."),
                row(
                        "an answer to a slow Amazon that there is not",
                        client("\"alexa\": {\"slow_amazon\": \"wait\"}, " + SECRETS),
                        "clients[0].alexa.slow_amazon",
                        "must be fail or succeed"),
                row(
                        "a field that no skill has",
                        client("\"alexa\": {\"messaging_secret\": \"x\"}, " + SECRETS),
                        "clients[0].alexa.messaging_secret",
                        "known are skill_id, messaging_client_id, messaging_client_secret"),
                row(
                        "an account without a name",
                        "{\"accounts\": [{\"password\": \"x\"}]}",
                        "accounts[0]",
                        "lacks the field username"),
                row(
                        "an account twice",
                        "{\"accounts\": [{\"username\": \"Ann\", \"password\": \"x\"},\n{\"username\": \"ann\", \"password\": \"y\"}]}",
                        "line 2: accounts[1]",
                        "username of another one above"),
                row(
                        "an account with two passwords",
                        "{\"accounts\": [{\"username\": \"ann\", \"password\": \"x\", \"password_hash\": \"" + HASH
                                + "\"}]}",
                        "accounts[0]",
                        "either password or password_hash"),
                row(
                        "an account without a password",
                        "{\"accounts\": [{\"username\": \"ann\"}]}",
                        "accounts[0]",
                        "either password or password_hash"),
                row(
                        "a hash of another kind",
                        "{\"accounts\": [{\"username\": \"ann\", \"password_hash\": \"$2a$10$abc\"}]}",
                        "accounts[0].password_hash",
                        "begins with $argon2id$"),
                row(
                        "a password that is a number",
                        "{\"accounts\": [{\"username\": \"ann\", \"password\": 1234}]}",
                        "accounts[0].password",
                        "text in quotes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsShownWhereItStandsWithItsCure(String what, String file, String[] words) {
        assertThatThrownBy(() -> Declarations.parse(file))
                .isInstanceOf(Mistake.class)
                .satisfies(mistake ->
                        assertThat(mistake.getMessage()).startsWith("line ").contains(words));
    }

    @Test
    void aMistakeNeverShowsASecret() {
        var file = client("\"secrets\": [{\"value\": \"hunter2\"}]");

        assertThatThrownBy(() -> Declarations.parse(file))
                .satisfies(mistake -> assertThat(mistake.getMessage()).doesNotContain("hunter2"));
    }

    private static Arguments row(String what, String file, String... words) {
        return Arguments.of(what, file, words);
    }

    private static String client(String fields) {
        return "{\"clients\": [{\"client_id\": \"skill\", " + fields + "}]}";
    }

    private static String policy(String fields) {
        return client("\"policy\": {" + fields + "}, " + SECRETS);
    }
}
