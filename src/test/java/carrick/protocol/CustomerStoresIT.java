package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.Dba;
import carrick.support.PeopleDirectory;
import carrick.support.TestClients;
import carrick.support.TestDatabase;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers whom others keep: in a directory, in a table, in the registry of the application server. */
class CustomerStoresIT {

    private static final int LDAP_PORT = CarrickServer.firstPort() + 21;
    private static final CarrickServer SERVER = new CarrickServer("stores", 12);
    private static final TestDatabase DATABASE =
            new TestDatabase(CarrickServer.firstPort() + 22, SERVER.folder().resolveSibling("stores-database"));
    private static final PeopleDirectory PEOPLE = PeopleDirectory.start(LDAP_PORT);
    private static final String BCRYPT = "$2a$05$iKEt704EF5AGOoq63.gYlOeVlGKRdrGQxaWkM5O4hdqKKe49XGTNK";
    private static final String PASSWORD = "correct horse é";

    @BeforeAll
    static void start() {
        DATABASE.start();
        Dba.of(DATABASE).does("DROP SCHEMA IF EXISTS shop CASCADE");
        Dba.of(DATABASE).does("CREATE SCHEMA shop");
        Dba.of(DATABASE)
                .does("CREATE TABLE shop.shop_user (id VARCHAR(40) NOT NULL PRIMARY KEY, login VARCHAR(100) NOT NULL,"
                        + " full_name VARCHAR(100), password VARCHAR(300), active INTEGER NOT NULL)");
        SERVER.asNodeOf(DATABASE, SERVER.address())
                .with("CARRICK_ACCOUNTS", "built-in, ldap, sql, server")
                .with("CARRICK_ACCOUNTS_CHECK", "PT1S")
                .with("CARRICK_LDAP_URL", "ldap://localhost:" + LDAP_PORT)
                .with("CARRICK_LDAP_BIND_DN", PeopleDirectory.READER)
                .with("CARRICK_LDAP_BIND_PASSWORD", PeopleDirectory.READERS_PASSWORD)
                .with("CARRICK_LDAP_BASE", PeopleDirectory.BASE)
                .with("CARRICK_LDAP_GROUP", PeopleDirectory.GROUP)
                .with("CARRICK_SQL_DATA_SOURCE", isWildFly() ? "java:/jdbc/carrick" : "jdbc/carrick")
                .with(
                        "CARRICK_SQL_QUERY",
                        "SELECT id, login, full_name, password FROM shop.shop_user WHERE lower(login) = lower(?) AND active = 1")
                .with("CARRICK_SQL_CHECK", "SELECT 1 FROM shop.shop_user WHERE id = ? AND active = 1")
                .fresh()
                .knowing("rita", null)
                .start()
                .awaitReady();
        PEOPLE.has("eve", "Eve Directory", "eve-password-1");
        PEOPLE.hasOutsider("mallory", "Mallory", "mallory-password-1");
        PEOPLE.has("ann", "Ann of the Directory", "directory-password-1");
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
        DATABASE.stop();
        PEOPLE.goesAway();
    }

    private static boolean isWildFly() {
        return System.getProperty("carrick.brand", "liberty").equals("wildfly");
    }

    private static Alexa alexa() {
        return Alexa.at(SERVER.address(), TestClients.skill());
    }

    private static Console console() {
        return Console.at(SERVER.address());
    }

    private static Answer linked(String username, String password) {
        var tokens = alexa().exchanges(alexa().signsInAs(username, password).codeAfterConsent());
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        return tokens;
    }

    private static Answer tries(String username, String password) {
        return alexa().opensLogin().signIn(username, password);
    }

    private static void isWrong(String username, String password) {
        assertThat(tries(username, password).body()).as(username).contains("User name or password is not right");
    }

    private static String shopper(String hash) {
        var name = "shopper-" + UUID.randomUUID().toString().substring(0, 8);
        Dba.of(DATABASE)
                .does("INSERT INTO shop.shop_user VALUES ('id-" + name + "', '" + name + "', 'Shopper', '" + hash
                        + "', 1)");
        return name;
    }

    private static String account(String username) {
        return console().gets("accounts/" + Alexa.encode(username)).body();
    }

    @Test
    void somebodyOfTheDirectoryLinksAndRefreshes() {
        var tokens = linked("Eve", "eve-password-1");

        assertThat(alexa().refreshes(tokens.refreshToken()).status()).isEqualTo(200);
        assertThat(account("eve@ldap")).contains("Eve Directory");
        isWrong("eve", "another");
        isWrong("eve", " ");
    }

    @Test
    void theLanguageFollowsTheDirectory() {
        PEOPLE.has("louise", "Louise", "louise-password-1");
        assertThat(alexa().signsInAs("louise", "louise-password-1").page().body())
                .contains("lang=\"en\"");

        PEOPLE.reads("louise", "fr-CA");
        assertThat(alexa().signsInAs("louise", "louise-password-1").page().body())
                .contains("lang=\"fr\"", "Autoriser");

        PEOPLE.reads("louise", "tlh");
        assertThat(alexa().signsInAs("louise", "louise-password-1").page().body())
                .contains("lang=\"en\"");
    }

