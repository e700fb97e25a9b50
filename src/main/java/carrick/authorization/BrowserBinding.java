package carrick.authorization;

import carrick.account.Account;
import carrick.platform.MasterKey;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Ties a pending request to the browser that began it, by a cookie that is a MAC of its handle: whoever has only the address cannot go
 * on with it, and no other site can post to it. One cookie per request, so two tabs do not disturb each other. Signing in gives the
 * browser another one, which also names the account: a cookie that somebody knew before, and planted, is of no use afterwards.
 */
@ApplicationScoped
class BrowserBinding {

    /** More open requests than this in one browser are leftovers: the oldest are let go. */
    private static final int MOST_COOKIES = 8;

    /** Ends the account of a browser that has shown a password and not yet more; of one that is signed in it ends with a point. */
    private static final String HALFWAY = "~";

    private static final Pattern WHO = Pattern.compile("\\d{1,19}[.~]");

    @Inject
    MasterKey masterKey;

    @Inject
    Settings settings;

    void bind(Handle handle, HttpServletRequest request, HttpServletResponse response) {
        forgetOldest(request, response);
        set(handle, valueUnder(0, handle, ""), response);
    }

    /** Now that somebody has signed in. */
    void bind(Handle handle, Account account, HttpServletResponse response) {
        var who = account.id() + ".";
        set(handle, who + valueUnder(0, handle, who), response);
    }

    /** Now that somebody has given the right password, and a second factor is asked for. */
    void bindHalfway(Handle handle, Account account, HttpServletResponse response) {
        var who = account.id() + HALFWAY;
        set(handle, who + valueUnder(0, handle, who), response);
    }

    boolean isBound(Handle handle, HttpServletRequest request) {
        return sent(handle, request).anyMatch(value -> isValueOf(handle, who(value), value));
    }

    /** What stands before the MAC: nothing before anybody has signed in. */
    private static String who(String value) {
        var beginning = WHO.matcher(value);
        return beginning.lookingAt() ? beginning.group() : "";
    }

    /** Whose password was right in this browser, where more is asked for. */
    Optional<Long> halfway(Handle handle, HttpServletRequest request) {
        return sent(handle, request)
                .filter(value -> who(value).endsWith(HALFWAY) && isValueOf(handle, who(value), value))
                .map(value -> Long.valueOf(who(value).replace(HALFWAY, "")))
                .findFirst();
    }

    /** Whether it was in this browser that the account signed in. */
    boolean isBound(Handle handle, Account account, HttpServletRequest request) {
        return sent(handle, request).anyMatch(value -> isValueOf(handle, account.id() + ".", value));
    }

    private void set(Handle handle, String value, HttpServletResponse response) {
        var lifetime = settings.duration(Setting.INTERACTION_LIFETIME).toSeconds();
        response.addHeader("Set-Cookie", cookie(name(handle), value, lifetime));
    }

    /** More than one where somebody could set a second, under another path or for the parent domain. */
    private Stream<String> sent(Handle handle, HttpServletRequest request) {
        return cookies(request).stream()
                .filter(cookie -> cookie.getName().equals(name(handle)))
                .map(Cookie::getValue);
    }

    private boolean isValueOf(Handle handle, String who, String sent) {
        var presented = sent.getBytes(StandardCharsets.US_ASCII);
        var matches = false;
        for (int key = 0; key < masterKey.all("browser").size(); key++) {
            var value = who + valueUnder(key, handle, who);
            matches |= MessageDigest.isEqual(presented, value.getBytes(StandardCharsets.US_ASCII));
        }
        return matches;
    }

    private void forgetOldest(HttpServletRequest request, HttpServletResponse response) {
        var names = cookies(request).stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(prefix()))
                .sorted()
                .toList();
        names.stream()
                .limit(Math.max(0, names.size() - MOST_COOKIES + 1))
                .forEach(name -> response.addHeader("Set-Cookie", cookie(name, "", 0)));
    }

    private String cookie(String name, String value, long maxAge) {
        return name + "=" + value + "; Path=/; Max-Age=" + maxAge + "; HttpOnly; SameSite=Lax"
                + (isSecure() ? "; Secure" : "");
    }

    private String name(Handle handle) {
        return prefix() + carrick.platform.Id.show(handle.id());
    }

    /** With __Host- no neighbour on the same domain can set it. */
    private String prefix() {
        return (isSecure() ? "__Host-" : "") + "carrick-";
    }

    private boolean isSecure() {
        return settings.text(Setting.ISSUER).startsWith("https:");
    }

    private String valueUnder(int key, Handle handle, String who) {
        var mac = masterKey.all("browser").get(key).mac((who + handle.text()).getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static List<Cookie> cookies(HttpServletRequest request) {
        return request.getCookies() == null ? List.of() : Arrays.asList(request.getCookies());
    }
}
