package carrick.authorization;

/** What the customer said on the consent page. */
public enum Decision {
    ALLOWED,
    DENIED
}
