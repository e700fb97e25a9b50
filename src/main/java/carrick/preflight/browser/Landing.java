package carrick.preflight.browser;

import carrick.preflight.wire.Heard;
import carrick.preflight.wire.Parameters;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Where a browser came to after all redirects.
 *
 * @param last the answer that it shows, or that sent it back to the redirect URI
 * @param returned where it was sent back to; {@code null} while it is still at the server
 * @param way the answers before
 */
public record Landing(Heard last, URI returned, List<Heard> way) {

    public boolean isBack() {
        return returned != null;
    }

    /** A page that is no complaint, as far as its status says. */
    public boolean isPage() {
        return !isBack() && last.status() < 400 && !last.isRedirect();
    }

    public Document page() {
        return Jsoup.parse(last.isHtml() ? last.text() : "", last.call().uri().toString());
    }

    /** Of the query it was sent back with, or where there is none of the fragment. */
    public Parameters answer() {
        var query = returned.getRawQuery();
        return Parameters.parse(query == null || query.isEmpty() ? returned.getRawFragment() : query);
    }

    public Optional<String> error() {
        return isBack() ? answer().find("error") : Optional.empty();
    }

    /**
     * Whether the server went on as it did there: to the same page in as many steps, whatever its parameters. Spring's page for a refused
     * request asks people to sign in before they may read it, and takes one redirect more.
     */
    public boolean isLike(Landing other) {
        if (isBack() || other.isBack()) {
            return isBack() && other.isBack() && error().equals(other.error());
        }
        return way.size() == other.way.size() && isAtPageOf(other);
    }

    /** Whether it shows the same page, whatever the way to it. */
    public boolean isAtPageOf(Landing other) {
        return isPage()
                && other.isPage()
                && (place().equals(other.place()) || title().equals(other.title()) && hasForms(other));
    }

    private boolean hasForms(Landing other) {
        return !title().isEmpty()
                && page().select("form").size() == other.page().select("form").size();
    }

    private String place() {
        var uri = last.call().uri();
        return uri.getHost() + uri.getPath();
    }

    private String title() {
        return page().title().toLowerCase(Locale.ROOT);
    }

    /** What was sent and what came back in the end. */
    public String told() {
        return way.isEmpty()
                ? last.told()
                : "Sent: " + way.get(0).call().told() + "\n… " + way.size() + " redirects\n" + last.told();
    }
}
