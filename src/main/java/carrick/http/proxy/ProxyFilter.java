package carrick.http.proxy;

import carrick.platform.Networks;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Before all other filters: where the peer is one of {@code carrick.proxies}, the request is what that proxy says it is. */
public class ProxyFilter extends HttpFilter {

    @Inject
    transient Settings settings;

    private transient Networks proxies;

    @Override
    public void init() {
        proxies = settings.find(Setting.PROXIES).map(Networks::parse).orElse(Networks.NONE);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var said = proxies.contain(request.getRemoteAddr())
                ? Forwarding.of(name -> String.join(",", java.util.Collections.list(request.getHeaders(name))), proxies)
                : Forwarding.NOTHING;
        chain.doFilter(said.equals(Forwarding.NOTHING) ? request : new ForwardedRequest(request, said), response);
    }
}
