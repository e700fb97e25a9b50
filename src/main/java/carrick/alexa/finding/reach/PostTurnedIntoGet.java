package carrick.alexa.finding.reach;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A redirect in front of the token endpoint: who follows it with a POST arrives with a GET, and without the code. */
@ApplicationScoped
@Catalogue(9)
class PostTurnedIntoGet implements Rule {

    /** An authorization request has these, and came here for another reason. */
    private static final List<String> OF_A_BROWSER = List.of("response_type", "state");

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return arrived(attempt)
                .filter(step -> isOfServer(step) && isBareGet(step))
                .findFirst()
                .map(step -> {
                    var endpoint = settings.text(Setting.ISSUER) + "/oauth/token";
                    return Finding.error(this)
                            .explained("The request for tokens arrived as a GET without its form: something in front of"
                                    + " this server answers the POST with a redirect, from http to https, to another"
                                    + " host or to another path, and that turns a POST into a GET.")
                            .seen("GET /oauth/token without parameters at " + step.at() + ", expected a POST")
                            .seen("sent by: " + step.userAgent())
                            .seen(step.clientId() == null ? null : "client that it names: " + step.clientId())
                            .cured(
                                    "Enter exactly " + endpoint + " as Access Token URI in the developer console: with"
                                            + " https, this host and no slash at the end. curl -si -d x=y " + endpoint
                                            + " must answer 401 and no Location; if it does, remove the redirect for this path.")
                            .shown(AlexaShowed.UNABLE)
                            .likely(likelihood(attempt, step), because(attempt, step));
                });
    }

    private static Stream<Step> arrived(Case attempt) {
        if (attempt.isStray()) {
            return attempt.steps().stream();
        }
        return attempt.attempt().milestone() == Milestone.CODE_ISSUED ? attempt.strays().stream() : Stream.empty();
    }

    private static boolean isBareGet(Step step) {
        return step.is("token")
                && step.failedWith("METHOD_NOT_ALLOWED")
                && "GET".equals(step.request().get("method"))
                && OF_A_BROWSER.stream().noneMatch(step.request()::containsKey);
    }

    /** People open the address to see what is there. */
    private static boolean isOfServer(Step step) {
        return List.of("server", "unknown").contains(AgentFamily.of(step.userAgent()));
    }

    private static int likelihood(Case attempt, Step step) {
        return step.clientId() == null ? 90 : attempt.isStray() ? 100 : 97;
    }

    private static String because(Case attempt, Step step) {
        if (step.clientId() == null) {
            return "It names no client; it came from a program that is no browser"
                    + (attempt.isStray() ? "." : ", while the tokens of this link were waited for.");
        }
        return attempt.isStray() ? "" : "It came from this client while the tokens of this link were waited for.";
    }
}
