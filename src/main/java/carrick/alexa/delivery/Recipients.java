package carrick.alexa.delivery;

import static carrick.alexa.delivery.DeliveryFault.RECIPIENT_UNKNOWN;

import carrick.account.Account;
import carrick.account.Accounts;
import carrick.account.Usernames;
import carrick.alexa.amazon.AmazonGrant;
import carrick.alexa.amazon.AmazonGrants;
import carrick.alexa.skill.Skills;
import carrick.grant.Grants;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.platform.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom an event reaches: the living links of the recipient for which Amazon's tokens are held. */
@ApplicationScoped
class Recipients {

    @Inject
    Accounts accounts;

    @Inject
    Grants grants;

    @Inject
    TokenFamilies families;

    @Inject
    AmazonGrants amazonGrants;

    @Inject
    Skills skills;

    @Inject
    DeliveryTrace trace;

    /**
     * The families; none where the customer is known but has not linked, or not with <i>Send Alexa Events</i>.
     *
     * @throws carrick.oauth.OAuthException where nobody by that name is known
     */
    Set<Long> of(EventsRequest request) {
        return families(request).stream()
                .filter(TokenFamily::isAlive)
                .filter(family -> request.skill()
                        .filter(skill -> !family.belongsTo(skill))
                        .isEmpty())
                .filter(family -> isGranted(family, request))
                .map(TokenFamily::id)
                .collect(Collectors.toSet());
    }

    /** Whether Amazon takes events for that link. Where it never did although the client is a skill that sends some, the trace tells. */
    private boolean isGranted(TokenFamily family, EventsRequest request) {
        var grant = amazonGrants.find(family.id());
        if (grant.isEmpty() && skills.find(family.clientId()).isPresent()) {
            trace.isUngranted(family.id(), request.messages().get(0));
        }
        return grant.filter(AmazonGrant::isActive).isPresent();
    }

    private List<TokenFamily> families(EventsRequest request) {
        if (request.recipient().chars().anyMatch(Character::isISOControl)) {
            throw RECIPIENT_UNKNOWN.rejection(); // some databases refuse to look
        }
        return switch (request.by()) {
            case "account" -> ofAccount(accounts.find(Usernames.normal(request.recipient())));
            case "sub" -> ofAccount(number(request.recipient()).flatMap(accounts::find));
            case "grant" -> families.ofGrant(grants.find(id(request)).orElseThrow(RECIPIENT_UNKNOWN::rejection));
            default -> List.of(families.find(id(request)).orElseThrow(RECIPIENT_UNKNOWN::rejection));
        };
    }

    private List<TokenFamily> ofAccount(Optional<Account> account) {
        return families.ofAccount(
                account.orElseThrow(RECIPIENT_UNKNOWN::rejection).id());
    }

    private static long id(EventsRequest request) {
        return Id.read(request.recipient()).orElseThrow(RECIPIENT_UNKNOWN::rejection);
    }

    private static Optional<Long> number(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,18}|[1-8][0-9]{18}"))
                .map(Long::parseLong);
    }
}
