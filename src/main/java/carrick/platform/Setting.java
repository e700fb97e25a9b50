package carrick.platform;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;

/**
 * Every key of the configuration, with its default and its check. {@code configuration.md} has one heading for each; the two are held
 * together by a test. The environment variable of a key is its name in capitals with {@code _} for every other character.
 */
public enum Setting {
    ISSUER("carrick.issuer", null, Setting::checkIssuer),
    MASTER_KEY("carrick.master-key", null, Setting::checkKey),
    MASTER_KEY_PREVIOUS("carrick.master-key.previous", null, Setting::checkKey),
    CLIENTS("carrick.clients", null, value -> null),
    DEMO("carrick.demo", "false", Setting::checkFlag),
    DEMO_DIRECTORY("carrick.demo.directory", "carrick-demo", value -> null),
    NODE("carrick.node", null, value -> value.length() <= 60 ? null : "at most 60 characters"),
    ACCOUNTS("carrick.accounts", "built-in", Setting::checkStores),
    ACCOUNTS_CHECK("carrick.accounts.check", null, value -> checkDuration(value, "PT1S", "P30D")),
    SECOND_FACTOR(
            "carrick.second-factor",
            "optional",
            value -> List.of("off", "optional", "required").contains(value) ? null : "off, optional or required"),
    LDAP_URL("carrick.ldap.url", null, Setting::checkLdap),
    LDAP_START_TLS("carrick.ldap.start-tls", "false", Setting::checkFlag),
    LDAP_TRUST("carrick.ldap.trust", null, value -> value.length() <= 1_000 ? null : "the path of a file in PEM"),
    LDAP_BIND_DN("carrick.ldap.bind-dn", null, value -> null),
    LDAP_BIND_PASSWORD("carrick.ldap.bind-password", null, value -> null),
    LDAP_BASE("carrick.ldap.base", null, value -> null),
    LDAP_FILTER("carrick.ldap.filter", "(uid={name})", Setting::checkFilter),
    LDAP_GROUP("carrick.ldap.group", null, value -> null),
    LDAP_SUBJECT("carrick.ldap.subject", "entryUUID", Setting::checkAttribute),
    LDAP_USERNAME("carrick.ldap.username", "uid", Setting::checkAttribute),
    LDAP_DISPLAY_NAME("carrick.ldap.display-name", "cn", Setting::checkAttribute),
    LDAP_LOCALE("carrick.ldap.locale", "preferredLanguage", Setting::checkAttribute),
    SQL_DATA_SOURCE("carrick.sql.data-source", null, value -> null),
    SQL_QUERY("carrick.sql.query", null, Setting::checkQuery),
    SQL_CHECK("carrick.sql.check", null, Setting::checkQuery),
    OIDC_ISSUER("carrick.oidc.issuer", null, Setting::checkProvider),
    OIDC_AUTHORIZATION_URI("carrick.oidc.authorization-uri", null, Setting::checkEndpoint),
    OIDC_TOKEN_URI("carrick.oidc.token-uri", null, Setting::checkEndpoint),
    OIDC_USER_INFO_URI("carrick.oidc.user-info-uri", null, Setting::checkEndpoint),
    OIDC_CLIENT_ID("carrick.oidc.client-id", null, value -> null),
    OIDC_CLIENT_SECRET("carrick.oidc.client-secret", null, value -> null),
    OIDC_SCOPE(
            "carrick.oidc.scope",
            "openid profile",
            value -> value.length() <= 500 ? null : "scopes separated by blanks, of at most 500 characters"),
    OIDC_NAME("carrick.oidc.name", null, value -> value.length() <= 60 ? null : "at most 60 characters"),
    CODE_LIFETIME("carrick.code.lifetime", "PT5M", value -> checkDuration(value, "PT10S", "PT10M")),
    INTERACTION_LIFETIME("carrick.interaction.lifetime", "PT1H", value -> checkDuration(value, "PT5M", "PT24H")),
    CLIENT_CACHE("carrick.client.cache", "PT10S", value -> checkDuration(value, "PT0S", "PT10M")),
    PASSWORD_CONCURRENCY("carrick.password.concurrency", "2", value -> checkNumber(value, 1, 64)),
    THROTTLE_ACCOUNT("carrick.throttle.account", "10", value -> checkNumber(value, 3, 1_000)),
    THROTTLE_ADDRESS("carrick.throttle.address", "50", value -> checkNumber(value, 3, 100_000)),
    THROTTLE_CLIENT("carrick.throttle.client", "50", value -> checkNumber(value, 3, 1_000)),
    THROTTLE_REQUESTS("carrick.throttle.requests", "20000", value -> checkNumber(value, 10, 1_000_000)),
    JWT_ALGORITHM(
            "carrick.jwt.algorithm",
            "ES256",
            value -> List.of("ES256", "RS256").contains(value) ? null : "ES256 or RS256"),
    JWT_ROTATION("carrick.jwt.rotation", "P90D", value -> checkDuration(value, "P1D", "P3650D")),
    TRACE_QUEUE("carrick.trace.queue", "10000", value -> checkNumber(value, 100, 1_000_000)),
    TRACE_RETENTION("carrick.trace.retention", "P30D", value -> checkDuration(value, "PT1H", "P3650D")),
    DIAGNOSIS_PATIENCE("carrick.diagnosis.patience", "PT1M", value -> checkDuration(value, "PT1S", "PT10M")),
    DIAGNOSIS_WEBHOOK("carrick.diagnosis.webhook", null, Setting::checkUrl),
    CONSOLE_TOKEN("carrick.console.token", null, Setting::checkToken),
    CONSOLE_SIGN_IN(
            "carrick.console.sign-in",
            "built-in",
            value -> List.of("built-in", "server").contains(value) ? null : "built-in or server"),
    CONSOLE_FIRST_PASSWORD("carrick.console.first-password", null, Setting::checkPassword),
    AUDIT_RETENTION("carrick.audit.retention", "P365D", value -> checkDuration(value, "P1D", "P3650D")),
    SCHEMA("carrick.schema", "apply", value -> List.of("apply", "check").contains(value) ? null : "apply or check"),
    DATABASE_RETRY("carrick.database.retry", "PT2S", value -> checkDuration(value, "PT0.1S", "PT5M")),
    AMAZON_TOKEN_URL("carrick.amazon.token-url", "https://api.amazon.com/auth/o2/token", Setting::checkUrl),
    AMAZON_GATEWAY_NA("carrick.amazon.gateway.na", "https://api.amazonalexa.com/v3/events", Setting::checkUrl),
    AMAZON_GATEWAY_EU("carrick.amazon.gateway.eu", "https://api.eu.amazonalexa.com/v3/events", Setting::checkUrl),
    AMAZON_GATEWAY_FE("carrick.amazon.gateway.fe", "https://api.fe.amazonalexa.com/v3/events", Setting::checkUrl),
    ACCEPT_GRANT_BUDGET("carrick.accept-grant.budget", "PT5S", value -> checkDuration(value, "PT1S", "PT7S")),
    EVENTS_CONCURRENCY("carrick.events.concurrency", "8", value -> checkNumber(value, 1, 64)),
    EVENTS_LIFETIME("carrick.events.lifetime", "PT24H", value -> checkDuration(value, "PT1M", "P7D")),
    EVENTS_RETENTION("carrick.events.retention", "P7D", value -> checkDuration(value, "PT1H", "P365D")),
    PROXIES("carrick.proxies", null, Setting::checkNetworks),
    METRICS_NETWORKS("carrick.metrics.networks", "127.0.0.0/8,::1", Setting::checkNetworks),
    PREFLIGHT_NETWORKS("carrick.preflight.networks", null, Setting::checkNetworks),
    PREFLIGHT_TRUST(
            "carrick.preflight.trust", null, value -> value.length() <= 1_000 ? null : "the path of a file in PEM"),
    STAND_IN("carrick.stand-in", "false", Setting::checkFlag);

