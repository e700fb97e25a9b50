package carrick.alexa.finding.redirecturi;

import carrick.client.Clients;
import carrick.diagnosis.Case;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Finds the redirect URI that an attempt failed with, and sorts it once for all rules of this package. */
@ApplicationScoped
class Refusals {

    /** What fits nothing of the client's may be all right for another client. */
    private static final Set<Misfit> STRANGE = Set.of(Misfit.MISTYPED, Misfit.OTHER_VENDOR, Misfit.APP, Misfit.UNKNOWN);

    @Inject
    Clients clients;

    /** The refusal, where it is of that kind and the redirect URI is no other client's. */
    Optional<Refusal> of(Case attempt, Misfit kind) {
        return refused(attempt)
                .filter(step -> misfit(step) == kind)
                .map(this::refusal)
                .filter(refusal -> refusal.owner() == null);
    }

    /** The refusal, where the redirect URI is that of another client. */
    Optional<Refusal> ofOtherClient(Case attempt) {
        return refused(attempt).map(this::refusal).filter(refusal -> refusal.owner() != null);
    }

    private static Optional<Step> refused(Case attempt) {
        return attempt.blocked("REDIRECT_URI_UNREGISTERED");
    }

    private static Misfit misfit(Step step) {
        return Misfit.of(step.presented(), Refusal.registered(step));
    }

    private Refusal refusal(Step step) {
        var misfit = misfit(step);
        return new Refusal(step, misfit, STRANGE.contains(misfit) ? owner(step) : null);
    }

    private String owner(Step step) {
        var owners = clients.known().stream()
                .filter(client -> client.redirectUris().contains(step.presented())
                        && !client.clientId().equals(step.clientId()))
                .map(Clients.Known::clientId)
                .toList();
        return owners.size() == 1 ? owners.get(0) : null;
    }
}
