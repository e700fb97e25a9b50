package carrick.alexa.directive;

import static carrick.alexa.directive.DirectiveFault.GRANTEE_EXPIRED;
import static carrick.alexa.directive.DirectiveFault.GRANTEE_MISSING;
import static carrick.alexa.directive.DirectiveFault.GRANTEE_UNKNOWN;
import static carrick.alexa.directive.DirectiveFault.GRANTEE_UNLINKED;
import static carrick.alexa.directive.DirectiveFault.GRANT_CODE_MISSING;
import static carrick.alexa.directive.DirectiveFault.GRANT_TYPE_STRANGE;
import static carrick.oauth.Requirements.that;

import carrick.alexa.amazon.AmazonCode;
import carrick.alexa.amazon.CodeExchange;
import carrick.alexa.amazon.Region;
import carrick.alexa.forwarder.Signed;
import carrick.grant.AccessTokens;
import carrick.oauth.Requirements;
import carrick.oauth.Secret;
import carrick.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Amazon grants the skill to send events for a customer: the code is exchanged and the tokens are kept with the customer's link. */
@ApplicationScoped
class AcceptGrant {

    private static final String[] TYPE = {"directive", "payload", "grant", "type"};
    private static final String[] CODE = {"directive", "payload", "grant", "code"};
    private static final String[] GRANTEE = {"directive", "payload", "grantee", "token"};

    static final Requirements<Directive> READABLE = Requirements.inOrder(
            that(
                    "the grant is a code",
                    d -> d.text(TYPE).filter("OAuth2.AuthorizationCode"::equals).isPresent(),
                    GRANT_TYPE_STRANGE,
                    d -> d.text(TYPE).orElse("no text")),
            that("the code is there", d -> d.text(CODE).isPresent(), GRANT_CODE_MISSING),
            that("the grantee is there", d -> d.text(GRANTEE).isPresent(), GRANTEE_MISSING));

    private static final AccessTokens.Faults FAULTS =
            new AccessTokens.Faults(GRANTEE_UNKNOWN, GRANTEE_EXPIRED, GRANTEE_UNLINKED);

    @Inject
    Sender sender;

    @Inject
    AccessTokens accessTokens;

    @Inject
    CodeExchange codeExchange;

    @Inject
    Trace trace;

    JsonObject answer(Directive directive, Signed signed) {
        sender.prove(signed);
        READABLE.verify(directive, trace::passed);
        var grantee = new Secret(directive.text(GRANTEE).orElseThrow());
        var family = accessTokens.familyOf(grantee, FAULTS);
        trace.accountIs(family.grant().account().username());
        var skill = sender.of(signed, Optional.of(family.clientId()));
        var code = new AmazonCode(
                family,
                new Secret(directive.text(CODE).orElseThrow()),
                directive.messageId().orElse(null),
                Region.ofAws(signed.region()).orElse(Region.NA));
        codeExchange.accept(code, skill);
        return AlexaAnswer.acceptGrantResponse();
    }
}
