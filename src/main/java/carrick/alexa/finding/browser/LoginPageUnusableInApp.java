package carrick.alexa.finding.browser;

import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.LinkAttempt;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Predicate;

/** In a browser customers sign in, in this kind of app they never do: something on the way to the form does not work there. */
@ApplicationScoped
@Catalogue({29, 30, 31})
class LoginPageUnusableInApp implements Rule {

    /** This one and so many others: one customer alone may have gone away. */
    private static final int NO_CHANCE = 2;

    @Override
    public Optional<Finding> examine(Case attempt) {
        var app = AgentFamily.of(attempt.attempt().userAgent());
        return Standstill.page(attempt)
                .filter(page -> app.startsWith("app")
                        && Standstill.isLeft(attempt, Milestone.REQUEST_ACCEPTED)
                        && !Standstill.hasPosted(attempt))
                .flatMap(page -> examine(attempt, app, page));
    }

    private Optional<Finding> examine(Case attempt, String app, Step page) {
        var left = count(attempt, other -> isOf(app, other) && other.milestone() == Milestone.REQUEST_ACCEPTED);
        var signedIn = count(attempt, other -> isOf(app, other) && other.reached(Milestone.SIGNED_IN));
        var elsewhere = count(attempt, other -> !isOf(app, other) && other.reached(Milestone.SIGNED_IN));
        return left < NO_CHANCE || signedIn > 0 || elsewhere == 0
                ? Optional.empty()
                : Optional.of(finding(app)
                        .seen("within a day, " + app + ": " + (left + 1) + " left at the login page, none signed in")
                        .seen("everything else: " + elsewhere + " signed in")
                        .seen("page opened at " + page.at() + ", no form sent in the "
                                + Standstill.quiet(attempt).toSeconds() + " seconds since"));
    }

    private Finding finding(String app) {
        return Finding.error(this)
                .explained(
                        "The login page was opened and its form never sent, and so it is with everybody who comes by "
                                + app
                                + "; in other browsers customers sign in. Carrick's pages need no script, no pop-up and no"
                                + " other host, so look at what stands before them: single sign-on (Google refuses browsers"
                                + " inside an app), a captcha, bot protection, a cookie banner.")
                .cured(
                        "Open the link in that app and look. Whatever other hosts appear on the way must stand in the Domain"
                                + " List of the skill's account linking; take away what opens a window or asks by an alert; let"
                                + " bot protection pass /account/.")
                .shown("A white page, or another browser window, instead of the login page.")
                .likely(75, "Only " + app + " stops there.");
    }

    private static long count(Case attempt, Predicate<LinkAttempt> which) {
        return attempt.others().stream().filter(which).count();
    }

    private static boolean isOf(String family, LinkAttempt other) {
        return AgentFamily.of(other.userAgent()).equals(family);
    }
}
