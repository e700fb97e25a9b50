package carrick.preflight.browser;

import carrick.preflight.exam.Examination;
import carrick.preflight.wire.NoAnswer;
import java.util.List;
import java.util.Optional;

/** Gets codes: by itself where there are credentials and plain forms, else with the help of whoever sits at the keyboard. */
public final class Codes {

    /** People are patient, but not for ever. */
    private static final int MOST_BY_HAND = 4;

    private final Examination examination;
    private int byHand;

    private Codes(Examination examination) {
        this.examination = examination;
    }

    public static Codes of(Examination examination) {
        return examination.recall(Codes.class).orElseGet(() -> examination.learn(Codes.class, new Codes(examination)));
    }

    /** A code that has not been used, with the request that it belongs to. It prints neither. */
    public record Fresh(String code, AuthorizationCall call) {

        @Override
        public String toString() {
            return "a code for " + call.redirectUri();
        }
    }

    /** Empty where no code came back, or no more is asked for. */
    public Optional<Fresh> fetch(AuthorizationCall call, String task) throws NoAnswer {
        return walk(call, FormWalk.Wish.ALLOW, task).flatMap(landing -> fresh(landing, call));
    }

    public Optional<Fresh> fresh(Landing landing, AuthorizationCall call) {
        var code = landing.answer().find("code").filter(text -> !text.isEmpty());
        code.ifPresent(text -> examination.hidden().add("code", text));
        return code.map(text -> new Fresh(text, call));
    }

    /** Comes back from a request; empty where nobody came back. */
    public Optional<Landing> walk(AuthorizationCall call, FormWalk.Wish wish, String task) throws NoAnswer {
        if (call.verifier() != null) {
            examination.hidden().add("code_verifier", call.verifier());
        }
        if (isDriven()) {
            var session = new Session(examination.wire(), call.redirectUri());
            var walk = new FormWalk(session, examination.target(), wish).from(call.uri());
            return walk.isBack() ? Optional.of(walk.landing()) : Optional.empty();
        }
        if (byHand++ >= MOST_BY_HAND) {
            return Optional.empty();
        }
        return examination.person().visit(call.uri(), call.state(), task).map(uri -> new Landing(null, uri, List.of()));
    }

    public boolean isDriven() {
        return examination.target().hasCredentials();
    }
}
