package carrick.preflight.browser;

import carrick.preflight.wire.Call;
import carrick.preflight.wire.Heard;
import carrick.preflight.wire.NoAnswer;
import carrick.preflight.wire.Parameters;
import carrick.preflight.wire.Wire;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.CookieStore;

/** One browser from the first request on. It follows redirects, but never to the redirect URI: there Amazon would be called. */
public final class Session {

    private static final int MOST_REDIRECTS = 12;

    private final Wire wire;
    private final String redirectUri;
    private final boolean keepsCookies;
    private final CookieStore cookies = new BasicCookieStore();

    public Session(Wire wire, String redirectUri) {
        this(wire, redirectUri, true);
    }

    private Session(Wire wire, String redirectUri, boolean keepsCookies) {
        this.wire = wire;
        this.redirectUri = redirectUri;
        this.keepsCookies = keepsCookies;
    }

    public static Session withoutCookies(Wire wire, String redirectUri) {
        return new Session(wire, redirectUri, false);
    }

    public Landing open(URI uri) throws NoAnswer {
        return follow(Call.get(uri));
    }

    /** @param language as {@code Accept-Language} says it */
    public Landing open(URI uri, String language) throws NoAnswer {
        return follow(Call.get(uri).with("Accept-Language", language));
    }

    /** @param from the page with the form, which is told as the origin (RFC6454-7) as browsers do */
    public Landing submit(URI action, Parameters form, URI from) throws NoAnswer {
        var call = Call.submit(action, form)
                .with("Origin", from.getScheme() + "://" + from.getRawAuthority())
                .with("Referer", from.toString());
        return follow(call);
    }

    private Landing follow(Call first) throws NoAnswer {
        var way = new ArrayList<Heard>();
        var heard = send(first);
        while (heard.isRedirect() && way.size() < MOST_REDIRECTS) {
            var next = heard.next().orElse(null);
            if (next == null || isBack(heard)) {
                return new Landing(heard, next, List.copyOf(way));
            }
            way.add(heard);
            heard = send(Call.get(next).with("Accept-Language", first.headers().get("Accept-Language")));
        }
        return new Landing(heard, null, List.copyOf(way));
    }

    /** Also where the query is a mess, or the redirect is to some other page of Amazon's: that is for a check to say. */
    private boolean isBack(Heard heard) {
        var location = heard.location().orElse("");
        return location.startsWith(redirectUri)
                || location.contains("/api/skill/link/")
                || location.matches("(?!https?:)[a-z.+-]+:.*");
    }

    private Heard send(Call call) throws NoAnswer {
        return keepsCookies ? wire.send(call, cookies) : wire.send(call);
    }
}
