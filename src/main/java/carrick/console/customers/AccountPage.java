package carrick.console.customers;

import carrick.account.Account;
import carrick.account.Accounts;
import carrick.account.factor.FactorKind;
import carrick.account.factor.SecondFactors;
import carrick.alexa.amazon.AmazonGrant;
import carrick.alexa.amazon.AmazonGrants;
import carrick.alexa.delivery.Events;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.http.Browsing;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.staff.Actor;
import carrick.staff.Role;
import carrick.trace.HourlyCount.Counted;
import carrick.trace.HourlyCounts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One customer: what is linked, how it is used, and the ways to end it. */
@Named
@RequestScoped
public class AccountPage {

    private static final int SHOWN = 50;
    private static final Duration A_WEEK = Duration.ofDays(7);

    @Inject
    Browsing browsing;

    @Inject
    Actor actor;

    @Inject
    Accounts accounts;

    @Inject
    SecondFactors factors;

    @Inject
    TokenFamilies families;

    @Inject
    AmazonGrants grants;

    @Inject
    Events events;

    @Inject
    HourlyCounts counts;

    @Inject
    Clock clock;

    @Inject
    LinkChanges changes;

    private Account account;
    private List<LinkRow> links;

    @PostConstruct
    void find() {
        account = browsing.parameter("username").flatMap(accounts::find).orElse(null);
    }

    /** Called before the page is drawn, while the status can be set. */
    public void open(ComponentSystemEvent drawing) {
        if (account == null) {
            browsing.isMissing();
        }
    }

    public void endLink() {
        actor.require(Role.SUPPORT);
        change(
                "linkEnded",
                known -> browsing.parameter("number").flatMap(Id::read).ifPresent(changes::end));
    }

    public void endAll() {
        actor.require(Role.SUPPORT);
        change("allEnded", changes::endAll);
    }

    public void disable() {
        actor.require(Role.ADMIN);
        change("disabled", changes::disable);
    }

    public void enable() {
        actor.require(Role.ADMIN);
        change("enabled", changes::enable);
    }

    public void forgetFactors() {
        actor.require(Role.ADMIN);
        change("factorsForgotten", changes::forgetFactors);
    }

    public void erase() {
        actor.require(Role.ADMIN);
        change("erased", known -> changes.eraseTraces(known.username()));
    }

    /** Nothing is done to an account that is not there. */
    private void change(String done, Consumer<Account> what) {
        if (account != null) {
            what.accept(account);
            leave(done);
        }
    }

    private void leave(String done) {
        browsing.goTo("/console/account?username=" + browsing.encoded(account.username()) + "&done=" + done);
    }

    public boolean isKnown() {
        return account != null;
    }

    public String getUsername() {
        return account.username();
    }

    public String getDisplayName() {
        return account.displayName();
    }

    /** What it shows besides its password, such as {@code authenticator app, recovery codes}; empty for nothing. */
    public String getFactors() {
        return factors.kinds(account).stream().map(AccountPage::describe).collect(Collectors.joining(", "));
    }

    private static String describe(FactorKind kind) {
        return switch (kind) {
            case AUTHENTICATOR -> "authenticator app";
            case PASSKEY -> "passkeys";
            case RECOVERY_CODE -> "recovery codes";
        };
    }

    public boolean isDisabled() {
        return account.isDisabled();
    }

    /** The newest, those that have ended among them. */
    public List<LinkRow> getLinks() {
        if (links == null) {
            var latest = families.latestOfAccount(account.id(), SHOWN);
            var amazon = grants.ofLinks(latest.stream().map(TokenFamily::id).toList()).stream()
                    .collect(Collectors.toMap(AmazonGrant::familyId, Function.identity()));
            links = latest.stream()
                    .map(family -> new LinkRow(
                            family,
                            java.util.Optional.ofNullable(amazon.get(family.id())),
                            events.ofFamily(family.id())))
                    .toList();
        }
        return links;
    }

    public boolean isFull() {
        return getLinks().size() == SHOWN;
    }

    public boolean isAlive() {
        return getLinks().stream().anyMatch(LinkRow::isAlive);
    }

    /** Of each skill that is linked here, how many links an overlap saved in a week: it is counted per skill, for one costs no write. */
    public Map<String, Long> getSaves() {
        var linked = getLinks().stream().map(LinkRow::getClientId).distinct().toList();
        return counts.since(clock.now().minus(A_WEEK)).stream()
                .filter(hour -> hour.what() == Counted.OVERLAP_SAVES && linked.contains(hour.clientId()))
                .collect(Collectors.groupingBy(
                        HourlyCounts.Hour::clientId, Collectors.summingLong(HourlyCounts.Hour::amount)));
    }
}
