package carrick.session;

import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/** The cookies of sessions and of forms. Lax, not strict: a link to the console in a ticket must find who follows it signed in. */
@ApplicationScoped
class Cookies {

    @Inject
    Settings settings;

    Optional<String> find(Realm realm, HttpServletRequest request) {
        return find(name(realm), request);
    }

    void set(Realm realm, String value, HttpServletRequest request, HttpServletResponse response) {
        add(name(realm), value, "", response);
        request.setAttribute(name(realm), value);
    }

    void forget(Realm realm, HttpServletResponse response) {
        add(name(realm), "", "; Max-Age=0", response);
    }

    /** The random value that this browser's forms are tied to; made where there is none yet. */
    String form(HttpServletRequest request, HttpServletResponse response) {
        var name = prefix() + "carrick-form";
        return find(name, request)
                .filter(value -> value.matches("[A-Za-z0-9_-]{43}"))
                .orElseGet(() -> {
                    var value = carrick.oauth.Secret.random().reveal();
                    add(name, value, "", response);
                    request.setAttribute(name, value);
                    return value;
                });
    }

    /** Set in this request, or else sent with it. */
    private static Optional<String> find(String name, HttpServletRequest request) {
        if (request.getAttribute(name) instanceof String justSet) {
            return Optional.of(justSet);
        }
        var sent = request.getCookies() == null ? new jakarta.servlet.http.Cookie[0] : request.getCookies();
        return Arrays.stream(sent)
                .filter(cookie -> cookie.getName().equals(name))
                .map(jakarta.servlet.http.Cookie::getValue)
                .findFirst();
    }

    private void add(String name, String value, String more, HttpServletResponse response) {
        response.addHeader(
                "Set-Cookie",
                name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (isSecure() ? "; Secure" : "") + more);
    }

    private String name(Realm realm) {
        return prefix() + realm.cookie();
    }

    /** With __Host- no neighbour on the same domain can set it. */
    private String prefix() {
        return isSecure() ? "__Host-" : "";
    }

    private boolean isSecure() {
        return settings.text(Setting.ISSUER).startsWith("https:");
    }
}
