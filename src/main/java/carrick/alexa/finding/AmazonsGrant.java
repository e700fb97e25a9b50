package carrick.alexa.finding;

import carrick.alexa.AlexaPreset;
import carrick.alexa.amazon.AmazonGrant;
import carrick.alexa.amazon.AmazonGrants;
import carrick.alexa.amazon.Region;
import carrick.alexa.skill.Skills;
import carrick.diagnosis.Case;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.trace.LinkAttempt;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of Amazon's grant to send events, as far as a link's record and those of others tell. */
@ApplicationScoped
public class AmazonsGrant {

    private static final String ANSWERED_EARLY = "answered before Amazon was";
    private static final String REDELIVERED = "as answered to an earlier delivery";

    /** Alexa sends AcceptGrant as soon as it has the tokens. */
    private static final Duration AT_ONCE = Duration.ofMinutes(2);

    @Inject
    Skills skills;

    @Inject
    TokenFamilies families;

    @Inject
    AmazonGrants grants;

    /** Whether a step brought a code of Amazon, or went on with one. */
    public static boolean isAbout(Step step) {
        return step.is("amazon exchange")
                || step.is("reciprocal")
                || step.is("directive") && step.action().equals("AcceptGrant");
    }

    /** The last thing that came of it, where that was one of these faults, and Alexa was told so. */
    public static Optional<Step> failed(Case attempt, String... faults) {
        return attempt.last(AmazonsGrant::isAbout)
                .filter(step ->
                        step.failedWith(faults) && answeredEarly(attempt).isEmpty())
                .map(last -> attempt.last(step -> step.failedWith(last.fault()) && !isRepetition(step))
                        .orElse(last));
    }

    /** The last AcceptGrant, where it was answered well while Amazon was still being asked. */
    public static Optional<Step> answeredEarly(Case attempt) {
        return attempt.last(step -> step.is("directive") && isAbout(step))
                .filter(step -> step.passed().stream().anyMatch(rule -> rule.startsWith(ANSWERED_EARLY)));
    }

    /** A later delivery of the same directive gets the first one's answer, and knows less. */
    private static boolean isRepetition(Step step) {
        return step.presented() != null && step.presented().startsWith(REDELIVERED);
    }

    /** Whether something went wrong with events of the link, and no grant or event since then shows that it is over. */
    public static Optional<Step> failedDelivery(Case attempt, String... faults) {
        return attempt.last(step -> step.is("deliver") && step.failedWith(faults))
                .filter(failure -> attempt.first(step -> step.id() > failure.id()
                                && (step.reached(Milestone.EVENTS_GRANTED) || step.reached(Milestone.FIRST_EVENT)))
                        .isEmpty());
    }

    /** How long the link of a skill that sends events has been waiting; empty while the grant may still come, and where it came. */
    public Optional<Duration> missingFor(Case attempt) {
        return attempt.at(Milestone.TOKENS_ISSUED)
                .map(linked -> Duration.between(linked.at(), attempt.now()))
                .filter(silence -> silence.compareTo(attempt.patience()) >= 0)
                .filter(silence -> attempt.first(AmazonsGrant::isAbout).isEmpty())
                .filter(silence -> messagingClientId(attempt).isPresent())
                .filter(silence -> link(attempt).filter(TokenFamily::isAlive).isPresent())
                .filter(silence -> grants.find(attempt.attempt().id()).isEmpty());
    }

    /** Whether Alexa kept the link: it came back with its tokens, or somebody asked about one. */
    public boolean isUsed(Case attempt) {
        return attempt.attempt().reached(Milestone.FIRST_REFRESH)
                || link(attempt)
                        .filter(family -> family.confirmed() >= TokenFamily.FIRST_GENERATION)
                        .isPresent();
    }

    public Optional<TokenFamily> link(Case attempt) {
        return attempt.once("link", () -> families.look(attempt.attempt().id()));
    }

    /** With what the client of the attempt is known to Amazon; empty for one that sends no events. */
    public Optional<String> messagingClientId(Case attempt) {
        return attempt.once("messaging client id", () -> Optional.ofNullable(
                        attempt.attempt().clientId())
                .flatMap(skills::find)
                .flatMap(skills::messagingClient)
                .map(client -> client.clientId()));
    }

    /** What Amazon granted to other links of the same client, made within a day. */
    public List<AmazonGrant> ofOthers(Case attempt) {
        return grants.ofLinks(attempt.others().stream()
                .filter(other -> other.reached(Milestone.TOKENS_ISSUED))
                .map(LinkAttempt::id)
                .toList());
    }

    /** A directive that failed while this link waited for one, and told of no link: maybe the one it waits for. */
    public static Optional<Step> stray(Case attempt, String... faults) {
        return attempt.at(Milestone.TOKENS_ISSUED).flatMap(linked -> attempt.strays().stream()
                .filter(step -> step.is("directive") && (faults.length == 0 || step.failedWith(faults)))
                .filter(step -> step.clientId() == null
                        || step.clientId().equals(attempt.attempt().clientId()))
                .filter(step -> step.at().isAfter(linked.at())
                        && step.at().isBefore(linked.at().plus(AT_ONCE)))
                .findFirst());
    }

    /** Where the customer's Amazon account lives, as {@code state} or the redirect URL tells. */
    public static Optional<Region> regionOf(Case attempt) {
        return Region.ofAws(attempt.attempt().origin().region())
                .or(() -> Optional.ofNullable(attempt.attempt().redirectUri())
                        .filter(AlexaPreset::isRedirectUrl)
                        .map(uri -> AlexaPreset.REGIONS.indexOf(URI.create(uri).getHost()))
                        .map(index -> Region.values()[index]));
    }
}
