package carrick.account.ldap;

import carrick.platform.Misconfigured;
import carrick.platform.Setting;
import carrick.platform.Settings;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** The configuration of the directory. */
@ApplicationScoped
class LdapSettings {

    private static final String NAME = "{name}";

    @Inject
    Settings settings;

    /** @throws Misconfigured naming what is missing or cannot be read */
    void require() {
        settings.text(Setting.LDAP_URL);
        settings.text(Setting.LDAP_BASE);
        for (var server : servers()) {
            var isLocal = List.of("localhost", "127.0.0.1", "[::1]").contains(server.getHost());
            if ("ldap".equals(server.getScheme()) && !startTls() && !isLocal) {
                throw new Misconfigured(
                        "carrick.ldap.url must begin with ldaps://, or carrick.ldap.start-tls be true: passwords would go out unencrypted.");
            }
        }
        requireDn(Setting.LDAP_BASE, base());
        requireDn(Setting.LDAP_GROUP, group());
        try {
            filterFor("anybody");
            filterForAnybody();
        } catch (IllegalArgumentException malformed) {
            throw new Misconfigured(
                    "carrick.ldap.filter must be an LDAP filter with {name} in it, such as (uid={name}).");
        }
    }

    private static void requireDn(Setting setting, String value) {
        if (!DN.isValidDN(value)) {
            throw new Misconfigured(setting.key() + " must be a DN, such as ou=people,dc=example,dc=com.");
        }
    }

    /** In the order in which they are tried. */
    List<URI> servers() {
        return Stream.of(settings.text(Setting.LDAP_URL).split("[\\s,]+"))
                .map(URI::create)
                .toList();
    }

    boolean startTls() {
        return settings.isOn(Setting.LDAP_START_TLS);
    }

    /** A file of certificates in PEM; {@code null} for whom Java trusts. */
    String trust() {
        return settings.find(Setting.LDAP_TRUST).orElse(null);
    }

    /** Who looks for entries; empty for nobody in particular. */
    String bindDn() {
        return settings.find(Setting.LDAP_BIND_DN).orElse("");
    }

    String bindPassword() {
        return settings.find(Setting.LDAP_BIND_PASSWORD).orElse("");
    }

    String base() {
        return settings.text(Setting.LDAP_BASE);
    }

    /** Empty where everybody may link. */
    String group() {
        return settings.find(Setting.LDAP_GROUP).orElse("");
    }

    String subject() {
        return settings.text(Setting.LDAP_SUBJECT);
    }

    String username() {
        return settings.text(Setting.LDAP_USERNAME);
    }

    String displayName() {
        return settings.text(Setting.LDAP_DISPLAY_NAME);
    }

    String locale() {
        return settings.text(Setting.LDAP_LOCALE);
    }

    /** Whatever is typed stays a value: nothing in it can open or close a filter (RFC4515-3). */
    Filter filterFor(String typed) {
        return filter(Filter.encodeValue(typed));
    }

    /** The same conditions, whatever the name. */
    Filter filterForAnybody() {
        return filter("*");
    }

    private Filter filter(String encodedName) {
        try {
            return Filter.create(settings.text(Setting.LDAP_FILTER).replace(NAME, encodedName));
        } catch (LDAPException malformed) {
            throw new IllegalArgumentException(malformed.getMessage());
        }
    }
}
