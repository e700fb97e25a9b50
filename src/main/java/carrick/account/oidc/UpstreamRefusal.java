package carrick.account.oidc;

/** The provider says no, or what came back cannot be believed. The message is for the operator, and has no secret in it. */
public final class UpstreamRefusal extends Exception {

    private static final long serialVersionUID = 1;

    public UpstreamRefusal(String why) {
        super(why);
    }
}
