package carrick.alexa.finding.reach;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** This server could not answer at that moment: it was starting, or its database was away. */
@ApplicationScoped
@Catalogue(11)
class ServerNotReady implements Rule {

    private static final List<String> OF_A_LINK = List.of("authorize", "login", "consent", "token");

    @Override
    public Optional<Finding> examine(Case attempt) {
        return refused(attempt).map(step -> (attempt.isStray() ? Finding.warning(this) : Finding.error(this))
                .explained("The server was not able to answer the " + step.name()
                        + " request: it had just been started, or its database did not answer. "
                        + (step.is("token")
                                ? "Alexa asks again for a refresh, but a link that is being made fails."
                                : "The customer saw a page that says so, and did not come back."))
                .seen("answered 503 at " + step.at() + " by node " + step.node() + ", after "
                        + step.duration().toMillis() + " ms")
                .seen(step.presented() == null ? null : "what failed: " + step.presented())
                .cured(
                        "Look at the database behind jdbc/carrick, and whether the server was restarted at that time: its"
                                + " log tells both. Let the load balancer send requests only to nodes whose /health/ready is"
                                + " UP. Then the customer links again.")
                .shown(step.is("token") ? AlexaShowed.UNABLE : AlexaShowed.OUR_PAGE)
                .likely(
                        attempt.isStray() || !step.is("token") ? 100 : 93,
                        attempt.isStray() || !step.is("token")
                                ? ""
                                : "The request was refused before it could be read, so whose it was is not known; it came"
                                        + " while the tokens of this link were waited for."));
    }

    private static Optional<Step> refused(Case attempt) {
        var own =
                attempt.blocked("UNAVAILABLE").filter(step -> OF_A_LINK.contains(step.name()) && isLast(attempt, step));
        return own.isPresent() || attempt.attempt().milestone() != Milestone.CODE_ISSUED
                ? own
                : attempt.strays().stream()
                        .filter(step -> step.is("token") && step.failedWith("UNAVAILABLE"))
                        .findFirst();
    }

    /** Whoever tried again and went on had no harm. */
    private static boolean isLast(Case attempt, Step failed) {
        return attempt.steps().stream()
                .dropWhile(step -> step.id() <= failed.id())
                .allMatch(step -> step.milestone() == null);
    }
}
