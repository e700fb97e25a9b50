package carrick.alexa.directive;

import static carrick.alexa.directive.DirectiveFault.GRANTEE_OF_OTHER_SKILL;
import static carrick.alexa.directive.DirectiveFault.SKILL_UNKNOWN;

import carrick.alexa.forwarder.ForwarderFault;
import carrick.alexa.forwarder.ForwarderSignature;
import carrick.alexa.forwarder.Signed;
import carrick.alexa.skill.Skill;
import carrick.alexa.skill.Skills;
import carrick.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Which skill sent something, and whether that is proven. */
@ApplicationScoped
class Sender {

    @Inject
    ForwarderSignature signature;

    @Inject
    Skills skills;

    @Inject
    Trace trace;

    /** Checks the signature where there is one, before anything else is believed or told. */
    void prove(Signed signed) {
        if (signed.signature() != null) {
            signature.verify(signed);
            trace.passed("signed by the forwarder of " + signed.skill());
        }
    }

    /**
     * The skill that signed this, or the one that the content tells of, where that one does without signatures.
     *
     * @param signed what {@link #prove} has let pass
     * @param told the client that the content tells of
     * @throws carrick.oauth.OAuthException where the skill is not known, another one, or not proven
     */
    Skill of(Signed signed, Optional<String> told) {
        var isSigned = signed.signature() != null;
        var clientId = isSigned ? Optional.of(signed.skill()) : told;
        clientId.ifPresent(trace::clientIs);
        if (told.isPresent() && !told.equals(clientId)) {
            throw GRANTEE_OF_OTHER_SKILL.rejection("link of " + told.get() + ", forwarder of " + signed.skill());
        }
        var skill = clientId.flatMap(skills::find)
                .orElseThrow(() -> SKILL_UNKNOWN.rejection("client " + clientId.orElse("unknown")));
        if (!isSigned && skill.requiresSignature()) {
            throw ForwarderFault.SIGNATURE_MISSING.rejection("client " + skill.clientId());
        }
        return skill;
    }
}
