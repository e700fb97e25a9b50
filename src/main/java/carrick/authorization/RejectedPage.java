package carrick.authorization;

import carrick.http.PageAnswer;
import carrick.oauth.OAuthException;
import carrick.trace.Trace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;

/** The page for a request that cannot even be sent back (RFC6749-4.1.2.1): it names the field and the value that were refused. */
@Named
@RequestScoped
public class RejectedPage {

    private static final String ADDRESS = "/account/rejected.xhtml";
    private static final String REJECTION = RejectedPage.class.getName();

    /** In characters: enough to recognise a wrong address, too little for a page of its own. */
    private static final int SHOWN = 300;

    @Inject
    HttpServletRequest request;

    @Inject
    Trace trace;

    /** Answers the request with this page. */
    public static Response of(OAuthException rejection, HttpServletRequest request) {
        request.setAttribute(REJECTION, rejection);
        return PageAnswer.of(request, rejection.fault().status(), ADDRESS);
    }

    /** {@code unavailable} where waiting helps (429 and 5xx), {@code rejected} where the request itself is wrong. */
    public String getKind() {
        return rejection() == null || rejection().fault().status() >= 429 ? "unavailable" : "rejected";
    }

    /** The parameter to look at; empty where it is none in particular. */
    public String getField() {
        return rejection() != null && rejection().fault() instanceof AuthorizationFault fault ? fault.field() : "";
    }

    /** What was sent, shortened; empty where the field was not sent. */
    public String getValue() {
        var value = rejection() == null
                        || rejection().detail() == null
                        || getField().isEmpty()
                ? ""
                : rejection().detail();
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "\u2026";
    }

    public String getFault() {
        return rejection() == null ? "" : rejection().fault().name();
    }

    public String getAttempt() {
        return trace.attemptNumber();
    }

    private OAuthException rejection() {
        return (OAuthException) request.getAttribute(REJECTION);
    }
}
