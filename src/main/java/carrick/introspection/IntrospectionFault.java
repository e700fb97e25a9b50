package carrick.introspection;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** What can be wrong with an introspection besides the client's credentials. */
public enum IntrospectionFault implements Fault {
    INTROSPECTION_NOT_ALLOWED;

    @Override
    public OAuthError error() {
        return OAuthError.UNAUTHORIZED_CLIENT;
    }

    @Override
    public int status() {
        return 403;
    }

    @Override
    public String description() {
        return "this client may not introspect tokens, set may_introspect for it";
    }
}
