package carrick.preflight.authorize;

import carrick.preflight.browser.AuthorizationCall;
import carrick.preflight.browser.Landing;
import carrick.preflight.browser.Session;
import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Stage;
import carrick.preflight.wire.Call;
import carrick.preflight.wire.NoAnswer;
import java.util.List;
import java.util.Set;

/**
 * Opens the page as Alexa does, and then in every other way in which it might. What is accepted is told by comparison: a variant that is
 * refused does not come to the page that the plain request comes to.
 */
public final class AuthorizeMatrix implements Stage {

    private static final long SLOW = 3_000;

    @Override
    public String name() {
        return "Authorization requests";
    }

    @Override
    public List<? extends Check> checks() {
        return List.of(AuthorizeCheck.values());
    }

    @Override
    public Set<Ground> needs() {
        return Set.of(Ground.AUTHORIZATION_URI);
    }

    @Override
    public void run(Examination examination) throws NoAnswer {
        var base = AuthorizationCall.of(examination);
        var landing = open(examination, base);
        var ledger = examination.ledger();
        if (!ledger.judge(AuthorizeCheck.REQUEST_REFUSED, isGood(landing), landing.told())) {
            new WhyRefused(examination, base).ask();
            return;
        }
        examination.holds(Ground.REQUEST);
        examination.learn(Landing.class, landing);
        ledger.judge(
                AuthorizeCheck.PAGE_SLOW,
                landing.last().millis() < SLOW,
                landing.last().millis() + " ms");
        var variants = new Variants(examination, base, landing);
        variants.tryRedirectUris();
        variants.tryScopes();
        variants.tryPkce();
        variants.tryStates();
        variants.tryParameters();
        new ErrorAnswers(examination, base, landing).look();
        lookAtHead(examination, base);
        lookWithoutCookies(examination, base);
    }

    static Landing open(Examination examination, AuthorizationCall call) throws NoAnswer {
        return new Session(examination.wire(), call.redirectUri()).open(call.uri());
    }

    /** A page, or a code at once. */
    static boolean isGood(Landing landing) {
        return landing.isPage() || landing.isBack() && landing.error().isEmpty();
    }

    private static void lookAtHead(Examination examination, AuthorizationCall base) throws NoAnswer {
        var head = examination.wire().send(Call.get(base.uri()).as("HEAD"));
        examination.ledger().judge(AuthorizeCheck.HEAD_FAILS, head.status() < 400, head.told());
    }

    private static void lookWithoutCookies(Examination examination, AuthorizationCall base) throws NoAnswer {
        var landing =
                Session.withoutCookies(examination.wire(), base.redirectUri()).open(base.uri());
        examination
                .ledger()
                .judge(AuthorizeCheck.COOKIES_LOOP, !landing.last().isRedirect() || landing.isBack(), landing.told());
    }
}
