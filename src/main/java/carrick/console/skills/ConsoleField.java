package carrick.console.skills;

/** One field of the Alexa developer console: what to enter there, and whether that will do. */
public final class ConsoleField {

    private final String id;
    private final String name;
    private final String value;
    private String verdict = "good";
    private String words = "";
    private boolean copied = true;

    ConsoleField(String id, String name, String value) {
        this.id = id;
        this.name = name;
        this.value = value;
    }

    ConsoleField good(String because) {
        words = because;
        return this;
    }

    ConsoleField bad(String because) {
        verdict = "bad";
        words = because;
        return this;
    }

    ConsoleField unknown(String because) {
        verdict = "unknown";
        words = because;
        return this;
    }

    /** There is nothing to copy. */
    ConsoleField chosen() {
        copied = false;
        return this;
    }

    public String getId() {
        return id;
    }

    /** As the developer console calls it. */
    public String getName() {
        return name;
    }

    public String getValue() {
        return value;
    }

    /** {@code good}, {@code bad} or {@code unknown}. */
    public String getVerdict() {
        return verdict;
    }

    public String getWords() {
        return words;
    }

    public boolean isCopied() {
        return copied;
    }
}
