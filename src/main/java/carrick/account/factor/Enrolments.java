package carrick.account.factor;

import carrick.account.Account;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Encryption;
import carrick.platform.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Setting up a second factor, and taking it away again. Who may is asked by whoever calls. */
@ApplicationScoped
public class Enrolments {

    private static final int MOST_PASSKEYS = 10;
    private static final int LONGEST_NAME = 60;

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Encryption encryption;

    @Inject
    SecondFactors factors;

    @Inject
    Passkeys passkeys;

    /** A new secret for an app. It takes the place of the one from before once a code of it was typed. */
    public record Offered(String secret, String uri) {}

    /** A passkey as its owner sees it. */
    public record Known(long id, String name, Instant usedAt) {}

    @Transactional
    public Offered offer(Account account) {
        waiting(account).ifPresent(em::remove);
        var id = Id.next(clock.now());
        var secret = Authenticator.newSecret();
        em.persist(Factor.authenticator(id, account.id(), encryption.encrypt(secret, SecondFactors.place(id))));
        return offered(account, secret);
    }

    /** What was offered last and not confirmed yet. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Offered> pending(Account account) {
        return waiting(account).flatMap(factors::secret).map(secret -> offered(account, secret));
    }

    private Optional<Factor> waiting(Account account) {
        return factors.of(account, FactorKind.AUTHENTICATOR).stream()
                .filter(factor -> !factor.counts())
                .findFirst();
    }

    private Offered offered(Account account, Secret secret) {
        return new Offered(secret.reveal(), Authenticator.uri(passkeys.relyingParty(), account.username(), secret));
    }

    /** The app is set up: a code of it was right. One that was set up before is so no more. */
    @Transactional
    public boolean confirm(Account account, String code) {
        var before = factors.of(account, FactorKind.AUTHENTICATOR).stream()
                .filter(Factor::counts)
                .toList();
        var isRight = waiting(account)
                .filter(factor -> factors.isCodeOf(factor, code))
                .isPresent();
        if (isRight) {
            before.forEach(em::remove);
        }
        return isRight;
    }

    /** Whether the browser's answer was a new passkey; with that name, or a number where it is blank. */
    @Transactional
    public boolean add(Account account, String name, String json, String occasion) {
        var known = factors.of(account, FactorKind.PASSKEY);
        var made = known.size() >= MOST_PASSKEYS
                ? Optional.<Passkeys.Attested>empty()
                : passkeys.register(json, account.id(), occasion);
        var called = name.isBlank() ? "Passkey " + (known.size() + 1) : name.strip();
        made.ifPresent(key -> em.persist(Factor.passkey(
                Id.next(clock.now()),
                account.id(),
                called.substring(0, Math.min(called.length(), LONGEST_NAME)),
                key,
                clock.now())));
        return made.isPresent();
    }

    @Transactional(TxType.SUPPORTS)
    public List<Known> passkeys(Account account) {
        return factors.of(account, FactorKind.PASSKEY).stream()
                .map(factor ->
                        new Known(factor.id(), factor.name(), factor.usedAt().orElse(null)))
                .toList();
    }

    /** @return whether it was taken away; not where it is the last one and one is required */
    @Transactional
    public boolean removeAuthenticator(Account account) {
        return remove(account, factors.of(account, FactorKind.AUTHENTICATOR));
    }

    @Transactional
    public boolean removePasskey(Account account, long id) {
        return remove(
                account,
                factors.of(account, FactorKind.PASSKEY).stream()
                        .filter(factor -> factor.id() == id)
                        .toList());
    }

    /** Recovery codes go with the last thing that they stand in for. */
    private boolean remove(Account account, List<Factor> these) {
        var isLast = factors.of(account).stream().filter(Factor::counts).allMatch(factor -> these.stream()
                .anyMatch(gone -> gone.id() == factor.id()));
        if (these.isEmpty() || isLast && factors.isRequired()) {
            return false;
        }
        these.forEach(em::remove);
        if (isLast) {
            forgetCodes(account);
        }
        return true;
    }

    /** Ten new recovery codes; those from before are good no more. They are shown this once. */
    @Transactional
    public List<String> drawCodes(Account account) {
        forgetCodes(account);
        var drawn = RecoveryCodes.draw();
        drawn.forEach(
                code -> em.persist(Factor.recoveryCode(Id.next(clock.now()), account.id(), RecoveryCodes.hash(code))));
        return drawn;
    }

    private void forgetCodes(Account account) {
        em.createNamedQuery("Factor.forgetKind")
                .setParameter("account", account.id())
                .setParameter("kind", FactorKind.RECOVERY_CODE)
                .executeUpdate();
    }

    /** How many recovery codes are left. */
    @Transactional(TxType.SUPPORTS)
    public long codesLeft(Account account) {
        return factors.of(account, FactorKind.RECOVERY_CODE).size();
    }
}
