package carrick.preflight.wire;

import java.io.IOException;

/** There is no HTTP answer to look at. The message says why, in words for a report. */
public class NoAnswer extends IOException {

    private static final long serialVersionUID = 1;

    NoAnswer(String why) {
        super(why);
    }
}
