package carrick.alexa.finding.request;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** One address sent so many authorization requests that no more were taken: a flood, or everybody behind a proxy that Carrick does not know. */
@ApplicationScoped
class TooManyRequests implements Rule {

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("REQUESTS_THROTTLED").map(step -> {
            var limit = settings.text(Setting.THROTTLE_REQUESTS);
            return Finding.error(this)
                    .explained(
                            isBehindUnknownProxy(step)
                                    ? "All customers come by a proxy that Carrick has not been told of, so it takes them"
                                            + " for one sender, and that one asks too often."
                                    : "More authorization requests came from one address than are allowed within ten"
                                            + " minutes. This one was one too many.")
                    .seen("allowed from one address in ten minutes: " + limit)
                    .seen("X-Forwarded-For: " + step.request().getOrDefault("X-Forwarded-For", "none"))
                    .seen("carrick.proxies: " + settings.find(Setting.PROXIES).orElse("not set"))
                    .cured(
                            isBehindUnknownProxy(step)
                                    ? "Set carrick.proxies to the addresses of the proxies before Carrick."
                                    : "If honest customers share one address, raise carrick.throttle.requests above "
                                            + limit + "; if they come by a proxy, name it in carrick.proxies.")
                    .shown(AlexaShowed.OUR_PAGE);
        });
    }

    private boolean isBehindUnknownProxy(Step step) {
        return step.request().containsKey("X-Forwarded-For")
                && settings.find(Setting.PROXIES).isEmpty();
    }
}
