package carrick.alexa.finding.directive;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whoever answers the skill's directives was refused when it asked about the customer's token, and may have called the token bad. */
@ApplicationScoped
@Catalogue(87)
class IntrospectionRefused implements Rule {

    @Inject
    AmazonsGrant amazon;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.last(step -> step.is("introspect") && step.fault() != null && step.status() < 500)
                .map(step -> finding(attempt, step));
    }

    private Finding finding(Case attempt, Step step) {
        var lost = silentSince(attempt, step);
        var finding = lost.isPresent() ? Finding.error(this) : Finding.warning(this);
        return finding.explained(
                        "Your device cloud asked about the customer's access token and was refused itself, with "
                                + step.status()
                                + ". If it takes that for a bad token and answers Alexa INVALID_AUTHORIZATION_CREDENTIAL or"
                                + " EXPIRED_AUTHORIZATION_CREDENTIAL, Alexa forgets the customer's tokens for good."
                                + lost.map(when ->
                                                " That is likely what happened: the link has not been refreshed since.")
                                        .orElse(""))
                .seen(step.fault() + " for client " + step.clientId() + " at " + step.at()
                        + (step.presented() == null ? "" : ", " + step.presented()))
                .seen(step.expected() == null ? null : "expected: " + step.expected())
                .seen(lost.map(when -> "last refresh before that: " + when).orElse(null))
                .cured(cure(step)
                        + " And let the device cloud answer Alexa INTERNAL_ERROR while it cannot ask; only {\"active\":false} says that a"
                        + " token is bad.")
                .shown(AlexaShowed.LINK_AGAIN);
    }

    /** When the link was last refreshed, where its tokens have expired since and Alexa did not come for new ones. */
    private Optional<Instant> silentSince(Case attempt, Step step) {
        return amazon.link(attempt).flatMap(family -> attempt.client()
                .map(client -> client.policy()
                        .accessTokenLifetime()
                        .plus(client.policy().overlap()))
                .filter(longest -> family.renewedAt().isBefore(step.at())
                        && Duration.between(step.at(), attempt.now()).compareTo(longest) > 0)
                .map(longest -> family.renewedAt()));
    }

    private static String cure(Step step) {
        return step.failedWith("INTROSPECTION_NOT_ALLOWED")
                ? "Set \"may_introspect\": true for the client " + step.clientId() + "."
                : "Give the device cloud client id and secret of a client that may introspect; it presented "
                        + step.clientId() + ".";
    }
}
