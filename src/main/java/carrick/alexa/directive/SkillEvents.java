package carrick.alexa.directive;

import static carrick.alexa.directive.DirectiveFault.ALEXA_USER_UNKNOWN;
import static carrick.alexa.directive.DirectiveFault.GRANTEE_EXPIRED;
import static carrick.alexa.directive.DirectiveFault.GRANTEE_UNKNOWN;
import static carrick.alexa.directive.DirectiveFault.GRANTEE_UNLINKED;

import carrick.alexa.forwarder.Signed;
import carrick.alexa.skill.Skill;
import carrick.alexa.skill.Skills;
import carrick.grant.AccessTokens;
import carrick.grant.Ending;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Unavailable;
import carrick.trace.Milestone;
import carrick.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Customers who come and go, as Alexa tells it. Events come in any order and more than once: one who left is remembered to have left when
 * the event was made, so a link made later stays.
 */
@ApplicationScoped
class SkillEvents {

    private static final AccessTokens.Faults FAULTS =
            new AccessTokens.Faults(GRANTEE_UNKNOWN, GRANTEE_EXPIRED, GRANTEE_UNLINKED);

    @Inject
    Sender sender;

    @Inject
    Skills skills;

    @Inject
    AlexaUsers users;

    @Inject
    AccessTokens accessTokens;

    @Inject
    TokenFamilies families;

    @Inject
    Clock clock;

    @Inject
    Trace trace;

    JsonObject answer(Directive event, Signed signed) {
        sender.prove(signed);
        var linked = linked(event);
        var told = linked.map(TokenFamily::clientId).or(() -> told(event, signed));
        var skill = sender.of(signed, told);
        var userId = event.text("context", "System", "user", "userId");
        switch (event.name()) {
            case "AlexaSkillEvent.SkillAccountLinked" ->
                linked.ifPresent(family -> userId.ifPresent(user -> came(user, family)));
            case "AlexaSkillEvent.SkillDisabled" -> userId.ifPresent(user -> left(user, skill, event));
            default -> trace.passed(event.toString()); // Enabled, PermissionAccepted and the like change nothing here
        }
        return AlexaAnswer.OF_SKILL_EVENT;
    }

    private Optional<TokenFamily> linked(Directive event) {
        return event.name().equals("AlexaSkillEvent.SkillAccountLinked")
                ? event.text("request", "body", "accessToken")
                        .map(token -> accessTokens.familyNamedBy(new Secret(token), FAULTS))
                : Optional.empty();
    }

    /** The client of the skill that the event names. Where several clients are that skill, the one whose forwarder says it is it. */
    private Optional<String> told(Directive event, Signed signed) {
        var skillId = event.skillId();
        return skillId.flatMap(id -> Optional.ofNullable(signed.skill())
                        .flatMap(skills::find)
                        .filter(skill -> id.equals(skill.skillId()))
                        .or(() -> skills.findBySkillId(id)))
                .map(Skill::clientId);
    }

    /** The same event twice at once collides in the database; whoever loses finds it noted. */
    private void came(String userId, TokenFamily family) {
        trace.isWorthAStep();
        trace.passed("AlexaSkillEvent.SkillAccountLinked");
        try {
            users.note(family, userId);
        } catch (RuntimeException collision) {
            if (!Unavailable.causes(collision)) {
                throw collision;
            }
            users.note(family, userId);
        }
    }

    private void left(String userId, Skill skill, Directive event) {
        var when = Id.atLeast(madeAt(event));
        var left = users.familiesOf(userId, skill.clientId()).stream()
                .filter(family -> family < when)
                .toList();
        if (left.isEmpty()) {
            trace.failed(ALEXA_USER_UNKNOWN.rejection("user " + new Secret(userId)));
        }
        for (var family : left) {
            families.end(family, Ending.CUSTOMER_LEFT);
            trace.belongsTo(family);
            trace.reached(Milestone.ENDED);
        }
    }

    /** Now, where the event does not tell, or tells a time that cannot be. */
    private Instant madeAt(Directive event) {
        var now = clock.now();
        try {
            return event.text("request", "eventCreationTime")
                    .or(() -> event.text("request", "timestamp"))
                    .map(Instant::parse)
                    .filter(made -> made.isAfter(Instant.EPOCH) && made.isBefore(now))
                    .orElse(now);
        } catch (DateTimeParseException malformed) {
            return now;
        }
    }
}
