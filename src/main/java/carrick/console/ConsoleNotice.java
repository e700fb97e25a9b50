package carrick.console;

import carrick.http.Browsing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;

/** What was just done, said on the page that follows: {@code ?done=} and one of these words. */
@Named
@RequestScoped
public class ConsoleNotice {

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("saved", "Saved. Other nodes see it within seconds."),
            Map.entry("secretRemoved", "The secret is removed."),
            Map.entry("messaging", "The pair for Alexa Skill Messaging is kept."),
            Map.entry("removed", "The client is removed."),
            Map.entry("linkEnded", "The link has ended."),
            Map.entry("allEnded", "All links of this account have ended."),
            Map.entry("factorsForgotten", "The second factors are removed: the password is enough now."),
            Map.entry("disabled", "The account is disabled."),
            Map.entry("enabled", "The account is enabled."),
            Map.entry("erased", "The traces are erased."),
            Map.entry("cancelled", "The preflight ends within seconds."),
            Map.entry("handed", "That was it. The preflight goes on."),
            Map.entry("relayMade", "The relay is made. It is off until you switch it on."),
            Map.entry("relayTurned", "The relay is switched. Other nodes follow within five seconds."),
            Map.entry("relayRemoved", "The relay is removed."),
            Map.entry("relayOn", "The relay is on, or gone: nothing was removed."),
            Map.entry("resent", "The event is on its way again."),
            Map.entry("notResent", "This event waits or was delivered: there is nothing to send again."),
            Map.entry("password", "Your password is changed."),
            Map.entry("staff", "The staff is changed."));

    @Inject
    Browsing browsing;

    /** Empty where nothing was done. */
    public String getText() {
        return browsing.parameter("done").map(TEXTS::get).orElse("");
    }
}
