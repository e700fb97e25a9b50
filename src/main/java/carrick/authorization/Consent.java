package carrick.authorization;

import carrick.account.Account;
import carrick.client.Client;
import carrick.grant.Grants;
import carrick.platform.Clock;
import carrick.trace.Milestone;
import carrick.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * The customer's decision and where it leads. The first decision stands, and deciding again leads to the same place: a button pressed
 * twice on a slow phone must not cost the link.
 */
@ApplicationScoped
class Consent {

    @Inject
    Interactions interactions;

    @Inject
    Grants grants;

    @Inject
    AuthorizationCodes codes;

    @Inject
    AuthorizationResponse answer;

    @Inject
    Clock clock;

    @Inject
    Trace trace;

    /** Where the browser goes; empty where that was answered before and the code has had its time: sending it again would do harm. */
    @Transactional
    Optional<String> allow(Interaction interaction, Account account, Client client) {
        if (interactions.decide(interaction, Decision.ALLOWED)) {
            codes.issue(interaction, grants.allow(account, client, interaction.scope()));
            trace.accountIs(account.username());
            trace.reached(Milestone.CODE_ISSUED);
        }
        return decided(interaction, client);
    }

    @Transactional
    Optional<String> deny(Interaction interaction, Client client) {
        if (interactions.decide(interaction, Decision.DENIED)) {
            trace.reached(Milestone.CONSENT_REFUSED);
        }
        return decided(interaction, client);
    }

    private Optional<String> decided(Interaction interaction, Client client) {
        var code = codes.of(interaction);
        if (code.isEmpty()) {
            return Optional.of(
                    answer.error(interaction.redirectUri(), AuthorizationFault.CONSENT_DENIED, interaction.state()));
        }
        return code.filter(issued -> issued.mayBeSent(client.policy().codeReplayTolerance(), clock.now()))
                .map(issued -> answer.code(interaction.redirectUri(), codes.reveal(issued), interaction.state()));
    }
}
