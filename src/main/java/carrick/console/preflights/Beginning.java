package carrick.console.preflights;

import carrick.http.Browsing;
import carrick.platform.Id;
import carrick.preflight.PreflightRun;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;

/** From a form to the page of the run that it began. */
@RequestScoped
class Beginning {

    @Inject
    Browsing browsing;

    /** Leaves for the new run; where there is none, answers why. */
    String leave(Supplier<Optional<PreflightRun>> how) {
        try {
            var run = how.get();
            run.ifPresent(begun -> browsing.goTo("/console/preflight?number=" + Id.show(begun.id())));
            return run.isPresent()
                    ? null
                    : "Two preflights are under way on this server, which is as many as it makes at once. Wait for one to end, or cancel it.";
        } catch (IllegalArgumentException wrong) {
            return wrong.getMessage();
        }
    }
}
