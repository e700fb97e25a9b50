package carrick.benchmark;

import carrick.support.Alexa;

/** A server that is measured, and how one speaks with it. */
interface Target extends AutoCloseable {

    String CALLBACK = "https://pitangui.amazon.com/api/skill/link/MBENCHMARK001";
    String STATE = "A".repeat(700);

    String name();

    String base();

    ProcessTime time();

    /** Login and consent in a new browser. @return the code; {@code null} where it failed */
    String code(Wire browser, Kind kind);

    /** What the paths of its endpoints begin with. */
    String endpoints();

    /** The path of its introspection endpoint. */
    default String introspection() {
        return endpoints() + "introspect";
    }

    /** As a header. */
    String credentials(Kind kind);

    /** Those of whoever introspects. */
    default String introspecting() {
        return credentials(Kind.STRICT);
    }

    /** @return {@code null} where it failed */
    default Tokens exchange(Wire wire, String code, Kind kind) {
        return tokens(
                wire, "grant_type=authorization_code&code=" + code + "&redirect_uri=" + Alexa.encode(CALLBACK), kind);
    }

    /** @return {@code null} where it failed */
    default Tokens refresh(Wire wire, Tokens old, Kind kind) {
        return tokens(wire, "grant_type=refresh_token&refresh_token=" + old.refresh(), kind);
    }

    private Tokens tokens(Wire wire, String form, Kind kind) {
        var reply = wire.post(endpoints() + "token", form, credentials(kind));
        return reply.status() == 200 ? new Tokens(reply.field("access_token"), reply.field("refresh_token")) : null;
    }

    /** Login, consent and code, and its exchange at once, as Alexa does it. @return {@code null} where it failed */
    default Tokens link(Wire browser, Kind kind) {
        var code = code(browser, kind);
        return code == null ? null : exchange(browser, code, kind);
    }

    default boolean isActive(Wire wire, Tokens tokens, Kind kind) {
        return wire.post(introspection(), "token=" + tokens.access(), introspecting())
                .body()
                .contains("\"active\":true");
    }

    /** The code in a redirect. @return {@code null} where there is none */
    static String codeIn(String location) {
        return location == null || !location.contains("code=")
                ? null
                : location.replaceAll(".*[?&]code=([^&]*).*", "$1");
    }

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
