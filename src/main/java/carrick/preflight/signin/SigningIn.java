package carrick.preflight.signin;

import carrick.preflight.browser.AuthorizationCall;
import carrick.preflight.browser.Codes;
import carrick.preflight.browser.FormWalk;
import carrick.preflight.browser.Landing;
import carrick.preflight.browser.Session;
import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Stage;
import carrick.preflight.page.PageCrawl;
import carrick.preflight.wire.Call;
import carrick.preflight.wire.NoAnswer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Signs in once for each redirect URI, and mistypes once. */
public final class SigningIn implements Stage {

    private static final int LONG_STATE = 1_108;

    @Override
    public String name() {
        return "Signing in";
    }

    @Override
    public List<? extends Check> checks() {
        return Stream.of(SignInCheck.values())
                .filter(check -> !Refusing.MINE.contains(check))
                .toList();
    }

    @Override
    public Set<Ground> needs() {
        return Set.of(Ground.REQUEST);
    }

    @Override
    public void run(Examination examination) throws NoAnswer {
        var codes = Codes.of(examination);
        var call = hardState(examination);
        var arrival = codes.isDriven() ? disturbed(examination, call) : byHand(codes, call);
        if (!examination
                .ledger()
                .judge(SignInCheck.SIGN_IN_FAILS, arrival.isPresent(), codes.isDriven() ? "" : "by hand")) {
            return;
        }
        var came = arrival.get();
        new Return(examination, came.call(), came.landing()).judge();
        codes.fresh(came.landing(), came.call()).ifPresent(fresh -> {
            examination.learn(Codes.Fresh.class, fresh);
            examination.holds(Ground.SIGNED_IN);
        });
        if (codes.isDriven()) {
            comeFromEverywhere(examination, codes);
            mistype(examination);
        }
    }

    /** A request, and where it led. */
    private record Arrival(AuthorizationCall call, Landing landing) {}

    /** As long as Alexa's, with everything in it that is often lost; another one where that is refused, which has been said. */
    private static AuthorizationCall hardState(Examination examination) {
        var call = AuthorizationCall.of(examination);
        var isRefused = examination.ledger().hasFailed("STATE_OF1108_REFUSED")
                || examination.ledger().hasFailed("ODD_STATE_REFUSED");
        return isRefused ? call : call.withState(AuthorizationCall.alexaState(LONG_STATE));
    }

    private static Optional<Arrival> byHand(Codes codes, AuthorizationCall call) throws NoAnswer {
        return codes.walk(call, FormWalk.Wish.ALLOW, "Sign in and allow the link.")
                .map(landing -> new Arrival(call, landing));
    }

    /** With requests in between that a phone makes; where it fails, once more without. */
    private static Optional<Arrival> disturbed(Examination examination, AuthorizationCall call) throws NoAnswer {
        var session = new Session(examination.wire(), call.redirectUri());
        examination.wire().send(Call.get(call.uri()).as("HEAD"));
        var opened = session.open(call.uri());
        examination.wire().send(Call.get(call.uri()));
        var walk = new FormWalk(session, examination.target(), FormWalk.Wish.ALLOW).from(opened);
        lookAtPages(examination, walk);
        if (isGood(walk)) {
            examination.ledger().pass(SignInCheck.SECOND_REQUEST_SPENDS, "");
            return Optional.of(new Arrival(call, walk.landing()));
        }
        var other = hardState(examination);
        var undisturbed = new Session(examination.wire(), other.redirectUri());
        var calm = new FormWalk(undisturbed, examination.target(), FormWalk.Wish.ALLOW).from(other.uri());
        if (isGood(calm)) {
            examination
                    .ledger()
                    .fail(SignInCheck.SECOND_REQUEST_SPENDS, walk.landing().told());
            return Optional.of(new Arrival(other, calm.landing()));
        }
        examination
                .ledger()
                .fail(
                        SignInCheck.SIGN_IN_FAILS,
                        calm.stuck() == null ? calm.landing().told() : calm.stuck());
        return calm.isBack() ? Optional.of(new Arrival(other, calm.landing())) : Optional.empty();
    }

    private static boolean isGood(FormWalk.Walk walk) {
        return walk.isBack() && walk.landing().error().isEmpty();
    }

    /** Those behind the first one, such as the consent page: the first has been looked at. */
    private static void lookAtPages(Examination examination, FormWalk.Walk walk) {
        walk.pages().stream()
                .skip(1)
                .filter(page -> page.isPage() && page.last().isHtml())
                .forEach(page -> PageCrawl.look(examination, page, false));
    }

    private static void comeFromEverywhere(Examination examination, Codes codes) throws NoAnswer {
        var seen = new ArrayList<String>();
        examination.recall(Codes.Fresh.class).ifPresent(fresh -> seen.add(fresh.code()));
        for (var uri : examination.target().redirectUris()) {
            var call = AuthorizationCall.of(examination).withRedirectUri(uri);
            var landing = codes.walk(call, FormWalk.Wish.ALLOW, "");
            if (landing.isPresent()) {
                new Return(examination, call, landing.get()).judge();
                codes.fresh(landing.get(), call).ifPresent(fresh -> seen.add(fresh.code()));
            }
        }
        var distinct = seen.stream().distinct().count();
        examination.ledger().judge(SignInCheck.CODES_REPEAT, distinct == seen.size(), seen.size() + " codes");
    }

    private static void mistype(Examination examination) throws NoAnswer {
        var call = AuthorizationCall.of(examination);
        var walk = new FormWalk(
                        new Session(examination.wire(), call.redirectUri()),
                        examination.target(),
                        FormWalk.Wish.MISTYPE)
                .from(call.uri());
        var landing = walk.landing();
        var again = !landing.isBack()
                && landing.last().isHtml()
                && !landing.page()
                        .select("input[type=password], input[type=text], input[type=email]")
                        .isEmpty();
        var before = walk.pages().isEmpty()
                ? ""
                : walk.pages().get(walk.pages().size() - 1).page().text();
        var says = again && !landing.page().text().equals(before);
        examination.ledger().judge(SignInCheck.WRONG_PASSWORD_LEAVES, says, landing.told());
    }

    static boolean isTo(URI returned, String redirectUri) {
        return returned.toString().startsWith(redirectUri)
                && returned.toString().substring(redirectUri.length()).matches("(?s)([?&#].*)?");
    }
}
