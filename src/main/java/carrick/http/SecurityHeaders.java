package carrick.http;

import static carrick.http.HttpFault.BODY_ENCODED;
import static carrick.http.HttpFault.BODY_TOO_LARGE;
import static carrick.http.HttpFault.METHOD_NOT_ALLOWED;
import static carrick.http.HttpFault.REQUEST_REFUSED;

import jakarta.json.Json;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The headers of every answer: no script, no frame, no foreign content, nothing stored (RFC9700-4.16). And the door: a request that no
 * page could take goes no further.
 */
public class SecurityHeaders extends HttpFilter {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; ";

    /** What lies below these reads its body itself and stops where it is enough, and knows its methods. */
    private static final List<String> ENDPOINTS =
            List.of("/oauth/", "/alexa/", "/stand-in/", "/demo/", "/.well-known/");

    /** A name or an address, and a port; HTTP/1.0 may go without (RFC9112-3.2). */
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._-]{0,255}(?:\\[[0-9A-Fa-f:.]{2,45}])?(?::[0-9]{0,5})?");

    /** RFC3986-3.3. */
    private static final Pattern NOT_IN_A_PATH = Pattern.compile("[\\x00-\\x20<>\"{}|\\\\^`\\[\\]\\x7f]");

    private static final Set<String> OF_A_PAGE = Set.of("GET", "HEAD", "POST");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", POLICY + "form-action 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (!Addresses.of(request).startsWith("/jakarta.faces.resource/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        var refused =
                request.getDispatcherType() == DispatcherType.REQUEST ? faultOf(request) : Optional.<HttpFault>empty();
        if (refused.isPresent()) {
            refuse(refused.get(), response);
        } else {
            request.setCharacterEncoding("UTF-8"); // in which pages are written, whatever the sender says
            chain.doFilter(new Http1(request), response);
        }
    }

    private static Optional<HttpFault> faultOf(HttpServletRequest request) {
        if (isMalformed(request)) {
            return Optional.of(REQUEST_REFUSED);
        }
        if (isEncoded(request)) {
            return Optional.of(BODY_ENCODED);
        }
        if (ENDPOINTS.stream().anyMatch((Addresses.of(request) + "/")::startsWith)) {
            return Optional.empty();
        }
        if (!OF_A_PAGE.contains(request.getMethod())) {
            return Optional.of(METHOD_NOT_ALLOWED);
        }
        return isTooLarge(request) ? Optional.of(BODY_TOO_LARGE) : Optional.empty();
    }

    /** Servers make an address of host and path, and some fail where it is none. */
    private static boolean isMalformed(HttpServletRequest request) {
        var host = Objects.requireNonNullElse(request.getHeader("Host"), "");
        return !HOST.matcher(host).matches()
                || NOT_IN_A_PATH.matcher(request.getRequestURI()).find();
    }

    /** Servers unpack such a body while it is read: a few bytes would become many. */
    private static boolean isEncoded(HttpServletRequest request) {
        var encoding = request.getHeader("Content-Encoding");
        return encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    /** A form posted to a page is read by the server, which makes room for as much as the request announces. */
    private static boolean isTooLarge(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return request.getMethod().equals("POST") && (length < 0 || length > FormParameters.LONGEST_BODY);
    }

    /** In place of an error page, for which the server would read the very body that was refused. */
    private static void refuse(HttpFault fault, HttpServletResponse response) throws IOException {
        response.setStatus(fault.status());
        response.setContentType("application/json;charset=UTF-8");
        if (fault == METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "GET, HEAD, POST");
        }
        var body = Json.createObjectBuilder()
                .add("error", fault.error().code())
                .add("error_description", fault.description())
                .build();
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
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
