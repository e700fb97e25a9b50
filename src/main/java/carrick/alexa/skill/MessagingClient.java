package carrick.alexa.skill;

import carrick.oauth.Secret;
import java.util.regex.Pattern;

/**
 * With what a skill shows Amazon who it is: client id and secret of <i>Permissions &gt; Alexa Skill Messaging</i> in the developer
 * console. They are not the pair with which Alexa shows Carrick who it is, and the two are often confused.
 */
public record MessagingClient(String clientId, Secret secret) {

    private static final Pattern AMAZON = Pattern.compile("amzn1\\.application-oa2-client\\.[A-Za-z0-9-]+");

    /** Whether the id has the form of those that Amazon hands out. */
    public boolean looksLikeAmazons() {
        return AMAZON.matcher(clientId).matches();
    }
}
