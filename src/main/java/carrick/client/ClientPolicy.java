package carrick.client;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.util.Optional;

/** The knobs of a client. Platforms that want leniency get it here by name and number; the protocol asks the policy, never the platform. */
@Embeddable
public class ClientPolicy {

    /** Amazon's least lifetime of an access token, in seconds; a client with less cannot be made. */
    public static final Duration SHORTEST_ACCESS_TOKEN = Duration.ofSeconds(360);

    private static final int LONGEST_AUDIENCE = 200;
    private static final Duration LONGEST_ACCESS_TOKEN = Duration.ofDays(1);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    private static final Duration LONGEST_REPLAY = Duration.ofMinutes(10);

    @Enumerated(EnumType.STRING)
    @Column(name = "refresh_mode")
    private RefreshMode mode = RefreshMode.ROTATE;

    @Column(name = "overlap_seconds")
    private long overlapSeconds = 300;

    @Enumerated(EnumType.STRING)
    @Column(name = "stale_tokens")
    private StaleTokens staleTokens = StaleTokens.END_FAMILY;

    @Column(name = "code_replay_seconds")
    private long codeReplaySeconds;

    @Column(name = "code_answered_again")
    private boolean codeAnsweredAgain;

    @Column(name = "access_token_seconds")
    private long accessTokenSeconds = 3600;

    @Column(name = "idle_limit_seconds")
    private Long idleLimitSeconds;

    @Column(name = "jwt_audience")
    private String jwtAudience;

    @Column(name = "pkce_required")
    private boolean pkceRequired;

    @Column(name = "redirect_uri_optional")
    private boolean redirectUriOptional;

    /** Rotation with five minutes of overlap, and no tolerance for a replayed code or a stale token. */
    public ClientPolicy() {}

    /** How refresh tokens change. */
    public RefreshMode mode() {
        return mode;
    }

    /** How long a family stays at a generation at least, and how long the generation before still works. */
    public Duration overlap() {
        return Duration.ofSeconds(overlapSeconds);
    }

    public StaleTokens staleTokens() {
        return staleTokens;
    }

    /** How long after its first use a code may come again without ending the family (RFC6749-4.1.2). */
    public Duration codeReplayTolerance() {
        return Duration.ofSeconds(codeReplaySeconds);
    }

    /** Whether a code that comes again within the tolerance is answered like the first time. A divergence from RFC6749-4.1.2. */
    public boolean answersCodeAgain() {
        return codeAnsweredAgain;
    }

    public Duration accessTokenLifetime() {
        return Duration.ofSeconds(accessTokenSeconds);
    }

    /** After how long without a refresh a link ends; empty for never. */
    public Optional<Duration> idleLimit() {
        return Optional.ofNullable(idleLimitSeconds).map(Duration::ofSeconds);
    }

    /** Of whom access tokens say that they are for them, as JWT (RFC9068); empty for opaque ones. */
    public Optional<String> jwtAudience() {
        return Optional.ofNullable(jwtAudience);
    }

    public boolean requiresPkce() {
        return pkceRequired;
    }

    /** Whether the code exchange may leave {@code redirect_uri} out although the authorization request had it (RFC6749-4.1.3). */
    public boolean allowsMissingRedirectUri() {
        return redirectUriOptional;
    }

    public ClientPolicy with(RefreshMode newMode, Duration newOverlap, StaleTokens newStaleTokens) {
        mode = newMode;
        overlapSeconds = within(newOverlap, Duration.ZERO, LONGEST_OVERLAP, "overlap");
        staleTokens = newStaleTokens;
        return this;
    }

    public ClientPolicy withCodeReplay(Duration tolerance, boolean answeredAgain) {
        codeReplaySeconds = within(tolerance, Duration.ZERO, LONGEST_REPLAY, "code_replay_tolerance");
        codeAnsweredAgain = answeredAgain;
        return this;
    }

    /** @throws IllegalArgumentException for an access token that lives less than six minutes or more than a day */
    public ClientPolicy withLifetimes(Duration accessToken, Duration idleLimit) {
        accessTokenSeconds = within(accessToken, SHORTEST_ACCESS_TOKEN, LONGEST_ACCESS_TOKEN, "access_token_lifetime");
        idleLimitSeconds =
                idleLimit == null ? null : within(idleLimit, Duration.ofHours(1), Duration.ofDays(3650), "idle_limit");
        return this;
    }

    /** @param audience {@code null} or empty for opaque tokens; at most 200 characters that need no escape */
    public ClientPolicy withJwtAudience(String audience) {
        if (audience != null && !audience.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]{0,200}")) {
            throw new IllegalArgumentException("jwt_audience must have at most " + LONGEST_AUDIENCE
                    + " characters of ASCII without blanks, quotes and backslashes");
        }
        jwtAudience = audience == null || audience.isEmpty() ? null : audience;
        return this;
    }

    public ClientPolicy withPkce(boolean required) {
        pkceRequired = required;
        return this;
    }

    public ClientPolicy withOptionalRedirectUri(boolean optional) {
        redirectUriOptional = optional;
        return this;
    }

    private static long within(Duration value, Duration least, Duration most, String name) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", not " + value);
        }
        return value.toSeconds();
    }
}
