package carrick.alexa.amazon;

import carrick.alexa.skill.MessagingClient;
import carrick.alexa.skill.Skills;
import carrick.oauth.Fault;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Function;

/** An access token of Amazon for one link, fresh for at least five minutes where Amazon lets us. One node refreshes; the others use the old token while it is good, and come back later otherwise. */
@ApplicationScoped
public class AmazonAccess {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Longer than a refresh may take: who has not renewed by then has died. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    @Inject
    AmazonGrants grants;

    @Inject
    LoginWithAmazon loginWithAmazon;

    @Inject
    Skills skills;

    @Inject
    Clock clock;

    /** What there is to send events with. */
    public sealed interface Access {}

    public record Usable(AmazonGrant grant, Secret token) implements Access {}

    /** There is none now; later there may be. */
    public record Later(Fault fault, String detail) implements Access {}

    /** There is none, and there will be none before the customer links again. {@code why} is {@code null} where there never was one. */
    public record Gone(Leaving why) implements Access {}

    public Access of(long family) {
        return of(family, grant -> grant.needsRefresh(clock.now()) ? refreshed(grant) : usable(grant));
    }

    /** Another token than that of this grant, which the gateway refused. */
    public Access insteadOf(AmazonGrant refused) {
        var current = grants.find(refused.familyId()).filter(AmazonGrant::isActive);
        return current.isPresent() && current.get().generation() == refused.generation()
                ? renewed(current.get(), false)
                : of(refused.familyId());
    }

    private Access refreshed(AmazonGrant grant) {
        return renewed(grant, !grant.hasExpired(clock.now()));
    }

    /** @param stillGood whether the old token will do where there is no new one yet */
    private Access renewed(AmazonGrant grant, boolean stillGood) {
        var refreshToken = grants.refreshToken(grant);
        if (refreshToken.isEmpty()) {
            return unreadable(grant);
        }
        var client = skills.find(grant.clientId()).flatMap(skills::messagingClient);
        if (client.isEmpty()) {
            return stillGood
                    ? usable(grant)
                    : new Later(AmazonFault.MESSAGING_CREDENTIALS_MISSING, "client " + grant.clientId());
        }
        if (!grants.claim(grant, CLAIM)) {
            return stillGood ? usable(grant) : new Later(AmazonFault.AMAZON_SLOW, "another node is refreshing");
        }
        return refresh(grant, refreshToken.get(), client.get(), stillGood);
    }

    private Access refresh(AmazonGrant grant, Secret refreshToken, MessagingClient client, boolean stillGood) {
        var answer = loginWithAmazon.refresh(refreshToken, client, PATIENCE);
        if (answer instanceof LoginWithAmazon.Granted granted) {
            grants.renew(grant, granted.tokens());
            return current(grant.familyId());
        }
        if (answer instanceof LoginWithAmazon.Refused refused
                && AmazonFault.of(refused) == AmazonFault.AMAZON_REFUSED_CODE) {
            return ended(grant, Leaving.REFRESH_REFUSED);
        }
        grants.release(grant);
        return stillGood && !grant.hasExpired(clock.now()) ? usable(grant) : later(answer);
    }

    /** Wrong credentials are no customer's leaving: whoever mends them finds the tokens still there. */
    private static Access later(LoginWithAmazon.Answer answer) {
        return answer instanceof LoginWithAmazon.Refused refused
                ? new Later(AmazonFault.of(refused), refused.detail())
                : new Later(AmazonFault.AMAZON_UNAVAILABLE, ((LoginWithAmazon.Undecided) answer).detail());
    }

    /** What is stored now, by us or whoever came in between. It is not refreshed again, however soon it ends: that might never end. */
    private Access current(long family) {
        return of(family, this::usable);
    }

    private Access of(long family, Function<AmazonGrant, Access> active) {
        var grant = grants.find(family);
        return grant.filter(AmazonGrant::isActive)
                .map(active)
                .orElseGet(() -> new Gone(grant.map(AmazonGrant::leaving).orElse(null)));
    }

    private Access usable(AmazonGrant grant) {
        return grants.accessToken(grant)
                .<Access>map(token -> new Usable(grant, token))
                .orElseGet(() -> unreadable(grant));
    }

    /** The master key may come back, and the tokens would be good again: nothing is deleted. */
    private static Access unreadable(AmazonGrant grant) {
        return new Later(AmazonFault.AMAZON_TOKENS_UNREADABLE, "link of client " + grant.clientId());
    }

    /** Another grant may have come in between: the customer is back. */
    private Access ended(AmazonGrant grant, Leaving why) {
        return grants.end(grant, why) ? new Gone(why) : current(grant.familyId());
    }
}
