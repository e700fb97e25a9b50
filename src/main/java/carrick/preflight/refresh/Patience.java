package carrick.preflight.refresh;

import carrick.preflight.exam.Examination;
import carrick.preflight.exchange.TokenCalls;
import carrick.preflight.wire.NoAnswer;
import java.time.Duration;

/** What takes minutes: the old refresh token after sixty seconds, and just before Amazon's five minutes are up. */
final class Patience {

    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Duration FIVE = Duration.ofSeconds(299);

    private final Examination examination;

    Patience(Examination examination) {
        this.examination = examination;
    }

    void wait(String old) throws NoAnswer {
        if (old.isEmpty()) {
            return;
        }
        var calls = TokenCalls.of(examination);
        calls.refresh(old);
        examination.pace().pause(MINUTE);
        var minute = calls.refresh(old);
        examination.ledger().judge(RefreshCheck.OLD_REFRESH_TOKEN_DIES_IN_A_MINUTE, minute.isGood(), minute.told());
        examination.pace().pause(FIVE.minus(MINUTE));
        var five = calls.refresh(old);
        examination.ledger().judge(RefreshCheck.OLD_REFRESH_TOKEN_DIES_IN_FIVE_MINUTES, five.isGood(), five.told());
    }
}
