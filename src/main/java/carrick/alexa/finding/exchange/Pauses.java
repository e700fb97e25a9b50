package carrick.alexa.finding.exchange;

import java.time.Duration;

/** Times between two requests, in words. */
final class Pauses {

    private Pauses() {}

    static String show(Duration pause) {
        return pause.compareTo(Duration.ofMinutes(2)) < 0
                ? pause.toMillis() / 1000.0 + " s"
                : pause.compareTo(Duration.ofHours(2)) < 0 ? pause.toMinutes() + " min" : pause.toHours() + " h";
    }
}
