package carrick.setup;

import static carrick.setup.DeclaredClient.accept;

import carrick.alexa.AlexaPreset;
import carrick.client.ClientPolicy;
import carrick.client.RefreshMode;
import carrick.client.StaleTokens;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Reads the policy of a client in a declaration file: what the preset says, and then what the file says. */
final class DeclaredPolicy {

    private static final long LEAST_IDLE_DAYS_OF_A_SKILL = 180;

    private final Located declared;
    private final Map<String, Located> fields;
    private final ClientPolicy policy;

    private DeclaredPolicy(Located declared, ClientPolicy policy) {
        this.declared = declared;
        this.policy = policy;
        fields = declared.object(
                "refresh",
                "overlap",
                "stale_tokens",
                "code_replay_tolerance",
                "answer_code_again",
                "access_token_lifetime",
                "idle_limit",
                "jwt_audience",
                "pkce_required",
                "redirect_uri_optional");
    }

    static ClientPolicy read(Optional<Located> declared, boolean alexa) {
        var policy = alexa ? AlexaPreset.policy() : new ClientPolicy();
        declared.map(given -> new DeclaredPolicy(given, policy)).ifPresent(reader -> reader.apply(alexa));
        return policy;
    }

    private void apply(boolean alexa) {
        accept(declared, this::tokens);
        accept(declared, this::requests);
        Located.in(fields, "jwt_audience")
                .ifPresent(field -> accept(field, () -> policy.withJwtAudience(field.text(200))));
        if (alexa
                && policy.idleLimit()
                        .filter(limit -> limit.toDays() < LEAST_IDLE_DAYS_OF_A_SKILL)
                        .isPresent()) {
            throw fields.get("idle_limit").mistake("must be at least P180D for an Alexa skill, or absent for no limit");
        }
    }

    private ClientPolicy tokens() {
        var mode = choice("refresh", RefreshMode.class, policy.mode());
        var staleTokens = choice("stale_tokens", StaleTokens.class, policy.staleTokens());
        var idleLimit = duration("idle_limit", policy.idleLimit().orElse(null));
        return policy.with(mode, duration("overlap", policy.overlap()), staleTokens)
                .withLifetimes(duration("access_token_lifetime", policy.accessTokenLifetime()), idleLimit);
    }

    private ClientPolicy requests() {
        var tolerance = duration("code_replay_tolerance", policy.codeReplayTolerance());
        return policy.withCodeReplay(tolerance, flag("answer_code_again", policy.answersCodeAgain()))
                .withPkce(flag("pkce_required", policy.requiresPkce()))
                .withOptionalRedirectUri(flag("redirect_uri_optional", policy.allowsMissingRedirectUri()));
    }

    private boolean flag(String name, boolean otherwise) {
        return Located.in(fields, name).map(Located::flag).orElse(otherwise);
    }

    private Duration duration(String name, Duration otherwise) {
        return Located.in(fields, name).map(DeclaredPolicy::duration).orElse(otherwise);
    }

    private static Duration duration(Located field) {
        try {
            return Duration.parse(field.text(30));
        } catch (DateTimeParseException malformed) {
            throw field.mistake("must be an ISO 8601 duration such as PT5M or P180D");
        }
    }

    private <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        return Located.in(fields, name).map(field -> constant(field, type)).orElse(otherwise);
    }

    private static <E extends Enum<E>> E constant(Located field, Class<E> type) {
        var text = field.text(30);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> field.mistake("must be one of " + Arrays.toString(type.getEnumConstants())));
    }
}