    @Test
    void whoIsInNoGroupDoesNotLink() {
        isWrong("mallory", "mallory-password-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "ev*",
                "eve)(uid=*",
                "*)(|(uid=*",
                "eve\u0000",
                "eve)(cn=Eve Directory",
                "\\65ve",
                "cn=eve,dc=example"
            })
    void nothingInANameBecomesAFilter(String name) {
        isWrong(name, "eve-password-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "x' UNION SELECT '1','x','x','" + BCRYPT + "' --",
                "%",
                "shopper-%",
                "'; DROP TABLE shop_user; --"
            })
    void nothingInANameBecomesSql(String name) {
        shopper(BCRYPT);

        isWrong(name, PASSWORD);
    }

    @Test
    void twoOfTheSameNameAreTwoPeople() {
        linked("ann", "ann-password-1");
        linked("ann", "directory-password-1");
        linked("ann@ldap", "directory-password-1");
        isWrong("ann@ldap", "ann-password-1");

        assertThat(account("ann@ldap")).contains("Ann of the Directory");
        assertThat(account("ann")).doesNotContain("Ann of the Directory");
    }

    @Test
    void aNameThatIsGivenToSomebodyElseOpensNothingOfTheFormer() {
        PEOPLE.has("noel", "Noel the First", "noel-password-1");
        linked("noel", "noel-password-1");
        PEOPLE.loses("noel");
        PEOPLE.has("noel", "Noel the Second", "noel-password-2");
        isWrong("noel", "noel-password-1");
        linked("noel", "noel-password-2");

        var now = console().gets("accounts/" + Alexa.encode("noel@ldap")).json();
        assertThat(now.getString("display_name")).isEqualTo("Noel the Second");
        assertThat(now.getJsonArray("links")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BCRYPT,
                "{bcrypt}" + BCRYPT,
                "{pbkdf2@SpringSecurity_v5_8}19a3e2d17e28478131cb99c908743beeb572c230aa3da575c174b044cf9f5ac4156039749e649b59d7c98b1944ae3ebc",
                "pbkdf2_sha256$26000$Xy7sal$+sOCIc0c0nikwLsAogl6lTdMyNM43doAbOAik8CK8Fg=",
                "scrypt$1024$Xy7sal$8$1$M+k1ZDZraNbxYjPJi59QFHfah4nGR2Skt+DfCMlRZMQJTn+qIbIQyPqJrClY4M3cKpOaG4CpFtEvq/SRhzYgGQ==",
                "{scrypt}$a0801$AAECAwQFBgcICQoLDA0ODw==$jH2Q0DVu/biUHDn5RfgnP5UFEFC5iPDs9jIYmGfMTIE=",
                "AQAAAAEAACcQAAAAEAABAgMEBQYHCAkKCwwNDg8oSurfD3+UYqbQ/rmXWAfXrCYoEJUW0G410xkFrMjI4g=="
            })
    void aTableSignsInByEachFormOfHash(String hash) {
        var name = shopper(hash);

        linked(name, PASSWORD);
        isWrong(name, "correct horse e");
        assertThat(DATABASE.asks("SELECT password FROM shop.shop_user WHERE login = '" + name + "'"))
                .as("never written")
                .containsExactly(hash);
    }

    @Test
    void aPasswordThatNobodyHashedOpensNothing() {
        var name = shopper("plain-text-password");

        isWrong(name, "plain-text-password");
        assertThat(SERVER.console()).contains("accounts.md").doesNotContain("plain-text-password");
    }

    @Test
    void theServersOwnRegistrySignsIn() {
        linked("rita", "rita-of-the-registry");
        isWrong("rita", "another");

        assertThat(account("rita@server")).contains("rita");
    }

    @Test
    void whoIsGoneAtTheTableLosesTheLinks() {
        var name = shopper(BCRYPT);
        var stays = linked(shopper(BCRYPT), PASSWORD);
        var tokens = linked(name, PASSWORD);
        Dba.of(DATABASE).does("UPDATE shop.shop_user SET active = 0 WHERE login = '" + name + "'");
        console()
                .await(
                        "accounts/" + name + "@sql",
                        answer -> answer.body().contains("ENDED_BY_SOURCE")
                                || answer.body().contains("source"));

        assertThat(alexa().refreshes(tokens.refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(alexa().refreshes(stays.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void aDirectoryThatIsAwayCostsNobodyALinkAndOthersSignIn() {
        PEOPLE.has("olga", "Olga", "olga-password-1");
        var tokens = linked("olga", "olga-password-1");
        PEOPLE.goesAway();
        try {
            var page = tries("olga", "olga-password-1");
            assertThat(page.body()).contains("We cannot check your password at the moment");
            console().attempt(page.attempt(), attempt -> attempt.toString().contains("CUSTOMER_STORE_AWAY"));
            linked("ann", "ann-password-1");
            linked(shopper(BCRYPT), PASSWORD);
            assertThat(alexa().refreshes(tokens.refreshToken()).status()).isEqualTo(200);
        } finally {
            PEOPLE.comesBack();
        }
        linked("olga", "olga-password-1");
        assertThat(alexa().refreshes(tokens.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void theOverviewSaysHowTheyAre() {
        var overview = console().await("overview", answer -> answer.body().contains("Customers of ldap"));

        assertThat(overview.body()).contains("Customers of sql", "Customers of server", "their store answers");
    }

    @Test
    void thePasswordOfAnotherStoreIsNotChangedHere() {
        var browser = alexa();
        browser.visits("/account/links");
        browser.submit(Map.of("login:username", "eve", "login:password", "eve-password-1", "login:signIn", "x"));
        var links = browser.follow();

        assertThat(links.body()).contains("Eve Directory").doesNotContain("/account/password");
        assertThat(browser.visits("/account/password").location()).endsWith("/account/links");
    }
}
