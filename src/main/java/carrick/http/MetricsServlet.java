package carrick.http;

import carrick.http.proxy.ForwardedRequest;
import carrick.metrics.Metrics;
import carrick.platform.Networks;
import carrick.platform.Setting;
import carrick.platform.Settings;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The metrics of this node as text for Prometheus, or as OpenMetrics where {@code Accept} asks for it. Whoever is not in {@code
 * carrick.metrics.networks} finds nothing here. Neither does a request that bears the marks of a proxy which nobody vouches for: it may
 * come from anywhere.
 */
public class MetricsServlet extends HttpServlet {

    @Inject
    transient Settings settings;

    @Inject
    transient Metrics metrics;

    private transient Networks allowed;
    private transient ExpositionFormats formats;

    @Override
    public void init() {
        allowed = Networks.parse(settings.text(Setting.METRICS_NETWORKS));
        formats = ExpositionFormats.init();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!allowed.contain(request.getRemoteAddr()) || ForwardedRequest.wasForwarded(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var accept = request.getHeader("Accept");
        var format = formats.findWriter(accept);
        response.setContentType(format.getContentType());
        format.write(response.getOutputStream(), metrics.look(), EscapingScheme.fromAcceptHeader(accept));
    }
}
