package carrick.authorization;

import carrick.account.Account;
import carrick.client.Client;
import carrick.grant.Grants;
import carrick.trace.Milestone;
import carrick.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

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
    Trace trace;

    @Transactional
    String allow(Interaction interaction, Account account, Client client) {
        if (interactions.decide(interaction, Decision.ALLOWED)) {
            codes.issue(interaction, grants.allow(account, client, interaction.scope()));
            trace.accountIs(account.username());
            trace.reached(Milestone.CODE_ISSUED);
        }
        return decided(interaction);
    }

    @Transactional
    String deny(Interaction interaction) {
        if (interactions.decide(interaction, Decision.DENIED)) {
            trace.reached(Milestone.CONSENT_REFUSED);
        }
        return decided(interaction);
    }

    private String decided(Interaction interaction) {
        return codes.of(interaction)
                .map(code -> answer.code(interaction.redirectUri(), codes.reveal(code), interaction.state()))
                .orElseGet(() -> answer.error(
                        interaction.redirectUri(), AuthorizationFault.CONSENT_DENIED, interaction.state()));
    }
}
