package carrick.account.sql;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.account.Passwords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes as Spring Security 6.5 (its own encoders), Python's hashlib after Django's, passlib's and ASP.NET's forms, and Spring's manual have them. */
class ForeignHashTest {

    private static final String PASSWORD = "correct horse é";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{bcrypt}$2a$05$iKEt704EF5AGOoq63.gYlOeVlGKRdrGQxaWkM5O4hdqKKe49XGTNK",
                "$2a$05$iKEt704EF5AGOoq63.gYlOeVlGKRdrGQxaWkM5O4hdqKKe49XGTNK",
                "bcrypt$$2a$05$iKEt704EF5AGOoq63.gYlOeVlGKRdrGQxaWkM5O4hdqKKe49XGTNK",
                "bcrypt_sha256$$2b$05$ZbsHmiQl3oThjle4djAqmuhKg6MjEHiwqipABDsb3m9ag.nMVTnh6",
                "{pbkdf2}e917292551abee400a58afbe9301965d78fca253e2af0e480bf3543ba8d7e89e0e6c50c26ab3c05b",
                "{pbkdf2@SpringSecurity_v5_8}19a3e2d17e28478131cb99c908743beeb572c230aa3da575c174b044cf9f5ac4156039749e649b59d7c98b1944ae3ebc",
                "pbkdf2_sha256$26000$Xy7sal$+sOCIc0c0nikwLsAogl6lTdMyNM43doAbOAik8CK8Fg=",
                "pbkdf2_sha1$26000$Xy7sal$gF6UHksqKpoTFIBDr71Dq+7YZtQ=",
                "$pbkdf2-sha256$29000$AAECAwQFBgcICQoLDA0ODw$V/CYURGY4BppwDL68TdesQw4UqepqWDOX0id7zq6YXo",
                "scrypt$1024$Xy7sal$8$1$M+k1ZDZraNbxYjPJi59QFHfah4nGR2Skt+DfCMlRZMQJTn+qIbIQyPqJrClY4M3cKpOaG4CpFtEvq/SRhzYgGQ==",
                "{scrypt}$a0801$AAECAwQFBgcICQoLDA0ODw==$jH2Q0DVu/biUHDn5RfgnP5UFEFC5iPDs9jIYmGfMTIE=",
                "AQAAAAEAACcQAAAAEAABAgMEBQYHCAkKCwwNDg8oSurfD3+UYqbQ/rmXWAfXrCYoEJUW0G410xkFrMjI4g==",
                "AQAAAAIAAYagAAAAEAABAgMEBQYHCAkKCwwNDg8VptKHmFwPNK/cFfTBpr9t+eVMT4bYuZIXdHG44IDK+w==",
                "AAABAgMEBQYHCAkKCwwNDg9tU81JvBoF52JRfNK0xVDHE0Vn9mr6NPNt9F0r2xxy8g=="
            })
    void everyFormOpensToItsPasswordAndToNoOther(String hash) {
        var read = ForeignHash.read(hash).orElseThrow();

        assertThat(read.matches(PASSWORD)).isTrue();
        assertThat(read.matches("correct horse e")).isFalse();
        assertThat(read.matches("")).isFalse();
        assertThat(read.toString()).doesNotContain(hash.substring(hash.length() - 12));
    }

    @Test
    void argon2InItsThreeDresses() {
        var hash = Passwords.hash(PASSWORD);
        for (var dressed : new String[] {hash, "argon2" + hash, "{argon2@SpringSecurity_v5_8}" + hash}) {
            assertThat(ForeignHash.read(dressed).orElseThrow().matches(PASSWORD))
                    .as(dressed)
                    .isTrue();
            assertThat(ForeignHash.read(dressed).orElseThrow().matches("another"))
                    .as(dressed)
                    .isFalse();
        }
    }

    /** As Spring Security's manual shows them, of the password "password". */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{bcrypt}$2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG",
                "{pbkdf2}5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc",
                "{scrypt}$e0801$8bWJaSu2IKSn9Z9kM+TPXfOc/9bdYSrN1oD9qfVThWEwdRTnO7re7Ei+fUZRJ68k9lTyuTeUp4of4g24hHnazw==$OAOec05+bXxvuu/1qZ6NUR+xQYvYv7BeL1QxwRpY5Pc="
            })
    void theManualsExamples(String hash) {
        assertThat(ForeignHash.read(hash).orElseThrow().matches("password")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "{noop}password",
                "5f4dcc3b5aa765d61d8327deb882cf99",
                "{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
                "sha1$salt$59b3e8d637cf97edbe2384cf59cb7453dfe30789",
                "$2a$05$short",
                "$argon2id$v=19$m=1,t=1,p=1$x",
                "pbkdf2_sha256$0$salt$AAAA",
                "pbkdf2_sha256$99999999999$salt$AAAA",
                "{pbkdf2}zz",
                "scrypt$1024$salt",
                "AQAAAAEAACcQ////EAABAgMEBQYHCAkKCwwNDg8oSurfD3+UYqbQ/rmXWAfXrCYoEJUW0G410xkFrMjI4g==",
                "$argon2id$v=19$m=19456,t=2,p=1$"
            })
    void whatIsNoHashThatProtectsIsNotRead(String text) {
        assertThat(ForeignHash.read(text)).isEmpty();
    }
}
