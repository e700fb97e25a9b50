package carrick.staff;

import carrick.oauth.Secret;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.platform.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

/** Somebody must be able to sign in first: an administrator with a password that is good for nothing but choosing another one. */
@ApplicationScoped
public class FirstAdministrator {

    private static final System.Logger LOG = System.getLogger("carrick");
    private static final String USERNAME = "admin";

    @Inject
    Settings settings;

    @Inject
    StaffSignIn signIn;

    @Inject
    StaffMembers members;

    /** Makes one where Carrick keeps the staff itself and there is no administrator. Of nodes that race one wins. */
    @ActivateRequestContext // the audit log asks who acts: nobody but Carrick
    public void make() {
        if (!signIn.isBuiltIn() || members.hasAdministrator()) {
            return;
        }
        var chosen = settings.find(Setting.CONSOLE_FIRST_PASSWORD);
        var password = chosen.map(Secret::new).orElseGet(OneTimePassword::create);
        try {
            members.add(USERNAME, Role.ADMIN, password);
        } catch (StaffRefusal taken) { // by somebody who is disabled or no administrator any more
            return;
        } catch (RuntimeException failure) {
            if (!Unavailable.causes(failure) || !members.hasAdministrator()) {
                throw failure;
            }
            return; // another node was faster
        }
        LOG.log(
                System.Logger.Level.INFO,
                "The console has its first administrator. Sign in at " + settings.text(Setting.ISSUER)
                        + "/console/ as " + USERNAME
                        + (chosen.isPresent()
                                ? " with the password of carrick.console.first-password"
                                : " with the one-time password " + password.reveal())
                        + "; it must be changed at once.");
    }
}
