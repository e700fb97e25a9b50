package carrick.preflight.page;

import carrick.preflight.exam.Ledger;
import java.util.List;
import java.util.Locale;

/** The cookies that are set on the way to a page. Their values stay out of reports. */
final class Cookies {

    private final List<String> cookies;

    Cookies(SeenPage page) {
        cookies = page.way().stream()
                .flatMap(heard -> heard.all("Set-Cookie").stream())
                .filter(cookie -> !cookie.toLowerCase(Locale.ROOT).matches(".*(max-age=0|01.jan.1970).*"))
                .toList();
    }

    void judge(Ledger ledger, boolean encrypted) {
        ledger.judge(
                PageCheck.COOKIE_STRICT, with("samesite=strict").isEmpty(), String.join(", ", with("samesite=strict")));
        if (encrypted) {
            ledger.judge(
                    PageCheck.COOKIE_NOT_SECURE, without("secure").isEmpty(), String.join(", ", without("secure")));
        }
        ledger.judge(
                PageCheck.COOKIE_NOT_HTTP_ONLY, without("httponly").isEmpty(), String.join(", ", without("httponly")));
    }

    private List<String> with(String attribute) {
        return cookies.stream()
                .filter(cookie -> has(cookie, attribute))
                .map(Cookies::name)
                .toList();
    }

    private List<String> without(String attribute) {
        return cookies.stream()
                .filter(cookie -> !has(cookie, attribute))
                .map(Cookies::name)
                .toList();
    }

    private static boolean has(String cookie, String attribute) {
        return List.of(cookie.toLowerCase(Locale.ROOT).split("\\s*;\\s*")).contains(attribute);
    }

    private static String name(String cookie) {
        return cookie.split("=", 2)[0];
    }
}
