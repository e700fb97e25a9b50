package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** A refresh asks for a scope that the customer has not allowed. */
@ApplicationScoped
class RefreshAsksForMore implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "SCOPE_WIDENED")
                .map(failure -> failure.told(Finding.error(this)
                        .explained(
                                "The refresh asks for more than the customer allowed when linking, and a refresh cannot add to that"
                                        + " (RFC6749-6). Alexa sends no scope there, or the one it was linked with: the scope of the skill"
                                        + " was changed since.")
                        .seen("scope presented: " + failure.step().presented())
                        .seen("scope of the authorization request: "
                                + attempt.first(step -> step.is("authorize"))
                                        .map(step -> step.request().getOrDefault("scope", "none"))
                                        .orElse("not known"))
                        .cured(
                                "Enter the scope that the link was made with under Scope, or let the customer disable and enable the skill"
                                        + " to allow " + failure.step().presented() + ".")));
    }
}
