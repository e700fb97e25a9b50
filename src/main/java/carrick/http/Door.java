package carrick.http;

import static carrick.http.HttpFault.BODY_ENCODED;
import static carrick.http.HttpFault.BODY_TOO_LARGE;
import static carrick.http.HttpFault.CONTENT_TYPE_UNSUPPORTED;
import static carrick.http.HttpFault.METHOD_NOT_ALLOWED;
import static carrick.http.HttpFault.NOT_FOUND;
import static carrick.http.HttpFault.REQUEST_REFUSED;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Requests that no page and no endpoint could take, and at which one server or the other would fail. */
final class Door {

    static final String RESOURCES = "/jakarta.faces.resource/";

    /** What lies below these reads its body itself and stops where it is enough, and knows its methods. */
    private static final List<String> ENDPOINTS =
            List.of("/oauth/", "/alexa/", "/relay/", "/stand-in/", "/demo/", "/.well-known/", "/console/api/");

    /** A name or an address, and a port; HTTP/1.0 may go without (RFC9112-3.2). */
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._-]{0,255}(?:\\[[0-9A-Fa-f:.]{2,45}])?(?::[0-9]{0,5})?");

    /** RFC3986-3.3. */
    private static final Pattern NOT_IN_A_PATH = Pattern.compile("[\\x00-\\x20<>\"{}|\\\\^`\\[\\]\\x7f]");

    private static final Set<String> OF_A_PAGE = Set.of("GET", "HEAD", "POST");

    private Door() {}

    static boolean isForAnEndpoint(HttpServletRequest request) {
        return ENDPOINTS.stream().anyMatch((Addresses.of(request) + "/")::startsWith);
    }

    /** Why the request goes no further; empty where it does. */
    static Optional<HttpFault> faultOf(HttpServletRequest request) {
        if (isMalformed(request)) {
            return Optional.of(REQUEST_REFUSED);
        }
        if (isEncoded(request)) {
            return Optional.of(BODY_ENCODED);
        }
        return isForAnEndpoint(request) ? Optional.empty() : faultOfPage(request);
    }

    private static Optional<HttpFault> faultOfPage(HttpServletRequest request) {
        if (Addresses.of(request).startsWith(RESOURCES + ".")) { // a resource without a name
            return Optional.of(NOT_FOUND);
        }
        if (!OF_A_PAGE.contains(request.getMethod())) {
            return Optional.of(METHOD_NOT_ALLOWED);
        }
        var type = request.getHeader("Content-Type");
        if (type != null && HeaderForm.readable("Content-Type", type) == null) {
            return Optional.of(CONTENT_TYPE_UNSUPPORTED);
        }
        return isTooLarge(request) ? Optional.of(BODY_TOO_LARGE) : Optional.empty();
    }

    /** Servers make an address of host and path. */
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

    /** Answers in place of an error page, for which the server would read the very body that was refused. */
    static void refuse(HttpFault fault, HttpServletResponse response) throws IOException {
        if (fault == METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "GET, HEAD, POST");
        }
        JsonAnswer.refuse(fault, response);
    }
}
