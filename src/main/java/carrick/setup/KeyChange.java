package carrick.setup;

import carrick.account.factor.SecondFactors;
import carrick.alexa.amazon.AmazonGrants;
import carrick.alexa.skill.Skills;
import carrick.platform.Encryption;
import carrick.platform.Encryption.Anew;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.LongFunction;

/** While the master key changes: what the other key encrypted is encrypted anew, or it could not be read once that key is gone. */
@ApplicationScoped
class KeyChange {

    private static final System.Logger LOG = System.getLogger("carrick");

    @Inject
    Settings settings;

    @Inject
    Skills skills;

    @Inject
    AmazonGrants grants;

    @Inject
    SecondFactors factors;

    /** Goes through everything that is encrypted, and tells how far it got. Without a previous key there is nothing to do. */
    void goOn() {
        if (settings.find(Setting.MASTER_KEY_PREVIOUS).isEmpty()) {
            return;
        }
        try {
            tell(reseal());
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Carrick was interrupted while encrypting under the new master key; the next hour goes on with it. "
                            + failure);
        }
    }

    private Anew reseal() {
        return skills.reseal().plus(all(grants::reseal)).plus(all(factors::reseal));
    }

    private static Anew all(LongFunction<Encryption.Resealed> someBehind) {
        var anew = new Anew(0, 0);
        var last = 0L;
        while (last != Long.MAX_VALUE) {
            var some = someBehind.apply(last);
            anew = anew.plus(some.anew());
            last = some.until();
        }
        return anew;
    }

    private static void tell(Anew anew) {
        if (anew.done() == anew.found()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Amazon's tokens, the messaging secrets and the secrets of authenticator apps are all encrypted under carrick.master-key, "
                            + anew.done() + " of them since now.");
        } else {
            LOG.log(
                    System.Logger.Level.WARNING,
                    (anew.found() - anew.done()) + " of " + anew.found()
                            + " of Amazon's tokens, messaging secrets and secrets of authenticator apps are not"
                            + " encrypted under carrick.master-key yet; the next hour goes on with them. Keep carrick.master-key.previous.");
        }
    }
}
