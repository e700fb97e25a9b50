package carrick.alexa.finding.request;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.Likeness;
import carrick.client.Clients;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** No client has the id that the console sends. The redirect URI tells which one was meant, or else the spelling. */
@ApplicationScoped
@Catalogue(16)
class ClientIdUnknown implements Rule {

    @Inject
    Clients clients;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("CLIENT_UNKNOWN")
                .filter(step -> step.presented() != null)
                .map(step -> {
                    var uri = step.request().get("redirect_uri");
                    var all = clients.known();
                    return meant(all, uri)
                            .map(id -> finding(step)
                                    .seen("client that has the redirect_uri " + uri + ": " + id)
                                    .cured(cure(id, step.presented())))
                            .or(() -> Likeness.nearest(step.presented(), ids(all))
                                    .map(id -> finding(step)
                                            .seen("nearest known client_id: " + id)
                                            .cured(cure(id, step.presented()))))
                            .orElseGet(() -> finding(step)
                                    .seen("known client_ids: "
                                            + (all.isEmpty() ? "none" : all.size() + ", none of them alike"))
                                    .cured("Declare a client with client_id " + step.presented()
                                            + " at this server, or enter the id of the skill's client as Your Client ID in the"
                                            + " developer console."));
                });
    }

    private Finding finding(Step step) {
        return Finding.error(this)
                .explained("This server has no client with the id that the request names.")
                .seen("client_id presented: " + step.presented())
                .shown(AlexaShowed.OUR_PAGE);
    }

    private static String cure(String meant, String presented) {
        return "Enter " + meant + " as Your Client ID in the developer console, capitals included and without blanks"
                + " around it; or declare the client as " + presented + ".";
    }

    private static Optional<String> meant(List<Clients.Known> all, String redirectUri) {
        var owners = all.stream()
                .filter(client -> redirectUri != null && client.redirectUris().contains(redirectUri))
                .toList();
        return owners.size() == 1 ? Optional.of(owners.get(0).clientId()) : Optional.empty();
    }

    private static List<String> ids(List<Clients.Known> all) {
        return all.stream().map(Clients.Known::clientId).toList();
    }
}
