package carrick.console.skills;

import carrick.alexa.AlexaPreset;
import carrick.http.Browsing;
import carrick.setup.Mistake;
import carrick.staff.Actor;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.Locale;

/** From one pasted redirect URL to a client. The secret is shown by the answer to this form, and never again. */
@Named
@RequestScoped
public class NewSkillPage {

    @Inject
    Browsing browsing;

    @Inject
    Actor actor;

    @Inject
    SkillChanges changes;

    private String redirectUrl = "";
    private String name = "";
    private String clientId = "";
    private String secret;
    private String error;

    public void create() {
        actor.require(Role.ADMIN);
        if (!AlexaPreset.isRedirectUrl(redirectUrl.strip())) {
            error =
                    "This is none of the Alexa Redirect URLs. The developer console shows them at the foot of Account Linking; one looks"
                            + " like https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7.";
            return;
        }
        var called = name.isBlank() ? "Alexa" : name.strip();
        var id = clientId.isBlank() ? proposed() : clientId.strip();
        try {
            secret = changes.create(new SkillChanges.NewSkill(id, called, redirectUrl.strip()))
                    .reveal();
            clientId = id; // only now: what a form proposes for a wrong URL is not to stay in its fields
            name = called;
        } catch (Mistake mistake) {
            error = mistake.brief();
        } catch (ClientTaken taken) {
            error = taken.getMessage() + ". Choose another client id.";
        }
    }

    /** From the name, and the end of the vendor id, so that two skills of one name differ. */
    private String proposed() {
        var words = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var vendor = redirectUrl.strip().replaceAll(".*/", "").toLowerCase(Locale.ROOT);
        return (words.isEmpty() ? "alexa" : words) + "-"
                + vendor.substring(Math.max(0, vendor.length() - 4)).replaceAll("[^a-z0-9]", "");
    }

    /** {@code null} before a client was made. */
    public String getSecret() {
        return secret;
    }

    public String getError() {
        return error;
    }

    /** Where everything stands that is to be entered in the developer console. */
    public String getAddress() {
        return "/console/skill?client_id=" + browsing.encoded(clientId);
    }

    public String getHost() {
        try {
            return URI.create(redirectUrl.strip()).getHost();
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    public String getRedirectUrl() {
        return redirectUrl;
    }

    public void setRedirectUrl(String pasted) {
        redirectUrl = pasted == null ? "" : pasted;
    }

    public String getName() {
        return name;
    }

    public void setName(String typed) {
        name = typed == null ? "" : typed;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String typed) {
        clientId = typed == null ? "" : typed;
    }
}
