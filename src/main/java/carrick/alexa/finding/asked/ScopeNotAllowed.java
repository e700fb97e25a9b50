package carrick.alexa.finding.asked;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.Likeness;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The console asks for a scope that the client does not have, or has in another spelling. */
@ApplicationScoped
@Catalogue(21)
class ScopeNotAllowed implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("SCOPE_UNKNOWN")
                .filter(step -> !Asked.isList(step) && !strange(step).isEmpty())
                .map(step -> Finding.error(this)
                        .explained(
                                "The skill asks for more than the client may have, so that the customer is not even asked.")
                        .seen("scope presented: " + Asked.scope(step))
                        .seen("scopes of the client: " + String.join(" ", Asked.registered(step)))
                        .seen("not among them: " + String.join(" ", strange(step)))
                        .cured(cure(step))
                        .shown(AlexaShowed.ERROR_PARAMETER));
    }

    /** OpenID Connect's own has a conclusion of its own. */
    private static List<String> strange(Step step) {
        return Asked.unknown(step).stream()
                .filter(token -> !token.equals(OpenIdAsked.OPENID))
                .toList();
    }

    private static String cure(Step step) {
        return strange(step).stream()
                .map(token -> Likeness.nearest(token, Asked.registered(step))
                        .map(known ->
                                "Under Scope in the developer console enter " + known + " instead of " + token + ".")
                        .orElse("Remove " + token + " under Scope in the developer console, or add it to scopes of the"
                                + " client " + step.clientId() + "."))
                .collect(Collectors.joining(" "));
    }
}
