package carrick.alexa.finding.browser;

import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** This server itself kept the customer out: too many wrong passwords for the account, or from an address that many share. */
@ApplicationScoped
@Catalogue(5)
class CustomerThrottled implements Rule {

    private static final String THROTTLED = "SIGN_IN_THROTTLED";

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Standstill.stoppedBy(attempt, THROTTLED).map(step -> {
            var finding = Finding.error(this)
                    .seen("kept out at " + step.at() + (step.presented() == null ? "" : ", " + step.presented()))
                    .seen("wrong passwords in this attempt: " + Standstill.count(attempt, "SIGN_IN_WRONG"))
                    .seen("other attempts of the client kept out within a day: " + othersOf(attempt))
                    .seen("X-Forwarded-For: " + step.request().getOrDefault("X-Forwarded-For", "none")
                            + "; carrick.proxies: "
                            + settings.find(Setting.PROXIES).orElse("not set"))
                    .shown("This server's login page: how long to wait before the next try.");
            return isBehindUnknownProxy(step) ? ofAll(finding) : ofOne(finding);
        });
    }

    private static long othersOf(Case attempt) {
        return attempt.others().stream()
                .filter(other -> THROTTLED.equals(other.fault()))
                .count();
    }

    private boolean isBehindUnknownProxy(Step step) {
        return step.request().containsKey("X-Forwarded-For")
                && settings.find(Setting.PROXIES).isEmpty();
    }

    private static Finding ofAll(Finding finding) {
        return finding.explained(
                        "The password was not even looked at: so many were wrong that everybody from this address"
                                + " has to wait. All customers come by a proxy that Carrick has not been told of, so it takes"
                                + " them for one.")
                .cured("Set carrick.proxies to the addresses of the proxies before Carrick.");
    }

    private Finding ofOne(Finding finding) {
        return finding.explained(
                        "The password was not even looked at: so many were wrong for this account, or from this"
                                + " address, that the next has to wait.")
                .cured(
                        "Wait as long as the page says, then sign in with the right password: reset it if it is forgotten."
                                + " Nobody has to be unlocked. A network that many customers share needs a higher"
                                + " carrick.throttle.address than " + settings.text(Setting.THROTTLE_ADDRESS)
                                + "; one account has " + settings.text(Setting.THROTTLE_ACCOUNT) + " tries.");
    }
}
