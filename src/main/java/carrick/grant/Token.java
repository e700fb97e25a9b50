package carrick.grant;

import carrick.client.Client;
import java.time.Instant;

/**
 * What a token says, before it is sealed or after it was opened.
 *
 * @param family the family's id; for a client's own token {@link Client#tokenId()}
 * @param expiresAt in seconds since 1970; 0 for a token without an end
 */
public record Token(TokenKind kind, long family, int generation, long expiresAt) {

    public static Token code(long family, Instant expiresAt) {
        return new Token(TokenKind.CODE, family, 0, expiresAt.getEpochSecond());
    }

    public static Token access(TokenFamily family, int generation, Instant expiresAt) {
        return new Token(TokenKind.ACCESS, family.id(), generation, expiresAt.getEpochSecond());
    }

    public static Token refresh(TokenFamily family, int generation) {
        return new Token(TokenKind.REFRESH, family.id(), generation, 0);
    }

    /** A token for the client itself (RFC6749-4.4). */
    public static Token client(Client client, Instant expiresAt) {
        return new Token(TokenKind.CLIENT, client.tokenId(), 0, expiresAt.getEpochSecond());
    }

    public boolean hasExpired(Instant now) {
        return expiresAt != 0 && now.getEpochSecond() >= expiresAt;
    }
}
