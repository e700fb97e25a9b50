package carrick.alexa.standin;

import java.time.Instant;

/**
 * What a token of the stand-in says.
 *
 * @param link names the customer's link, for as long as it lasts
 * @param expiresAt in milliseconds since 1970; 0 for a token without an end
 */
record AmazonToken(Kind kind, String link, Region region, long expiresAt) {

    enum Kind {
        ACCESS("Atza|"),
        REFRESH("Atzr|");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }
    }

    static AmazonToken access(String link, Region region, Instant expiresAt) {
        return new AmazonToken(Kind.ACCESS, link, region, expiresAt.toEpochMilli());
    }

    static AmazonToken refresh(String link, Region region) {
        return new AmazonToken(Kind.REFRESH, link, region, 0);
    }

    boolean hasExpired(Instant now) {
        return expiresAt != 0 && now.toEpochMilli() >= expiresAt;
    }
}
