package carrick.alexa.finding;

/** What the Alexa app shows its customer, by where a link fails (alexa-contract 1.4, 12). */
public final class AlexaShowed {

    public static final String UNABLE =
            "The Alexa app: \"We were unable to link ... at this time. Please try again later.\"";

    public static final String ERROR_PARAMETER =
            "The Alexa app: \"The authorization server returned with an error parameter."
                    + " Please refer to https://tools.ietf.org/html/rfc6749#section-4.1.2.1 for more details.\"";

    public static final String OUR_PAGE =
            "This server's page, which names the field, the refused value and the number of the attempt.";

    public static final String OUR_LOGIN = "This server's login page, until the customer left it.";

    public static final String LINK_AGAIN =
            "Nothing at that moment. Later Alexa answers that the account has to be linked again, or that the device does not respond.";

    public static final String LINKED = "The link as made. What does not work shows in use.";

    private AlexaShowed() {}
}
