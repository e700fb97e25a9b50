package carrick.grant;

/**
 * What a token is for. Each kind has its own prefix, which secret scanners can find, and its own derived key. The place in this list is
 * part of every token: new kinds go to the end.
 */
public enum TokenKind {
    CODE("crk_code_"),
    ACCESS("crk_at_"),
    REFRESH("crk_rt_"),
    CLIENT("crk_ct_");

    private final String prefix;

    TokenKind(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /** The purpose of the derived key. */
    String purpose() {
        return "token " + name().toLowerCase(java.util.Locale.ROOT);
    }
}
