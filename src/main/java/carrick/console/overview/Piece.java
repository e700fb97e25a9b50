package carrick.console.overview;

/** One thing that linking needs, and how it is. */
public final class Piece {

    private final String name;
    private final State state;
    private final String words;

    /** How it is. */
    enum State {
        GOOD,
        BAD,
        UNKNOWN
    }

    Piece(String name, State state, String words) {
        this.name = name;
        this.state = state;
        this.words = words;
    }

    static Piece good(String name, String words) {
        return new Piece(name, State.GOOD, words);
    }

    static Piece bad(String name, String words) {
        return new Piece(name, State.BAD, words);
    }

    static Piece unknown(String name, String words) {
        return new Piece(name, State.UNKNOWN, words);
    }

    public String getName() {
        return name;
    }

    /** {@code good}, {@code bad} or {@code unknown}. */
    public String getState() {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    public String getWords() {
        return words;
    }
}
