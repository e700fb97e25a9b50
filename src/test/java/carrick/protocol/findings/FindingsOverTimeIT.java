package carrick.protocol.findings;

import static carrick.support.Alexa.basic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.Dba;
import carrick.support.Folders;
import carrick.support.Patience;
import carrick.support.TestClients;
import carrick.support.TestDatabase;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Failures that need hours or days, a slow database, another key or the hand of an operator; and trends. The server is the test's own,
 * and so is its database. Time is not waited for but written into that database where a test says so; the order puts what takes a
 * minute first, and the restart under another key last.
 */
@TestMethodOrder(OrderAnnotation.class)
class FindingsOverTimeIT {

    private static final String OTHER_KEY =
            Base64.getEncoder().encodeToString("another key, of 32 bytes exactly".getBytes());
    private static final CarrickServer SERVER = new CarrickServer("findings-over-time", 9);
    private static final TestDatabase DATABASE =
            new TestDatabase(CarrickServer.firstPort() + 10, SERVER.folder().resolveSibling("findings-database"));
    private static final Dba DBA = Dba.of(DATABASE);

    private final Console console = Console.at(SERVER.address());

    @BeforeAll
    static void start() throws IOException {
        Folders.delete(SERVER.folder().resolveSibling("findings-database"));
        DATABASE.start();
        var url = DATABASE.url();
        SERVER.with("db_url", url.startsWith("jdbc:h2") ? url + ";LOCK_TIMEOUT=20000" : url) // PostgreSQL waits anyway
                .with(
                        "CARRICK_CLIENTS",
                        Path.of("src/test/resources/clients.json")
                                .toAbsolutePath()
                                .toString())
                .with("CARRICK_DIAGNOSIS_PATIENCE", "PT2S")
                .with("CARRICK_CODE_LIFETIME", "PT10S")
                .with("CARRICK_THROTTLE_ACCOUNT", "1000")
                .with("CARRICK_THROTTLE_ADDRESS", "5000")
                .fresh()
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
        DATABASE.stop();
    }

    /** What is counted reaches the database once a minute: this begins, {@link #whatWasCountedShowsAsTrends} looks. */
    @Test
    @Order(1)
    void countsBegin() {
        var alexa = linking(TestClients.quick());
        var lossy = alexa.links().refreshToken();
        for (int i = 0; i < 20; i++) {
            var next = alexa.refreshes(lossy).refreshToken();
            assertThat(alexa.refreshes(lossy).refreshToken()).isEqualTo(next); // the first answer got lost
            lossy = next;
        }
        for (int i = 0; i < 3; i++) {
            var ahead = alexa.refreshes(
                    alexa.refreshes(alexa.links().refreshToken()).refreshToken());
            DBA.does(
                    "update token_family set generation = 1, confirmed = 0 where id = (select max(id) from token_family)");
            assertThat(alexa.refreshes(ahead.refreshToken()).status()).isEqualTo(200); // a database set back
        }
        var expired = expired(alexa.links().accessToken());
        for (int i = 0; i < 12; i++) {
            assertThat(alexa.isActive(expired)).isFalse();
        }
        counted(Instant.now().minus(Duration.ofDays(3)), "quick", 1000); // health before today cannot be waited for
    }

    @Test
    @Order(2)
    void aCodeThatComesTooLateIsTold() {
        var alexa = linking(TestClients.skill());
        var code = alexa.signsInAsAnn().codeAfterConsent();
        awaitIsOver(Instant.now().plusSeconds(11));

        var refused = alexa.exchanges(code);

        var found = first(refused, "CodeCameTooLate");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[54]");
        assertThat(evidence(found))
                .containsPattern("age of the code: 1[0-9] s")
                .contains("carrick.code.lifetime: PT10S");
        assertThat(found.getString("cure")).contains("Set carrick.code.lifetime to PT5M");
    }

