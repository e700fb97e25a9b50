package carrick.http;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request goes. */
public final class Addresses {

    private Addresses() {}

    /**
     * The path below the context root as the server understood it when it chose the servlet: decoded, without dots and path parameters.
     * A filter that looked at the text of the request line instead could be tricked with {@code /oauth/../account/login}.
     */
    public static String of(HttpServletRequest request) {
        var rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
