package carrick.token;

import carrick.grant.SealedToken;
import carrick.grant.TokenKind;
import carrick.grant.TokenSeal;
import carrick.oauth.Fault;
import carrick.oauth.OAuthException;
import carrick.oauth.Secret;
import carrick.platform.Id;
import carrick.trace.Trace;

/** Why a code or refresh token is none of this server's, read without believing it. A trace has the name as {@link #FIELD}. */
public enum Stranger {
    /** Too short, too long, or with characters that none of ours has. */
    OTHER_FORM("has the form of no token of this server"),
    /** Such as an access token where a refresh token belongs. */
    OTHER_KIND("is another kind of token"),
    /** It says which link it is of, and the database has no such link. */
    NOT_IN_DATABASE("is of a link that this database does not have"),
    /** The link is there; the token was sealed with a master key that is not. */
    OTHER_KEY("was sealed with another master key"),
    /** The link and the key are there: the token was made up, or changed on its way. */
    ALTERED("was not sealed by this server, or altered since");

    /** The field of the request that has the name, beside {@link #LINK}. */
    public static final String FIELD = "why unknown";

    /** The field of the request that has the number of the link which the token claims. */
    public static final String LINK = "link named";

    private final String words;

    Stranger(String words) {
        this.words = words;
    }

    /** @param isStored whether the database has what the token says it is of */
    static OAuthException rejection(Fault fault, Presented presented, boolean isStored, TokenSeal seal, Trace trace) {
        var parsed = SealedToken.parse(presented.token().reveal());
        var why =
                parsed.map(token -> of(token, presented.kind(), isStored, seal)).orElse(OTHER_FORM);
        trace.asks(fields -> fields.add(FIELD, why));
        if (why.namesALink()) {
            var link = parsed.orElseThrow().token().family();
            trace.asks(fields -> fields.add(LINK, Id.show(link)).add("link made at", Id.madeAt(link)));
        }
        return fault.rejection(
                "a token that this server made",
                presented.token() + " " + why.words + ", "
                        + presented.token().reveal().length() + " characters");
    }

    private static Stranger of(SealedToken token, TokenKind expected, boolean isStored, TokenSeal seal) {
        if (token.token().kind() != expected) {
            return OTHER_KIND;
        } else if (!isStored) {
            return NOT_IN_DATABASE;
        }
        return seal.knowsKeyOf(token) ? ALTERED : OTHER_KEY;
    }

    private boolean namesALink() {
        return this == NOT_IN_DATABASE || this == OTHER_KEY || this == ALTERED;
    }

    /** What came, and what should have. */
    record Presented(Secret token, TokenKind kind) {}
}
