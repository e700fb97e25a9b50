package carrick.account.factor;

import java.time.Duration;

/** What became of somebody's second factor. */
public sealed interface Verdict {

    record Right(FactorKind by) implements Verdict {}

    /** No code of now, one that was used before, or an answer of a passkey that is not what was asked for. */
    record Wrong() implements Verdict {}

    /** Nothing was looked at: too many codes of the app were wrong. Passkeys and recovery codes are not held up by that. */
    record TooMany(Duration pause) implements Verdict {}
}
