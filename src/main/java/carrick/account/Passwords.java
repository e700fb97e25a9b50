package carrick.account;

import carrick.platform.Setting;
import carrick.platform.Settings;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Argon2id with 19 MiB, two passes and one lane. A hash takes a tenth of a second of one core, so only a few run at once: a crowd at
 * the login page waits, and the token path does not notice.
 */
@ApplicationScoped
public class Passwords {

    /** In characters; longer ones are refused unhashed. */
    public static final int LONGEST = 500;

    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final int PATIENCE_SECONDS = 5;

    /** Whoever waits holds a thread of the server, which the token path needs too. */
    private static final int WAITING_PER_PLACE = 10;

    @Inject
    Settings settings;

    private Semaphore places;
    private int mostWaiting;
    private String nobodysHash;

    @PostConstruct
    void open() {
        places = new Semaphore(settings.number(Setting.PASSWORD_CONCURRENCY), true);
        mostWaiting = WAITING_PER_PLACE * settings.number(Setting.PASSWORD_CONCURRENCY);
        nobodysHash = hash("nobody has this password");
    }

    public static String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
    }

    /** Whether {@code text} is an Argon2id hash in the PHC form that can be checked here. */
    public static boolean isHash(String text) {
        try {
            return text.startsWith("$argon2id$") && Argon2Function.getInstanceFromHash(text) != null;
        } catch (RuntimeException malformed) { // of several kinds, as the library happens to stumble
            return false;
        }
    }

    /**
     * @param hash of the account; {@code null} for an account that does not exist, which takes just as long
     * @throws Crowded when too many others are signing in
     */
    public boolean match(String password, String hash) {
        return verify(password, hash == null ? null : (Check) given -> isOf(given, hash));
    }

    /** Whether a password is the one that somebody's hash was made of. */
    public interface Check {
        boolean of(String password);
    }

    /**
     * The same for a hash of another form.
     *
     * @param check {@code null} for an account that does not exist
     */
    public boolean verify(String password, Check check) {
        takeAPlace();
        try {
            var same = check == null ? isOf(password, nobodysHash) : check.of(password);
            return same && check != null;
        } finally {
            places.release();
        }
    }

    private static boolean isOf(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    private void takeAPlace() {
        try {
            if (places.getQueueLength() >= mostWaiting || !places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Crowded();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Crowded();
        }
    }

    /** No password was looked at: too many others wait for it. */
    public static final class Crowded extends RuntimeException {

        private Crowded() {
            super("too many people are signing in at once");
        }
    }
}
