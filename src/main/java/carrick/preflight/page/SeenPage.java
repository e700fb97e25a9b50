package carrick.preflight.page;

import carrick.preflight.browser.Landing;
import carrick.preflight.wire.Heard;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page, and what can be read from it without running it. */
final class SeenPage {

    private static final Pattern PIXELS = Pattern.compile("(?i)(?:^|[;\\s])(?:min-)?width\\s*:\\s*(\\d+)px");
    private static final Pattern SOCIAL =
            Pattern.compile("(?i)(^|\\.)(accounts\\.google\\.com|facebook\\.com|appleid\\.apple\\.com)$");
    private static final int PHONE = 320;

    private final Landing landing;
    private final Document document;

    SeenPage(Landing landing) {
        this.landing = landing;
        document = landing.page();
    }

    Heard heard() {
        return landing.last();
    }

    List<Heard> way() {
        return Stream.concat(landing.way().stream(), Stream.of(landing.last())).toList();
    }

    URI uri() {
        return landing.last().call().uri();
    }

    Document document() {
        return document;
    }

    String title() {
        return document.title();
    }

    ContentPolicy policy() {
        var meta = document.select("meta[http-equiv=Content-Security-Policy]").stream()
                .map(tag -> tag.attr("content"));
        return new ContentPolicy(
                Stream.concat(heard().all("Content-Security-Policy").stream(), meta)
                        .toList(),
                uri());
    }

    /** Those that the browser goes to, on the way and for what the page loads. */
    List<String> hosts() {
        var hosts = new TreeSet<String>();
        way().forEach(heard -> hosts.add(heard.call().uri().getHost()));
        loads().map(SeenPage::host).flatMap(Optional::stream).forEach(hosts::add);
        document.select("form[action]").stream()
                .map(form -> host(form.absUrl("action")))
                .flatMap(Optional::stream)
                .forEach(hosts::add);
        return List.copyOf(hosts);
    }

    private Stream<String> loads() {
        var sources =
                document
                        .select("script[src], img[src], iframe[src], source[src], embed[src], video[src], audio[src]")
                        .stream()
                        .map(element -> element.absUrl("src"));
        var linked = document.select("link[href]").stream()
                .filter(link -> link.attr("rel").matches("(?i).*(stylesheet|icon|preload|modulepreload|manifest).*"))
                .map(link -> link.absUrl("href"));
        return Stream.concat(sources, linked).filter(text -> !text.isEmpty());
    }

    static Optional<String> host(String text) {
        try {
            return Optional.ofNullable(URI.create(text).getHost());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static boolean refusesWebViews(String host) {
        return SOCIAL.matcher(host).find();
    }

    List<String> socialLinks() {
        return document.select("a[href]").stream()
                .map(link -> host(link.absUrl("href")).orElse(""))
                .filter(SeenPage::refusesWebViews)
                .distinct()
                .collect(Collectors.toList());
    }

    List<String> foreignFrames() {
        return document.select("iframe[src], frame[src]").stream()
                .map(frame -> frame.absUrl("src"))
                .filter(source -> host(source)
                        .filter(host -> !host.equals(uri().getHost()))
                        .isPresent())
                .toList();
    }

    List<String> plainHttp() {
        return "https".equals(uri().getScheme())
                ? loads().filter(source -> source.startsWith("http:")).toList()
                : List.of();
    }

    boolean blankLinks() {
        return !document.select("form[target=_blank], a[target=_blank], base[target=_blank]")
                .isEmpty();
    }

    boolean hasForm() {
        return !document.select("form").isEmpty();
    }

    String viewport() {
        return document.select("meta[name=viewport]").attr("content").replace(" ", "");
    }

    String language() {
        return document.select("html").attr("lang");
    }

    List<String> wide() {
        return document.select("[style], [width]").stream()
                .filter(SeenPage::isWide)
                .map(Element::cssSelector)
                .limit(5)
                .toList();
    }

    private static boolean isWide(Element element) {
        var style = PIXELS.matcher(element.attr("style"));
        return style.find() && Integer.parseInt(limited(style.group(1))) > PHONE
                || element.attr("width").matches("\\d{3,4}") && Integer.parseInt(element.attr("width")) > PHONE;
    }

    private static String limited(String digits) {
        return digits.substring(0, Math.min(8, digits.length()));
    }

    /** Whether other hosts learn the address with its parameters: only where the page goes to any, and nothing forbids it. */
    boolean keepsItsAddress() {
        var policy = heard().header("Referrer-Policy")
                .orElse(document.select("meta[name=referrer]").attr("content"));
        var goesElsewhere = Stream.concat(
                        loads(), document.select("a[href]").stream().map(link -> link.absUrl("href")))
                .map(SeenPage::host)
                .flatMap(Optional::stream)
                .anyMatch(host -> !host.equals(uri().getHost()));
        return !goesElsewhere
                || !policy.isEmpty() && !policy.contains("unsafe-url") && !policy.equals("no-referrer-when-downgrade");
    }
}
