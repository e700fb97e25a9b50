package carrick.alexa.finding.credentials;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** So many wrong secrets came that for a while none is looked at any more. */
@ApplicationScoped
@Catalogue(50)
class WrongSecretsThrottled implements Rule {

    @Inject
    TokenFailures requests;

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CLIENT_THROTTLED")
                .map(failure -> failure.told(Finding.error(this)
                        .explained("Client " + failure.step().clientId()
                                + " brought wrong secrets so often that its requests are"
                                + " answered with 429 for the moment. The reason is in the attempts shortly before: they were refused"
                                + " for their secret.")
                        .seen("presented: " + failure.step().presented())
                        .seen("expected: at most " + settings.text(Setting.THROTTLE_CLIENT)
                                + " wrong secrets, and another every 3 s")
                        .cured("Enter the declared secret of client "
                                + failure.step().clientId() + " in Your Secret. Who was let in"
                                + " once from a network is not slowed down there; see carrick.throttle.client.")));
    }
}
