package carrick.staff;

/** A change of staff that cannot be made. */
public final class StaffRefusal extends RuntimeException {

    private final String why;

    StaffRefusal(String why) {
        super("refused: " + why);
        this.why = why;
    }

    /** The last part of a text's key: {@code taken}, {@code impossible} or {@code last}. */
    public String why() {
        return why;
    }
}
