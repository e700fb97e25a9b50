package carrick.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.unboundidds.OneTimePassword;
import com.unboundid.util.Base32;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An app that shows six digits every 30 seconds, and the person who sets it up at the page of their account. */
public final class AuthenticatorApp {

    private static final Pattern KEY = Pattern.compile("<code id=\"key\"[^>]*>([A-Z2-7 ]+)</code>");
    private static final Pattern RECOVERY = Pattern.compile("[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}");
    private static final int SECONDS = 30;

    private final String key;
    private final List<String> recoveryCodes;
    private long nextStep;

    private AuthenticatorApp(String key) {
        this.key = key;
        this.recoveryCodes = new ArrayList<>();
    }

    /** Signs in, and sets an app up. */
    public static AuthenticatorApp setUpBy(Staff customer, String username, String password) {
        customer.opens("/account/links");
        customer.presses("login", "signIn", Map.of("username", username, "password", password));
        return setUpBy(customer);
    }

    /** Sets an app up, signed in. */
    public static AuthenticatorApp setUpBy(Staff customer) {
        customer.opens("/account/factors");
        var app = offeredTo(customer);
        var page = customer.presses("confirm", "save", Map.of("code", app.code()));
        assertThat(page.body()).doesNotContain("The code is not right");
        app.recoveryCodes.addAll(RECOVERY.matcher(page.body())
                .results()
                .map(found -> found.group())
                .toList());
        return app;
    }

    /** What the page offers, not confirmed yet. */
    public static AuthenticatorApp offeredTo(Staff customer) {
        var page = customer.presses("offer", "begin", Map.of());
        var key = KEY.matcher(page.body());
        if (!key.find()) {
            throw new AssertionError("no key on this page:\n" + page.body());
        }
        return new AuthenticatorApp(key.group(1).replace(" ", ""));
    }

    public static long now() {
        return Instant.now().getEpochSecond() / SECONDS;
    }

    /**
     * A code that was not shown yet. A server that allows for clocks takes two of them at once, and takes them for half a minute more:
     * the step may turn while the code is on its way.
     */
    public String code() {
        nextStep = Math.max(nextStep, now());
        return code(nextStep++);
    }

    /** The code of that step of 30 seconds. */
    public String code(long step) {
        try {
            return OneTimePassword.hotp(Base32.decode(key), step, 6);
        } catch (LDAPException | ParseException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Those that came with it, and are not used yet as far as this app knows. */
    public List<String> recoveryCodes() {
        return recoveryCodes;
    }
}