    private static final List<String> STORES = List.of("built-in", "ldap", "sql", "server", "oidc");

    private final String key;
    private final String byDefault;
    private final Function<String, String> check;

    Setting(String key, String byDefault, Function<String, String> check) {
        this.key = key;
        this.byDefault = byDefault;
        this.check = check;
    }

    public String key() {
        return key;
    }

    /** The value when nobody set one; {@code null} where there is none. */
    public String byDefault() {
        return byDefault;
    }

    /** What is wrong with the value and what to do about it; {@code null} for a good one. It never repeats a secret. */
    String complaintAbout(String value) {
        return check.apply(value);
    }

    private static String checkIssuer(String value) {
        try {
            var uri = URI.create(value);
            var bare = uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && !value.endsWith("/");
            var secure = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && isLoopback(uri.getHost());
            return bare && secure
                    ? null
                    : "an https URL without query, fragment and final slash, such as https://id.example.com";
        } catch (IllegalArgumentException malformed) {
            return "a URL such as https://id.example.com";
        }
    }

    private static String checkProvider(String value) {
        return checkIssuer(value.replaceFirst("/$", "")) == null
                ? null
                : "an https URL without query and fragment, as the provider's metadata has it";
    }

    private static String checkEndpoint(String value) {
        var question = value.indexOf('?');
        return checkIssuer(value.substring(0, question < 0 ? value.length() : question)
                                .replaceFirst("/$", ""))
                        == null
                ? null
                : "an https URL without fragment";
    }

