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
import carrick.preflight.wire.NoAnswer;
import java.util.List;
import java.util.Set;

/** What becomes of a customer who changes his mind. */
public final class Refusing implements Stage {

    static final List<SignInCheck> MINE = List.of(
            SignInCheck.REFUSAL_MISSING,
            SignInCheck.REFUSAL_DEAD_END,
            SignInCheck.REFUSAL_ERROR_WRONG,
            SignInCheck.REFUSAL_WITHOUT_STATE);

    private final boolean byHand;

    private Refusing(boolean byHand) {
        this.byHand = byHand;
    }

    /** Before anybody allows anything: some servers ask once. */
    public static Refusing bySoftware() {
        return new Refusing(false);
    }

    /** Last, for people's codes must not lie about meanwhile. */
    public static Refusing byHand() {
        return new Refusing(true);
    }

    @Override
    public String name() {
        return "Refusing";
    }

    @Override
    public List<? extends Check> checks() {
        return byHand ? MINE : List.of(); // closed once
    }

    @Override
    public Set<Ground> needs() {
        return Set.of(Ground.REQUEST);
    }

    @Override
    public void run(Examination examination) throws NoAnswer {
        var call = AuthorizationCall.of(examination);
        var codes = Codes.of(examination);
        if (codes.isDriven() == byHand) {
            return; // the other of the two does it
        }
        if (codes.isDriven()) {
            driven(examination, call);
            return;
        }
        var landing =
                codes.walk(call, FormWalk.Wish.REFUSE, "Now refuse: open the link and press Cancel, Deny or the like.");
        if (landing.isPresent()) {
            judge(examination, landing.get(), call);
        } else {
            examination.ledger().close(MINE, "Nobody refused by hand.");
        }
    }

    private static void driven(Examination examination, AuthorizationCall call) throws NoAnswer {
        var session = new Session(examination.wire(), call.redirectUri());
        var walk = new FormWalk(session, examination.target(), FormWalk.Wish.REFUSE).from(call.uri());
        var ledger = examination.ledger();
        var byScript = walk.pages().stream().anyMatch(page -> FormWalk.refusesByScript(page.page()));
        if (walk.isBack()
                && walk.landing().error().isEmpty()
                && walk.landing().answer().find("code").isPresent()) {
            if (walk.pages().size() < 2) {
                ledger.close(
                        MINE,
                        "Nobody was asked to allow anything, so there was nothing to refuse. Some servers ask once per account.");
            } else if (byScript) {
                ledger.close(MINE, "The page's way to refuse needs a script, which a preflight does not run.");
            } else {
                ledger.fail(SignInCheck.REFUSAL_MISSING, "Pages seen: " + titles(walk));
            }
        } else if (walk.isBack()) {
            judge(examination, walk.landing(), call);
        } else if (byScript) {
            ledger.close(MINE, "The page's way to refuse needs a script, which a preflight does not run.");
        } else if (!walk.refused()) {
            ledger.close(MINE, "No page was reached on which somebody could refuse.");
        } else {
            ledger.pass(SignInCheck.REFUSAL_MISSING, "");
            ledger.fail(SignInCheck.REFUSAL_DEAD_END, walk.stuck());
        }
    }

    private static void judge(Examination examination, Landing landing, AuthorizationCall call) {
        var ledger = examination.ledger();
        ledger.pass(SignInCheck.REFUSAL_MISSING, "");
        ledger.pass(SignInCheck.REFUSAL_DEAD_END, "");
        var told = "Received: " + landing.returned();
        ledger.judge(
                SignInCheck.REFUSAL_ERROR_WRONG,
                landing.error().filter("access_denied"::equals).isPresent(),
                told);
        var state = landing.answer().find("state").orElse("");
        ledger.judge(SignInCheck.REFUSAL_WITHOUT_STATE, state.equals(call.state()), told);
    }

    private static String titles(FormWalk.Walk walk) {
        return String.join(
                ", ",
                walk.pages().stream()
                        .map(page -> "“" + page.page().title() + "”")
                        .toList());
    }
}
