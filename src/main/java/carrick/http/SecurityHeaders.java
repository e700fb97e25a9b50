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

/** The headers of every answer: no script, no frame, no foreign content, nothing stored (RFC9700-4.16). What the {@link Door} refuses goes no further. */
public class SecurityHeaders extends HttpFilter {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; ";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", POLICY + "form-action 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (!Addresses.of(request).startsWith(Door.RESOURCES)) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            var fault = Door.faultOf(request);
            if (fault.isPresent()) {
                Door.refuse(fault.get(), response);
                return;
            }
            if (!Door.isForAnEndpoint(request)) {
                request.setCharacterEncoding("UTF-8"); // in which pages are written, whatever the sender says
            }
        }
        chain.doFilter(new Http1(request), response);
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

    /** Lets the one script run that a passkey needs, beside what this page may do already. Without it the page works, but for passkeys. */
    public static void letPasskeysRun(HttpServletRequest request, HttpServletResponse response, String nonce) {
        request.setAttribute("nonce", nonce);
        response.setHeader(
                "Content-Security-Policy",
                response.getHeader("Content-Security-Policy") + "; script-src 'nonce-" + nonce + "'");
    }

    /** Lets this page of the console run the scripts that name {@code nonce}, and these ask their own server. No customer page does. */
    public static void letScriptsRun(HttpServletRequest request, HttpServletResponse response, String nonce) {
        request.setAttribute("nonce", nonce);
        response.setHeader(
                "Content-Security-Policy",
                POLICY + "form-action 'self'; connect-src 'self'; script-src 'nonce-" + nonce + "'");
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
