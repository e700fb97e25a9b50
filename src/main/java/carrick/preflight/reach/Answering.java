package carrick.preflight.reach;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Stage;
import carrick.preflight.wire.Call;
import carrick.preflight.wire.Heard;
import carrick.preflight.wire.NoAnswer;
import carrick.preflight.wire.Parameters;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What answers a first request at the token URI, before anything is asked of it. */
public final class Answering implements Stage {

    private static final Duration TOLERATED = Duration.ofMinutes(1);

    private final Supplier<Instant> now;

    public Answering(Supplier<Instant> now) {
        this.now = now;
    }

    @Override
    public String name() {
        return "What answers at the token URI";
    }

    @Override
    public List<? extends Check> checks() {
        return Reaching.others();
    }

    @Override
    public Set<Ground> needs() {
        return Set.of(Ground.AUTHORIZATION_URI, Ground.TOKEN_URI);
    }

    /** As a refresh with a made-up token: it costs nobody anything, and an honest server answers in JSON. */
    @Override
    public void run(Examination examination) throws NoAnswer {
        var ledger = examination.ledger();
        var form = new Parameters().add("grant_type", "refresh_token").add("refresh_token", "preflight-first-knock");
        var heard = knock(examination, Call.service(examination.target().tokenUri(), form));
        ledger.pass(ReachCheck.HTTP11_FAILS, heard.told());
        var isWall = isWall(heard);
        ledger.judge(ReachCheck.TOKEN_URI_REDIRECTS, !heard.isRedirect(), heard.told());
        ledger.judge(
                ReachCheck.TOKEN_URI_MISSING,
                isWall || !List.of(404, 405, 410, 501).contains(heard.status()),
                heard.told());
        ledger.judge(ReachCheck.BOT_WALL, !isWall, heard.told());
        heard.header("Date").ifPresent(date -> judgeClock(examination, date));
        judgeAgent(examination);
        if (ledger.firstFatal().isEmpty()) {
            examination.holds(Ground.ANSWERS);
        }
    }

    private static Heard knock(Examination examination, Call call) throws NoAnswer {
        try {
            return examination.wire().send(call);
        } catch (NoAnswer none) {
            examination.ledger().fail(ReachCheck.HTTP11_FAILS, none.getMessage());
            throw none;
        }
    }

    private static boolean isWall(Heard heard) {
        var isChallenge = heard.header("cf-mitigated").isPresent()
                || heard.text().contains("cf-challenge")
                || heard.text().contains("/cdn-cgi/challenge-platform/")
                || heard.header("x-amzn-waf-action").isPresent()
                || heard.text().contains("_Incapsula_Resource");
        return isChallenge || heard.isHtml() && List.of(403, 429, 503).contains(heard.status());
    }

    private void judgeClock(Examination examination, String date) {
        try {
            var theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var off = Duration.between(theirs, now.get()).abs();
            examination
                    .ledger()
                    .judge(
                            ReachCheck.CLOCK_WRONG,
                            off.compareTo(TOLERATED) <= 0,
                            "Date: " + date + ", off by " + off.toSeconds() + " s");
        } catch (DateTimeException unreadable) {
            examination.ledger().notTried(ReachCheck.CLOCK_WRONG, "its Date header cannot be read: " + date);
        }
    }

    private static void judgeAgent(Examination examination) throws NoAnswer {
        var call = Call.get(examination.target().authorizationUri());
        var app = examination.wire().send(call);
        var isRefused = List.of(401, 403, 406, 429, 503).contains(app.status());
        var other = isRefused
                ? examination
                        .wire()
                        .send(call.with(
                                "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"))
                : app;
        examination.ledger().judge(ReachCheck.AGENT_REFUSED, !isRefused || other.status() == app.status(), app.told());
    }
}