    private static String checkUrl(String value) {
        return checkIssuer(value) == null ? null : "an https URL without query and fragment";
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    private static String checkKey(String value) {
        return MasterKey.decode(value).isPresent() ? null : MasterKey.CURE;
    }

    private static String checkToken(String value) {
        return value.matches("[A-Za-z0-9._~+/-]{32,200}") // RFC6750-2.1
                ? null
                : "32 to 200 of the characters A-Z a-z 0-9 . _ ~ + / -, such as the output of: openssl rand -hex 32";
    }

    private static String checkPassword(String value) {
        return value.length() >= 12 && value.length() <= 500 ? null : "12 to 500 characters long";
    }

    private static String checkFlag(String value) {
        return value.equals("true") || value.equals("false") ? null : "true or false";
    }

    private static String checkNetworks(String value) {
        try {
            Networks.parse(value);
            return null;
        } catch (IllegalArgumentException malformed) {
            return "addresses or networks such as 10.1.2.3, 10.0.0.0/8 and fd00::/8, separated by commas; no names";
        }
    }

    private static String checkStores(String value) {
        var names = List.of(value.split("\\s*,\\s*"));
        return STORES.containsAll(names) && names.stream().distinct().count() == names.size()
                ? null
                : "a list of " + String.join(", ", STORES) + ", each at most once";
    }

    private static String checkLdap(String value) {
        return value.matches("(?:ldaps?://[^\\s,/?#@]+[\\s,]*)+")
                ? null
                : "one or more addresses such as ldaps://dc1.example.com, separated by blanks";
    }

    private static String checkFilter(String value) {
        return value.contains("{name}") ? null : "an LDAP filter with {name} in it, such as (uid={name})";
    }

    private static String checkAttribute(String value) {
        return value.matches("[A-Za-z][A-Za-z0-9;-]{0,99}") ? null : "the name of an attribute";
    }

    private static String checkQuery(String value) {
        return value.contains("?")
                        && value.strip().toLowerCase(java.util.Locale.ROOT).startsWith("select")
                ? null
                : "a select with one ? or more, for what is looked for";
    }

    private static String checkNumber(String value, int least, int most) {
        var complaint = "a whole number from " + least + " to " + most;
        try {
            var number = Integer.parseInt(value);
            return number >= least && number <= most ? null : complaint;
        } catch (NumberFormatException notANumber) {
            return complaint;
        }
    }

    private static String checkDuration(String value, String least, String most) {
        var complaint = "an ISO 8601 duration from " + least + " to " + most;
        try {
            var duration = Duration.parse(value);
            var within =
                    duration.compareTo(Duration.parse(least)) >= 0 && duration.compareTo(Duration.parse(most)) <= 0;
            return within ? null : complaint;
        } catch (DateTimeParseException notADuration) {
            return complaint;
        }
    }
}
