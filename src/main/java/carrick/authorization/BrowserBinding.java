package carrick.authorization;

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

/**
 * Ties a pending request to the browser that began it, by a cookie that is a MAC of its handle: whoever has only the address cannot go
 * on with it, and no other site can post to it. One cookie per request, so two tabs do not disturb each other.
 */
@ApplicationScoped
class BrowserBinding {

    /** More open requests than this in one browser are leftovers: the oldest are let go. */
    private static final int MOST_COOKIES = 8;

    @Inject
    MasterKey masterKey;

    @Inject
    Settings settings;

    void bind(Handle handle, HttpServletRequest request, HttpServletResponse response) {
        var lifetime = settings.duration(Setting.INTERACTION_LIFETIME).toSeconds();
        forgetOldest(request, response);
        response.addHeader("Set-Cookie", cookie(name(handle), valueUnder(0, handle), lifetime));
    }

    boolean isBound(Handle handle, HttpServletRequest request) {
        var sent = cookies(request).stream()
                .filter(cookie -> cookie.getName().equals(name(handle)))
                .findFirst();
        return sent.isPresent() && isValueOf(handle, sent.get().getValue());
    }

    private boolean isValueOf(Handle handle, String sent) {
        var presented = sent.getBytes(StandardCharsets.US_ASCII);
        var matches = false;
        for (int key = 0; key < masterKey.all("browser").size(); key++) {
            matches |= MessageDigest.isEqual(presented, valueUnder(key, handle).getBytes(StandardCharsets.US_ASCII));
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

    private String valueUnder(int key, Handle handle) {
        var mac = masterKey.all("browser").get(key).mac(handle.text().getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static List<Cookie> cookies(HttpServletRequest request) {
        return request.getCookies() == null ? List.of() : Arrays.asList(request.getCookies());
    }
}
