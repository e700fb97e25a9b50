package carrick.http;

import carrick.trace.Trace;
import carrick.trace.TraceQueue;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Around every request: hands what it did to the trace. A servlet filter, because a link also runs through Faces pages. */
public class TraceFilter extends HttpFilter {

    private static final Map<String, String> STEPS = Map.of(
            "/oauth/authorize", "authorize",
            "/account/login", "login",
            "/account/consent", "consent",
            "/oauth/token", "token",
            "/oauth/revoke", "revoke",
            "/oauth/introspect", "introspect",
            "/alexa/directives", "directive",
            "/alexa/reciprocal", "reciprocal",
            "/alexa/events", "events");

    /** These happen a few times in the life of a link and are kept always; of the others only failures and milestones are news. */
    private static final Set<String> KEPT_ALWAYS = Set.of("authorize", "login", "consent");

    @Inject
    transient Trace trace;

    @Inject
    transient TraceQueue queue;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var begun = System.nanoTime();
        trace.opens(response);
        try {
            chain.doFilter(request, response);
            PageAnswer.forward(request, response);
        } finally {
            keep(request, response, (System.nanoTime() - begun) / 1_000_000);
        }
    }

    private void keep(HttpServletRequest request, HttpServletResponse response, long millis) {
        var step = STEPS.get(
                request.getRequestURI().substring(request.getContextPath().length()));
        var counts = step != null && !request.getMethod().equals("HEAD");
        if (counts && (trace.hasNews() || KEPT_ALWAYS.contains(step))) {
            queue.add(trace.toStep(step, response.getStatus(), millis, request.getHeader("User-Agent")));
        }
    }
}
