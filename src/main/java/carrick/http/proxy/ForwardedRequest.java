package carrick.http.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;

/** A request as the client made it. The headers that told so are gone: what is still there of their kind was not believed. */
public final class ForwardedRequest extends HttpServletRequestWrapper {

    private final Forwarding said;

    ForwardedRequest(HttpServletRequest request, Forwarding said) {
        super(request);
        this.said = said;
    }

    /** Whether a header tells of a proxy that nobody vouches for. */
    public static boolean wasForwarded(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream().anyMatch(ForwardedRequest::tellsOfProxies);
    }

    private static boolean tellsOfProxies(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        return name.equals("forwarded")
                || name.equals("via")
                || name.equals("x-real-ip")
                || name.startsWith("x-forwarded-");
    }

    @Override
    public String getRemoteAddr() {
        return said.address() == null ? super.getRemoteAddr() : said.address();
    }

    /** The address: names are not looked up. */
    @Override
    public String getRemoteHost() {
        return said.address() == null ? super.getRemoteHost() : said.address();
    }

    @Override
    public String getScheme() {
        return said.scheme() == null ? super.getScheme() : said.scheme();
    }

    @Override
    public boolean isSecure() {
        return said.scheme() == null ? super.isSecure() : said.scheme().equals("https");
    }

    @Override
    public String getServerName() {
        return said.host() == null ? super.getServerName() : said.host();
    }

    /** Where only scheme or host are told, the port is the one that the scheme has by itself. */
    @Override
    public int getServerPort() {
        if (said.port() != null) {
            return said.port();
        }
        if (said.scheme() == null && said.host() == null) {
            return super.getServerPort();
        }
        return isSecure() ? 443 : 80;
    }

    @Override
    public StringBuffer getRequestURL() {
        var url = new StringBuffer(getScheme()).append("://").append(getServerName());
        if (getServerPort() != (isSecure() ? 443 : 80)) {
            url.append(':').append(getServerPort());
        }
        return url.append(getRequestURI());
    }

    @Override
    public String getHeader(String name) {
        return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !isHidden(name))
                .toList());
    }

    /** Without a client's address nothing is hidden: the request may come from anywhere. */
    private boolean isHidden(String header) {
        return said.address() != null && tellsOfProxies(header);
    }
}
