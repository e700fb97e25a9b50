package carrick.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** The headers of every answer: no script, no frame, no foreign content, nothing stored (RFC9700-4.16). */
public class SecurityHeaders extends HttpFilter {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; ";

    private static final List<String> READING_THEMSELVES = List.of("/oauth/", "/alexa/", "/stand-in/");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", POLICY + "form-action 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (!request.getRequestURI().contains("/jakarta.faces.resource/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (isTooLarge(request)) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(new Http1(request), response);
        }
    }

    /**
     * A form posted to a page is read by the server, which makes room for as much as the request announces. Endpoints
     * that are no pages read their bodies themselves and stop where it is enough.
     */
    private static boolean isTooLarge(HttpServletRequest request) {
        var isForm = request.getDispatcherType() == DispatcherType.REQUEST
                && request.getMethod().equals("POST")
                && READING_THEMSELVES.stream()
                        .noneMatch(folder -> request.getRequestURI().startsWith(request.getContextPath() + folder));
        var length = request.getContentLengthLong();
        return isForm && (length < 0 || length > FormParameters.LONGEST_BODY);
    }

    /**
     * Lets the forms of this page end at the client. Browsers hold {@code form-action} against every redirect that follows the form, and
     * Amazon's address redirects further to hosts of its own; so https as a whole is allowed, besides the client's own scheme.
     */
    public static void letFormsEndAt(URI redirectUri, HttpServletResponse response) {
        var client =
                switch (redirectUri.getScheme()) {
                    case "https" -> "";
                    case "http" -> " http://" + redirectUri.getRawAuthority();
                    default -> " " + redirectUri.getScheme() + ":";
                };
        response.setHeader("Content-Security-Policy", POLICY + "form-action 'self' https:" + client);
    }

    /**
     * Hides that the caller would rather speak HTTP/2 in clear text. Open Liberty upgrades such a request again at every forward, to a
     * page or an error page, and then waits for ever for a preface that already came. HTTP/2 over TLS asks in another way and stays.
     */
    private static final class Http1 extends ReadableRequest {

        private Http1(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return "Upgrade".equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return "Upgrade".equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }
    }
}
