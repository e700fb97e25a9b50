package carrick.http;

import carrick.metrics.Metrics;
import carrick.oauth.OAuthError;
import carrick.trace.Step;
import carrick.trace.StepRecord;
import carrick.trace.Trace;
import carrick.trace.TraceQueue;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Around every request: hands what it did to the trace. A servlet filter, because a link also runs through Faces pages. */
public class TraceFilter extends HttpFilter {

    private static final Map<String, String> STEPS = Map.ofEntries(
            Map.entry("/oauth/authorize", "authorize"),
            Map.entry("/account/login", "login"),
            Map.entry("/account/factor", "second factor"),
            Map.entry("/oauth/upstream", "upstream"),
            Map.entry("/account/consent", "consent"),
            Map.entry("/oauth/token", "token"),
            Map.entry("/oauth/revoke", "revoke"),
            Map.entry("/oauth/introspect", "introspect"),
            Map.entry("/alexa/directives", "directive"),
            Map.entry("/alexa/reciprocal", "reciprocal"),
            Map.entry("/alexa/events", "events"),
            Map.entry("/relay/authorize", "relayed authorize"),
            Map.entry("/relay/token", "relayed token"));

    /** Each relay has addresses of its own. */
    private static final Pattern RELAY = Pattern.compile("^/relay/[^/]+/");

    /** These happen a few times in the life of a link and are kept always; of the others only failures and milestones are news. */
    private static final Set<String> KEPT_ALWAYS = Set.of("authorize", "login", "second factor", "upstream", "consent");

    @Inject
    transient Trace trace;

    @Inject
    transient TraceQueue queue;

    @Inject
    transient Caller caller;

    @Inject
    transient Floods floods;

    @Inject
    transient Metrics metrics;

    private transient Counter requests;
    private transient Histogram durations;

    @Override
    public void init() {
        requests = metrics.counter("carrick_requests", "Requests answered", "endpoint", "action", "outcome");
        durations = metrics.durations(
                "carrick_request_duration_seconds", "From a request to its answer", "endpoint", "action");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var begun = System.nanoTime();
        var step = stepOf(request); // now: after a forward WildFly calls the request by the address of the page
        var status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        if (step != null) {
            trace.opens(response);
        }
        caller.isAt(request.getRemoteAddr());
        try {
            chain.doFilter(request, response);
            PageAnswer.forward(request, response);
            status = response.getStatus();
        } finally {
            if (step != null) {
                keep(step, status, System.nanoTime() - begun, new Exchange(request, response));
            }
        }
    }

    /** {@code null} for what is not traced. Link checkers only look. */
    private static String stepOf(HttpServletRequest request) {
        if (request.getMethod().equals("HEAD")) {
            return null;
        }
        var address = Addresses.of(request);
        return STEPS.get(address.startsWith("/relay/") ? RELAY.matcher(address).replaceFirst("/relay/") : address);
    }

    private record Exchange(HttpServletRequest request, HttpServletResponse response) {}

    private void keep(String step, int status, long nanos, Exchange exchange) {
        requests.labelValues(step, trace.action(), outcome(status)).inc();
        durations.labelValues(step, trace.action()).observe(nanos / 1e9);
        if (trace.hasNews() || KEPT_ALWAYS.contains(step) || isSlow(step, nanos)) {
            trace.asks(fields -> Disclosure.tell(exchange.request, fields));
            trace.answers(fields -> Disclosure.tell(exchange.response, fields));
            add(trace.toStep(step, status, nanos / 1_000_000, exchange.request.getHeader("User-Agent")));
        }
    }

    /** Whoever asked has given up by then, however well it went. */
    private static boolean isSlow(String step, long nanos) {
        return Step.limitOf(step).filter(limit -> nanos > limit.toNanos()).isPresent();
    }

    /** A milestone is always told; what costs its sender nothing is bounded. */
    private void add(StepRecord step) {
        if (step.course().milestone() != null || floods.letsTell(caller.network())) {
            queue.add(step);
        } else {
            queue.drop(step);
        }
    }

    /** Pages fail without a fault where there is no link to speak of. */
    private String outcome(int status) {
        if (trace.hasFailed() || status < 400) {
            return trace.outcome();
        }
        return (status < 500 ? OAuthError.INVALID_REQUEST : OAuthError.SERVER_ERROR).code();
    }
}
