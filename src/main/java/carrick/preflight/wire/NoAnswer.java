package carrick.preflight.wire;

import java.io.IOException;

/** There is no HTTP answer to look at. The message says why, in words for a report. */
public class NoAnswer extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean late;

    NoAnswer(String why) {
        this(why, false);
    }

    NoAnswer(String why, boolean late) {
        super(why);
        this.late = late;
    }

    /** Whether it was waited for as long as a run waits. */
    public boolean isLate() {
        return late;
    }
}
