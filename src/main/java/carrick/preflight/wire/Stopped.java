package carrick.preflight.wire;

/** The run is over before its end: somebody cancelled it, or it used up what a run may. */
public class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param why as the report says it */
    public Stopped(String why) {
        super(why, null, false, false);
    }
}
