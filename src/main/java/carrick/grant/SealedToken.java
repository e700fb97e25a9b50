package carrick.grant;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * A token as it travels: {@code prefix ‖ base64url(key id 2 ‖ kind 1 ‖ family 8 ‖ generation 4 ‖ expiry 4 ‖ MAC 32)}, at most 77
 * characters. The body is 51 bytes, so its base64 has no spare bits and every token has exactly one spelling.
 */
public record SealedToken(int keyId, Token token, byte[] mac) {

    private static final int FIELDS = 2 + 1 + 8 + 4 + 4;
    private static final int MAC = 32;
    private static final int ENCODED = (FIELDS + MAC) / 3 * 4;

    /** Reads the form without believing it; only {@link TokenSeal#isGenuine} tells whether Carrick made it. */
    public static Optional<SealedToken> parse(String text) {
        for (var kind : TokenKind.values()) {
            if (text.startsWith(kind.prefix()) && text.length() == kind.prefix().length() + ENCODED) {
                return decode(kind, text.substring(kind.prefix().length()));
            }
        }
        return Optional.empty();
    }

    public static Optional<SealedToken> parse(String text, TokenKind kind) {
        return parse(text).filter(parsed -> parsed.token.kind() == kind);
    }

    boolean hasMac(byte[] expected) {
        return MessageDigest.isEqual(mac, expected);
    }

    static byte[] fields(int keyId, Token token) {
        return ByteBuffer.allocate(FIELDS)
                .putShort((short) keyId)
                .put((byte) token.kind().ordinal())
                .putLong(token.family())
                .putInt(token.generation())
                .putInt((int) token.expiresAt())
                .array();
    }

    String text() {
        var body = ByteBuffer.allocate(FIELDS + MAC)
                .put(fields(keyId, token))
                .put(mac)
                .array();
        return token.kind().prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(body);
    }

    private static Optional<SealedToken> decode(TokenKind kind, String body) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(body));
            var keyId = Short.toUnsignedInt(bytes.getShort());
            var kindMatches = bytes.get() == kind.ordinal();
            var token = new Token(kind, bytes.getLong(), bytes.getInt(), Integer.toUnsignedLong(bytes.getInt()));
            var mac = new byte[MAC];
            bytes.get(mac);
            return kindMatches ? Optional.of(new SealedToken(keyId, token, mac)) : Optional.empty();
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "SealedToken " + token; // without the MAC it is worth nothing
    }
}
