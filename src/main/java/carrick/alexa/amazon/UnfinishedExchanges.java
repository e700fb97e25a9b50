package carrick.alexa.amazon;

import carrick.oauth.OAuthException;
import carrick.platform.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Goes on with codes whose AcceptGrant was answered early, for as long as Amazon takes them. */
@ApplicationScoped
public class UnfinishedExchanges implements Job {

    /** How long a code of Login with Amazon lives. */
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

    @Inject
    CodeExchange codeExchange;

    @Override
    public String name() {
        return "finish amazon exchange";
    }

    @Override
    public Optional<Duration> run(String exchange) {
        try {
            return codeExchange.finish(Long.parseLong(exchange), CODE_LIFETIME)
                    ? Optional.empty()
                    : Optional.of(BETWEEN_TRIES);
        } catch (OAuthException withoutCredentials) {
            return Optional.of(BETWEEN_TRIES); // they may be entered any moment
        }
    }
}