    @Test
    @Order(3)
    void whereTheDatabaseGivesUpFirstTheNextTryLinks() {
        assumeThat(TestDatabase.isPostgresql())
                .as("H2 waits for a lock as long as it is told to, whatever the time-out of the statement")
                .isTrue();
        var alexa = linking(TestClients.skill());
        var code = alexa.signsInAsAnn().codeAfterConsent();
        Answer refused;
        try (var locked = DBA.locks(
                "update authorization_code set scope = scope where id = (select max(id) from authorization_code)")) {
            refused = alexa.exchanges(code);
        }

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(alexa.exchanges(code).status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void anAnswerThatTookLongerThanAlexaWaitsIsTold() {
        assumeThat(TestDatabase.isPostgresql())
                .as("PostgreSQL gives the statement up before Alexa does")
                .isFalse();
        var alexa = linking(TestClients.skill());
        var code = alexa.signsInAsAnn().codeAfterConsent();
        CompletableFuture<Answer> exchange;
        try (var locked = DBA.locks(
                "update authorization_code set scope = scope where id = (select max(id) from authorization_code)")) {
            exchange = CompletableFuture.supplyAsync(() -> alexa.exchanges(code));
            awaitIsOver(Instant.now().plusMillis(5_500));
        }

        var tokens = exchange.join();

        assertThat(tokens.status()).isEqualTo(200);
        var found = first(tokens, "TokenAnswerTooLate");
        assertThat(found.getString("severity")).isEqualTo("error");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[57]");
        assertThat(evidence(found)).containsPattern("time until the answer: [5-9][0-9]{3} ms, limit 4500 ms");
        assertThat(console.concluded(tokens.attempt()).getString("outcome")).isEqualTo("broken");

        alexa.refreshes(tokens.refreshToken()); // so Alexa has them after all

        var later = console.attempt(
                tokens.attempt(), attempt -> attempt.getString("milestone").equals("first_refresh"));
        assertThat(Console.names(later)).containsExactly("TokenAnswerTooLate");
        assertThat(later.getJsonArray("findings").getJsonObject(0).getString("severity"))
                .isEqualTo("warning");
    }

    @Test
    @Order(4)
    void aFailureInsideIsTold() {
        var alexa = linking(TestClients.skill());
        var code = alexa.signsInAsAnn().codeAfterConsent();
        DBA.does("alter table authorization_code alter column redirect_uri drop not null");
        DBA.does(
                "update authorization_code set redirect_uri = null where id = (select max(id) from authorization_code)");

        var failed = alexa.exchanges(code);

        assertThat(failed.status()).isEqualTo(500);
        var found = first(failed, "TokenRequestFailedInside");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[64]");
        assertThat(evidence(found)).contains("NullPointerException");
    }

    @Test
    @Order(5)
    void aCodeOfAnotherDatabaseIsToldHereAndOnTheAttemptThatWaits() {
        var foreign = Alexa.linking(TestClients.skill()).signsInAsAnn().allow();
        var waiting = linking(TestClients.skill()).signsInAsAnn().allow().attempt();

        var refused = linking(TestClients.skill()).exchanges(foreign.redirectParameter("code"));

        var found = first(refused, "CodeOfOtherDatabase");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[55]");
        assertThat(evidence(found)).contains("the code names attempt " + foreign.attempt());
        assertThat(found.getString("cure")).contains("/oauth/token");
        var beside = console.awaitFinding(waiting, "CodeOfOtherDatabase");
        assertThat(beside.getInt("likelihood")).isEqualTo(85);
        assertThat(evidence(beside)).contains("that request has the number " + refused.attempt());
    }

    @Test
    @Order(6)
    void aLinkOfAnotherDatabaseIsTold() {
        var foreign = Alexa.linking(TestClients.skill()).links();

        var found = first(linking(TestClients.skill()).refreshes(foreign.refreshToken()), "LinkNotInDatabase");

        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[83]");
        assertThat(evidence(found)).contains("the token is of link " + foreign.attempt());
    }

    @Test
    @Order(7)
    void aPermissionThatWasWithdrawnIsToldBeforeAndAfterLinking() {
        var alexa = linking(TestClients.skill());
        var tokens = alexa.links();
        var code = linking(TestClients.skill()).signsInAsAnn().codeAfterConsent();
        DBA.does(
                "update consent_grant set revoked_at = CURRENT_TIMESTAMP where revoked_at is null and client_id = 'skill'");

        var refused = alexa.exchanges(code);
        alexa.refreshes(tokens.refreshToken());

        assertThat(evidence(first(refused, "PermissionWithdrawnAtExchange"))).contains("grant revoked at 2");
        var found = first(tokens, "PermissionWithdrawn");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[82]");
        assertThat(evidence(found)).contains("grant revoked at 2");
        assertThat(console.concluded(tokens.attempt()).getString("outcome")).isEqualTo("broken");
    }

    @Test
    @Order(8)
    void anAccountThatIsDisabledIsToldUntilItIsEnabled() {
        var alexa = linking(TestClients.quick());
        var tokens = alexa.links();
        DBA.does("update account set disabled_at = CURRENT_TIMESTAMP where username = 'ann'");
        try {
            alexa.refreshes(tokens.refreshToken());

            var found = first(tokens, "AccountDisabled");
            assertThat(evidence(found)).contains("account ann: disabled");
            assertThat(found.getString("cure")).contains("Enable the account ann");
        } finally {
            DBA.does("update account set disabled_at = null where username = 'ann'");
        }

        alexa.refreshes(tokens.refreshToken());

        console.attempt(tokens.attempt(), attempt -> Console.names(attempt).isEmpty());
    }

    /** The hours are written into the database. */
    @Test
    @Order(9)
    void aLinkThatWasSilentForTooLongIsTold() {
        var alexa = linking(TestClients.idle());
        var tokens = alexa.links();
        renewedBefore("'3' HOUR");

        alexa.refreshes(tokens.refreshToken());
        alexa.refreshes(tokens.refreshToken()); // the second is told that the link has ended, for the same reason

        var found = first(tokens, "LinkIdleTooLong");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[79]");
        assertThat(evidence(found)).contains("idle_limit now: PT1H");
        assertThat(found.getString("cure")).contains("Take \"idle_limit\" out of the policy of client refresh-idle");
    }

    /** The minute is written into the database. */
    @Test
    @Order(10)
    void anOverlapShorterThanAmazonsIsTold() {
        var alexa = linking(TestClients.strict());
        var tokens = alexa.links();
        alexa.refreshes(tokens.refreshToken());
        renewedBefore("'1' MINUTE");

        alexa.refreshes(tokens.refreshToken());

        var found = first(tokens, "OverlapTooShort");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[74]");
        assertThat(evidence(found)).contains("replaced 6").contains("refresh STRICT");
        assertThat(found.getString("cure")).contains("\"overlap\": \"PT1H\"").contains("policy of client strict");
    }

    /** The hours are written into the database. */
    @Test
    @Order(11)
    void anAnswerThatGotLostLongAgoIsTold() {
        var alexa = linking(TestClients.strict());
        var tokens = alexa.links();
        alexa.refreshes(tokens.refreshToken());
        renewedBefore("'5' HOUR");

        alexa.refreshes(tokens.refreshToken());

        var found = first(tokens, "LostAnswerEndedLink");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[77]");
        assertThat(evidence(found)).contains("replaced 5 h before").contains("newest that was used: 1");
    }

    /** Beside a client whose refreshes go well, by a count in the database, and at which somebody else tries a wrong secret. */
    @Test
    @Order(12)
    void aSecretThatIsWrongForAllIsATrend() {
        var client = TestClients.exchange("used");
        linking(client).links();
        counted(Instant.now(), "skill", 50);
        for (int i = 0; i < 6; i++) {
            comesWithAWrongSecret(TestClients.skill());
            comesWithAWrongSecret(client);
        }

        var trend = trend("SecretWrongSince", client.id());

        assertThat(trend.getString("severity")).isEqualTo("error");
        assertThat(evidence(trend))
                .containsPattern("[56] links or attempts refused")
                .contains(ExchangeFindingsIT.fingerprint("the-secret-before"));
        assertThat(trends()).noneMatch(other -> isOf(other, "SecretWrongSince", "skill"));
    }

    private static void comesWithAWrongSecret(TestClients client) {
        linking(client)
                .posts(
                        "token",
                        "grant_type=refresh_token&refresh_token=x",
                        Map.of("Content-Type", Alexa.FORM, "Authorization", basic(client.id(), "the-secret-before")));
    }

    @Test
    @Order(13)
    void aDatabaseThatLostItsLinksIsATrend() {
        var alexa = linking(TestClients.fixed());
        var links = IntStream.range(0, 5).mapToObj(i -> alexa.links()).toList();
        DBA.does("delete from token_family where client_id = 'fixed'");

        links.forEach(link -> alexa.refreshes(link.refreshToken()));

        var trend = trend("RefreshTokensUnknownSince", "fixed");
        assertThat(trend.getString("subject")).isEqualTo("NOT_IN_DATABASE");
        assertThat(evidence(trend)).contains("5 different refresh tokens").contains("links made from 2");
    }

    /** Two weeks, and the hours between the failures, are written into the record of failures that happened. */
    @Test
    @Order(14)
    void linksThatEndAtTheSameAgeAreATrend() {
        var alexa = linking(TestClients.idle());
        for (int i = 0; i < 6; i++) {
            var tokens = alexa.links();
            renewedBefore("'3' HOUR");
            alexa.refreshes(tokens.refreshToken());
            console.awaitFirst(tokens.attempt(), "LinkIdleTooLong");
        }
        assertThat(trends())
                .as("they are alike in age, but made together")
                .noneMatch(trend -> isOf(trend, "LinksEndAtConstantAge", "refresh-idle"));
        var steps = DATABASE.asks("select id from step where fault = 'LINK_IDLE' order by id");
        for (int i = 0; i < steps.size(); i++) {
            var earlier = Duration.ofHours(2L * i).toMillis() << 20;
            DBA.does("update step set id = id - " + earlier + ", attempt_id = attempt_id - "
                    + (earlier + (Duration.ofDays(14).toMillis() << 20)) + " where id = " + steps.get(i));
        }

        var trend = trend("LinksEndAtConstantAge", "refresh-idle");

        assertThat(trend.getString("explanation")).contains("about 14 days old");
        assertThat(evidence(trend)).contains("faults: LINK_IDLE");
        assertThat(trend.getString("cure")).contains("\"idle_limit\"");
    }

    @Test
    @Order(15)
    void whatWasCountedShowsAsTrends() {
        var saves = trend("OverlapSavesRise", "quick");
        var back = trend("DatabaseWasSetBack", "quick");
        var expired = trend("ExpiredTokensInUse", "resource-server");

        assertThat(saves.getString("severity")).isEqualTo("warning");
        assertThat(evidence(saves)).contains("last day: 20 of ").contains("the days before: 0 of 1000");
        assertThat(evidence(back)).contains("3 links recovered");
        assertThat(evidence(expired)).contains("12 of 12 introspections");
    }

    /** Whether the database fits the key is noted in it; that note is taken away as nobody should. */
    @Test
    @Order(16)
    void anotherMasterKeyIsToldByCodeAndByRefreshToken() {
        var alexa = linking(TestClients.skill());
        var tokens = alexa.links();
        var code = alexa.signsInAsAnn().codeAfterConsent();
        DBA.does("update schema_mark set key_check = null");
        SERVER.with("CARRICK_MASTER_KEY", OTHER_KEY).restart();

        var refusedCode = linking(TestClients.skill()).exchanges(code);
        var refusedToken = linking(TestClients.skill()).refreshes(tokens.refreshToken());

        var found = first(refusedCode, "CodeSealedWithOtherKey");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[55]");
        assertThat(found.getString("cure")).contains("carrick.master-key.previous");
        assertThat(evidence(first(refusedToken, "LinkSealedWithOtherKey")))
                .contains("the token is of link " + tokens.attempt());
    }

    private static Alexa linking(TestClients client) {
        return Alexa.at(SERVER.address(), client);
    }

    /** As if the newest link had been renewed so long ago. */
    private static void renewedBefore(String interval) {
        DBA.does("update token_family set renewed_at = renewed_at - INTERVAL " + interval
                + " where id = (select max(id) from token_family)");
    }

    /** The access token, with an hour ago as its end. The seal does not fit then; who looks at the end first does not mind. */
    private static String expired(String accessToken) {
        var prefix = "crk_at_";
        var body = Base64.getUrlDecoder().decode(accessToken.substring(prefix.length()));
        ByteBuffer.wrap(body).putInt(15, (int) Instant.now().minusSeconds(3600).getEpochSecond());
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(body);
    }

    /** As if so many refreshes had gone well then. */
    private static void counted(Instant when, String client, int refreshes) {
        DBA.does("insert into hourly_count (id, hour_at, client_id, what, node, amount) values (" + id(when)
                + ", TIMESTAMP WITH TIME ZONE '"
                + when.truncatedTo(ChronoUnit.HOURS)
                        .toString()
                        .replace('T', ' ')
                        .replace("Z", "+00") + "', '" + client
                + "', 'REFRESHES', 'test', " + refreshes + ")");
    }

    /** A number of that moment. */
    private static long id(Instant moment) {
        return moment.toEpochMilli() - Instant.parse("2026-01-01T00:00:00Z").toEpochMilli() << 20;
    }

    private JsonObject first(Answer answer, String finding) {
        console.awaitFirst(answer.attempt(), finding);
        return console.awaitFinding(answer.attempt(), finding);
    }

    private List<JsonObject> trends() {
        return console.gets("trends").json().getJsonArray("trends").getValuesAs(JsonObject.class);
    }

    private static boolean isOf(JsonObject trend, String name, String client) {
        return trend.getString("name").equals(name)
                && trend.getString("client_id", "").equals(client);
    }

    /** The trend once it is there: within a rhythm of two seconds, or a minute for what is counted. */
    private JsonObject trend(String name, String client) {
        var until = Instant.now().plusSeconds(100);
        while (Instant.now().isBefore(until)) {
            var found =
                    trends().stream().filter(trend -> isOf(trend, name, client)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Patience.aMoment();
        }
        throw new AssertionError("no trend " + name + " of " + client + " in " + trends());
    }

    /** What a test waits for is that time passes. */
    private static void awaitIsOver(Instant moment) {
        while (Instant.now().isBefore(moment)) {
            Patience.aMoment();
        }
    }

    private static String evidence(JsonObject finding) {
        return String.join(
                "\n",
                finding.getJsonArray("evidence").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList());
    }
}
