package carrick.token;

import carrick.client.ClientPolicy;
import carrick.client.RefreshMode;
import carrick.client.StaleTokens;
import java.time.Duration;
import java.time.Instant;

/**
 * What a refresh token of one generation does to a family at another: the state machine of a link, without a database. {@code
 * presented} is the token's generation, {@code current} the family's.
 */
sealed interface Refreshment {

    /** The family moves from {@code current} to {@code to}, and the answer carries that generation. */
    record Advance(int to) implements Refreshment {}

    /** Nothing moves; the answer carries {@code generation}. Where {@code confirms}, its use is noted. */
    record Repeat(int generation, boolean confirms) implements Refreshment {}

    /** The token was replaced long ago; the family lives on. */
    record Stale() implements Refreshment {}

    /** The token was replaced and the client's policy takes that for theft: the family ends (RFC9700-4.14.2). */
    record Reuse() implements Refreshment {}

    /** What a family is like when a token arrives. */
    record Situation(int current, int confirmed, Instant renewedAt, Instant now) {

        boolean isYoungerThan(Duration overlap) {
            return now.isBefore(renewedAt.plus(overlap));
        }
    }

    static Refreshment of(int presented, Situation family, ClientPolicy policy) {
        return switch (policy.mode()) {
            case STRICT -> strict(presented, family);
            case FIXED -> fixed(presented, family);
            case ROTATE -> rotate(presented, family, policy);
        };
    }

    /** One-time use. A token from the future was issued by us and forgotten by a restored database: it is as good as the current one. */
    private static Refreshment strict(int presented, Situation family) {
        return presented >= family.current ? new Advance(presented + 1) : new Reuse();
    }

    /** The token never changes; a family that rotated under an earlier policy still knows its last two. */
    private static Refreshment fixed(int presented, Situation family) {
        if (presented > family.current) {
            return new Advance(presented);
        }
        return presented >= family.current - 1 ? new Repeat(family.current, presented == family.current) : new Stale();
    }

    private static Refreshment rotate(int presented, Situation family, ClientPolicy policy) {
        if (presented > family.current) {
            return new Advance(presented);
        }
        var young = family.isYoungerThan(policy.overlap());
        if (presented == family.current) {
            return young ? new Repeat(presented, true) : new Advance(presented + 1);
        }
        if (presented == family.current - 1 && (young || family.confirmed < family.current)) {
            return new Repeat(family.current, false);
        }
        return policy.staleTokens() == StaleTokens.REPORT ? new Stale() : new Reuse();
    }

    /**
     * In one word, for the metrics: {@code repeated} and {@code recovered} are the links that other servers would have lost, to an answer
     * that did not arrive and to a database that forgot.
     */
    default String way(int presented, int current) {
        if (presented > current) {
            return "recovered";
        } else if (presented < current) {
            return "repeated";
        }
        return this instanceof Advance ? "renewed" : "unchanged";
    }

    /** Whether the family's last use is noted although nothing moves: under {@code FIXED} the idle limit has nothing else to go by. */
    static boolean deservesANote(Situation family, ClientPolicy policy) {
        return policy.mode() == RefreshMode.FIXED && !family.isYoungerThan(longestUnnotedUse(policy));
    }

    /** How long after {@code renewedAt} a family may still have been used without a trace in its row. */
    static Duration longestUnnotedUse(ClientPolicy policy) {
        return switch (policy.mode()) {
            case STRICT -> Duration.ZERO;
            case FIXED -> Duration.ofDays(1);
            case ROTATE -> policy.overlap();
        };
    }
}
