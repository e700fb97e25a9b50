package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Nobody used the link for longer than the client's limit. */
@ApplicationScoped
@Catalogue(79)
class LinkIdleTooLong implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "LINK_IDLE", "LINK_ENDED")
                .filter(failure -> failure.step().failedWith("LINK_IDLE")
                        || "IDLE".equals(failure.step().presented()))
                .map(failure -> failure.told(Finding.error(this)
                        .explained("The link was not used for longer than client "
                                + failure.step().clientId() + " allows, so it"
                                + " has ended. Alexa refreshes when a customer speaks to the device; a summer house is silent"
                                + " for months.")
                        .seen(
                                failure.step().failedWith("LINK_IDLE")
                                        ? "expected: " + failure.step().expected() + ", presented: "
                                                + failure.step().presented()
                                        : null)
                        .seen("idle_limit now: " + limit(attempt))
                        .seen("age of the link: "
                                + Duration.between(
                                                attempt.attempt().begunAt(),
                                                failure.step().at())
                                        .toDays() + " days")
                        .cured("Take \"idle_limit\" out of the policy of client "
                                + failure.step().clientId()
                                + ", or set at least \"P180D\". The customer disables and enables the skill.")));
    }

    private static String limit(Case attempt) {
        return attempt.client()
                .flatMap(client -> client.policy().idleLimit())
                .map(Duration::toString)
                .orElse("none");
    }
}
