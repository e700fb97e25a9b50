package carrick.account.factor;

import carrick.account.Account;
import carrick.oauth.Secret;
import carrick.platform.Allowances;
import carrick.platform.Clock;
import carrick.platform.Encryption;
import carrick.platform.Encryption.Anew;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What accounts show besides their password, and whether it is right. Accounts whose password others keep are not asked. */
@ApplicationScoped
public class SecondFactors {

    /** Six digits can be guessed, by somebody who has the password already: at most 288 tries a day and node, of a million codes. */
    private static final int TRIES = 5;

    private static final Duration REFILL = Duration.ofMinutes(5);
    private static final int RESEALED_AT_ONCE = 500;

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Encryption encryption;

    @Inject
    Passkeys passkeys;

    private final Allowances codes = new Allowances(TRIES, REFILL);

    /** Whether that account must show more than its password. */
    @Transactional(TxType.SUPPORTS)
    public boolean isNeeded(Account account) {
        return mayHave(account) && of(account).stream().anyMatch(Factor::counts);
    }

    /** Whether that account ought to have a second factor, and has none. */
    @Transactional(TxType.SUPPORTS)
    public boolean isMissing(Account account) {
        return account.isBuiltIn() && isRequired() && !isNeeded(account);
    }

    boolean isRequired() {
        return settings.text(Setting.SECOND_FACTOR).equals("required");
    }

    /** Whether that account can have a second factor. */
    public boolean mayHave(Account account) {
        return account.isBuiltIn() && !settings.text(Setting.SECOND_FACTOR).equals("off");
    }

    /** What that account can show. */
    @Transactional(TxType.SUPPORTS)
    public Set<FactorKind> kinds(Account account) {
        return of(account).stream()
                .filter(factor -> factor.counts() || factor.is(FactorKind.RECOVERY_CODE))
                .map(Factor::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FactorKind.class)));
    }

    /**
     * What the customer shows.
     *
     * @param code of the app; blank where another thing is shown
     * @param recoveryCode blank where another thing is shown
     * @param passkey what the browser answered, in JSON (WebAuthn-3-5.1.9); blank where another thing is shown
     */
    public record Shown(String code, String recoveryCode, String passkey) {}

    /** @param occasion what the challenge was made for */
    @Transactional
    public Verdict check(Account account, Shown shown, String occasion) {
        if (!shown.passkey().isBlank()) {
            return verdict(passkey(account, shown.passkey(), occasion), FactorKind.PASSKEY);
        }
        if (!shown.recoveryCode().isBlank()) {
            return verdict(redeem(account, shown.recoveryCode()), FactorKind.RECOVERY_CODE);
        }
        var key = String.valueOf(account.id());
        var wait = codes.take(key);
        if (wait.isPresent()) {
            return new Verdict.TooMany(wait.get());
        }
        var isRight = of(account, FactorKind.AUTHENTICATOR).stream()
                .filter(Factor::counts)
                .anyMatch(factor -> isCodeOf(factor, shown.code()));
        if (isRight) {
            codes.giveBack(key);
        }
        return verdict(isRight, FactorKind.AUTHENTICATOR);
    }

    private static Verdict verdict(boolean isRight, FactorKind by) {
        return isRight ? new Verdict.Right(by) : new Verdict.Wrong();
    }

    private boolean passkey(Account account, String json, String occasion) {
        return passkeys.verify(json, of(account, FactorKind.PASSKEY), account.id(), occasion)
                .filter(answer -> use(answer.passkey(), answer.signatures()))
                .isPresent();
    }

    private boolean redeem(Account account, String typed) {
        return RecoveryCodes.isOne(typed)
                && em.createNamedQuery("Factor.redeem")
                                .setParameter("account", account.id())
                                .setParameter("kind", FactorKind.RECOVERY_CODE)
                                .setParameter("mark", RecoveryCodes.hash(typed))
                                .executeUpdate()
                        == 1;
    }

    /** A code that was used once is used up: whoever looked over a shoulder is too late (RFC6238-5.2). */
    boolean isCodeOf(Factor authenticator, String typed) {
        var step = secret(authenticator)
                .map(secret -> Authenticator.stepOf(digits(typed), secret, clock.now()))
                .orElse(java.util.OptionalLong.empty());
        return step.isPresent() && use(authenticator, step.getAsLong());
    }

    /** Keyboards write digits of other scripts, and people write spaces. */
    private static String digits(String typed) {
        return typed.codePoints()
                .filter(Character::isDigit)
                .mapToObj(digit -> String.valueOf(Character.digit(digit, 10)))
                .collect(Collectors.joining());
    }

    private boolean use(Factor factor, long counter) {
        var query = counter == 0 ? "Factor.useAgain" : "Factor.use";
        var update = em.createNamedQuery(query).setParameter("id", factor.id()).setParameter("now", clock.now());
        return (counter == 0 ? update : update.setParameter("counter", counter)).executeUpdate() == 1;
    }

    /** Empty where the master key it was encrypted under is gone. */
    Optional<Secret> secret(Factor authenticator) {
        return encryption.decrypt(authenticator.material(), place(authenticator.id()));
    }

    static String place(long id) {
        return "authenticator secret " + id;
    }

    @Transactional(TxType.SUPPORTS)
    List<Factor> of(Account account) {
        return em.createNamedQuery("Factor.ofAccount", Factor.class)
                .setParameter("account", account.id())
                .getResultList();
    }

    /** Those of that kind, the ones that do not count yet among them. */
    @Transactional(TxType.SUPPORTS)
    List<Factor> of(Account account, FactorKind kind) {
        return of(account).stream().filter(factor -> factor.is(kind)).toList();
    }

    /** Takes everything away, as for somebody who lost a phone and the recovery codes. @return whether there was anything */
    @Transactional
    public boolean forget(Account account) {
        codes.forget(String.valueOf(account.id()));
        return em.createNamedQuery("Factor.forget")
                        .setParameter("account", account.id())
                        .executeUpdate()
                > 0;
    }

    /** Encrypts anew some of what the previous master key encrypted, from behind that one on. */
    @Transactional
    public Encryption.Resealed reseal(long after) {
        var some = em.createNamedQuery("Factor.after", Factor.class)
                .setParameter("kind", FactorKind.AUTHENTICATOR)
                .setParameter("after", after)
                .setMaxResults(RESEALED_AT_ONCE)
                .getResultList();
        var old = some.stream()
                .filter(factor -> !encryption.isCurrent(factor.material()))
                .toList();
        var done = old.stream().filter(this::reseal).count();
        var until = some.size() < RESEALED_AT_ONCE
                ? Long.MAX_VALUE
                : some.get(some.size() - 1).id();
        return new Encryption.Resealed(until, new Anew(old.size(), (int) done));
    }

    private boolean reseal(Factor factor) {
        return secret(factor)
                .map(secret -> em.createNamedQuery("Factor.reseal")
                                .setParameter("id", factor.id())
                                .setParameter("anew", encryption.encrypt(secret, place(factor.id())))
                                .executeUpdate()
                        == 1)
                .orElse(false);
    }
}
