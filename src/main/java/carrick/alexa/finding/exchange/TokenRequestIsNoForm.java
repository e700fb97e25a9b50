package carrick.alexa.finding.exchange;

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

/** The body of the token request says that it is something else than a form. */
@ApplicationScoped
@Catalogue(51)
class TokenRequestIsNoForm implements Rule {

    @Inject
    TokenFailures requests;

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CONTENT_TYPE_UNSUPPORTED")
                .map(failure -> failure.told(Finding.error(this)
                        .explained(
                                "The token request came with another Content-Type than that of a form, so nothing in it was read."
                                        + " Alexa sends application/x-www-form-urlencoded;charset=UTF-8, which this server takes: something"
                                        + " in front of it, or a test tool, made something else of it.")
                        .seen("Content-Type presented: "
                                + failure.sent("Content-Type").orElse("none"))
                        .seen("expected: application/x-www-form-urlencoded, with or without a charset")
                        .cured("Take out what rewrites the requests to " + settings.text(Setting.ISSUER)
                                + "/oauth/token (an API gateway"
                                + " that turns forms into JSON, a wrapper function), or enter that address as Access Token URI so that"
                                + " Alexa reaches it directly.")));
    }
}
