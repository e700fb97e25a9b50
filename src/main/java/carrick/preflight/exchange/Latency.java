package carrick.preflight.exchange;

import carrick.preflight.exam.Examination;

/** How long the answers of the token URI took, each over a connection of its own. */
public final class Latency {

    /** In milliseconds: then Alexa gives up. */
    static final long LIMIT = 4_500;

    private static final long SLOW = 2_000;

    private Latency() {}

    /** Judges all answers so far. */
    public static void judge(Examination examination) {
        var all = TokenCalls.of(examination).millis().stream().sorted().toList();
        if (all.isEmpty()) {
            return;
        }
        var median = all.get(all.size() / 2);
        var nearly = all.get(Math.min(all.size() - 1, all.size() * 95 / 100));
        var longest = all.get(all.size() - 1);
        var told = all.size() + " answers: median " + median + " ms, 95 % within " + nearly + " ms, the longest "
                + longest + " ms";
        examination.ledger().judge(ExchangeCheck.ANSWER_TOO_SLOW, longest <= LIMIT, told);
        examination.ledger().judge(ExchangeCheck.ANSWER_SLOW, nearly <= SLOW, told);
    }
}
