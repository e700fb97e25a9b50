package carrick.benchmark;

/** A server that is measured, and how one speaks with it. */
interface Target extends AutoCloseable {

    String name();

    String base();

    ProcessTime time();

    /** Login and consent in a new browser. @return the code; {@code null} where it failed */
    String code(Wire browser, Kind kind);

    /** @return {@code null} where it failed */
    Tokens exchange(Wire wire, String code, Kind kind);

    /** @return {@code null} where it failed */
    Tokens refresh(Wire wire, Tokens old, Kind kind);

    boolean isActive(Wire wire, Tokens tokens, Kind kind);

    /** Which client. */
    enum Kind {
        /** Every refresh rotates. */
        STRICT,

        /** As an Alexa skill is set up. */
        ROTATE
    }

    record Tokens(String access, String refresh) {}

    @Override
    void close();
}
