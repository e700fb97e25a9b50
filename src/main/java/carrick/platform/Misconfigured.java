package carrick.platform;

/** The configuration does not allow a start. The message is one line that names the key and the cure. */
public class Misconfigured extends RuntimeException {

    public Misconfigured(String keyAndCure) {
        super(keyAndCure);
    }
}
