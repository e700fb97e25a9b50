package carrick.grant;

/**
 * A link has been given up, for whoever keeps something for it. Observed inside of the transaction that ends it.
 *
 * @param id of the family
 */
public record FamilyEnded(long id) {}
