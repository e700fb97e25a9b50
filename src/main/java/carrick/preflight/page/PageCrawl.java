package carrick.preflight.page;

import carrick.preflight.browser.AuthorizationCall;
import carrick.preflight.browser.Landing;
import carrick.preflight.browser.Session;
import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Ledger;
import carrick.preflight.exam.Stage;
import carrick.preflight.wire.NoAnswer;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the first page that a customer sees, with its scripts. Pages behind the sign-in are looked at when somebody gets there. */
public final class PageCrawl implements Stage {

    private static final int HEAVY = 1_000_000;

    @Override
    public String name() {
        return "The page that customers see";
    }

    @Override
    public List<? extends Check> checks() {
        return List.of(PageCheck.values());
    }

    @Override
    public Set<Ground> needs() {
        return Set.of(Ground.REQUEST);
    }

    @Override
    public void run(Examination examination) throws NoAnswer {
        lookAtLinks(examination);
        var landing = examination.recall(Landing.class).orElseThrow();
        if (!landing.isPage() || !landing.last().isHtml()) {
            return;
        }
        look(examination, landing, true);
        lookAtLanguages(examination, landing);
    }

    /** @param withScripts whether those of the page are fetched, too */
    public static void look(Examination examination, Landing landing, boolean withScripts) {
        var page = new SeenPage(landing);
        var scripts = withScripts ? Scripts.of(page, examination.wire()) : Scripts.inlineOf(page);
        var ledger = examination.ledger();
        judgeHosts(examination, page);
        judgeScripts(ledger, page, scripts);
        judgeHeaders(examination, page);
        new Cookies(page).judge(ledger, "https".equals(page.uri().getScheme()));
        judgeMarkup(ledger, page);
        var size = landing.last().body().length + scripts.bytes();
        ledger.judge(PageCheck.PAGE_HEAVY, size < HEAVY, size / 1_000 + " kB");
    }

    private static void judgeHosts(Examination examination, SeenPage page) {
        var ledger = examination.ledger();
        var listed = examination.target().domains();
        var needed = page.hosts();
        var missing = needed.stream().filter(host -> !listed.contains(host)).toList();
        var own = examination.target().authorizationUri().getHost();
        var isFine = missing.isEmpty() || listed.isEmpty() && missing.equals(List.of(own));
        ledger.judge(PageCheck.DOMAIN_MISSING, isFine, "The Domain List to enter: " + String.join(", ", needed));
        var social = needed.stream().filter(SeenPage::refusesWebViews).collect(Collectors.toList());
        social.addAll(page.socialLinks());
        ledger.judge(PageCheck.SOCIAL_SIGN_IN, social.isEmpty(), String.join(", ", social));
        var frames = page.foreignFrames();
        ledger.judge(PageCheck.FRAME_FOREIGN, frames.isEmpty(), String.join("\n", frames));
        var mixed = page.plainHttp();
        ledger.judge(PageCheck.CONTENT_MIXED, mixed.isEmpty(), String.join("\n", mixed));
    }

    private static void judgeScripts(Ledger ledger, SeenPage page, Scripts scripts) {
        var blank = page.blankLinks() ? "target=_blank" : "";
        ledger.judge(
                PageCheck.WINDOW_OPENED,
                blank.isEmpty() && !scripts.use("window\\s*\\.\\s*open\\s*\\("),
                (blank + " " + scripts.told()).strip());
        ledger.judge(
                PageCheck.ALERT_SHOWN,
                !scripts.use("(?<![\\w.$])(window\\s*\\.\\s*)?(alert|confirm|prompt)\\s*\\("),
                scripts.told());
        ledger.judge(PageCheck.STORAGE_USED, !scripts.use("(localStorage|sessionStorage)\\b"), scripts.told());
    }

    private static void judgeHeaders(Examination examination, SeenPage page) {
        var ledger = examination.ledger();
        var policy = page.policy();
        var blocked = examination.target().redirectUris().stream()
                .filter(uri -> !policy.allowsFormTo(uri))
                .toList();
        ledger.judge(PageCheck.FORM_ACTION_BLOCKS, blocked.isEmpty() || !page.hasForm(), policy.told("form-action"));
        var framed = !policy.has("frame-ancestors")
                && page.heard().header("X-Frame-Options").isEmpty();
        ledger.judge(PageCheck.FRAMING_ALLOWED, !framed, policy.told("frame-ancestors"));
        var opener = page.heard().header("Cross-Origin-Opener-Policy").orElse("");
        ledger.judge(PageCheck.OPENER_POLICY_SET, opener.isEmpty() || opener.startsWith("unsafe-none"), opener);
        var cache = page.heard().header("Cache-Control").orElse("");
        ledger.judge(PageCheck.PAGE_STORED, cache.contains("no-store"), "Cache-Control: " + cache);
        ledger.judge(
                PageCheck.REFERRER_SENT,
                page.keepsItsAddress(),
                "Referrer-Policy: " + page.heard().header("Referrer-Policy").orElse("none"));
    }

    private static void judgeMarkup(Ledger ledger, SeenPage page) {
        ledger.judge(
                PageCheck.VIEWPORT_MISSING,
                page.viewport().contains("width=device-width"),
                "viewport: " + page.viewport());
        var wide = page.wide();
        ledger.judge(PageCheck.WIDTH_FIXED, wide.isEmpty(), String.join("\n", wide));
        ledger.judge(PageCheck.LANGUAGE_MISSING, !page.language().isEmpty(), "lang: " + page.language());
        ledger.judge(PageCheck.SCRIPT_NEEDED, page.hasForm(), page.title());
    }

    private static void lookAtLanguages(Examination examination, Landing english) throws NoAnswer {
        var call = AuthorizationCall.of(examination);
        for (var language : List.of("de-DE,de;q=0.9", "ja-JP,ja;q=0.9")) {
            var session = new Session(examination.wire(), call.redirectUri());
            if (!session.open(call.uri(), language)
                    .page()
                    .text()
                    .equals(english.page().text())) {
                examination.ledger().pass(PageCheck.LANGUAGE_IGNORED, "Different for Accept-Language: " + language);
                return;
            }
        }
        examination.ledger().fail(PageCheck.LANGUAGE_IGNORED, "The same text for en-US, de-DE and ja-JP.");
    }

    private static void lookAtLinks(Examination examination) {
        var target = examination.target();
        target.privacyUri().ifPresent(uri -> judgeLink(examination, PageCheck.PRIVACY_LINK_DEAD, uri));
        target.termsUri().ifPresent(uri -> judgeLink(examination, PageCheck.TERMS_LINK_DEAD, uri));
    }

    private static void judgeLink(Examination examination, PageCheck check, URI uri) {
        try {
            var landing = new Session(examination.wire(), examination.redirectUri()).open(uri);
            examination.ledger().judge(check, landing.last().status() == 200, landing.told());
        } catch (NoAnswer none) {
            examination.ledger().fail(check, none.getMessage());
        }
    }
}
