package carrick.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A request whose parameters can always be asked for. Open Liberty throws where a {@code %} is not followed by two hexadecimal digits,
 * and Faces would make a failure of the server of that; here such a request has no parameters. The same goes for a view state sent to
 * a customer page: those pages keep none, so whoever sends one made it up.
 */
class ReadableRequest extends HttpServletRequestWrapper {

    private static final String VIEW_STATE = "jakarta.faces.ViewState";

    /** What Faces writes, and wants back, where a view keeps no state. */
    private static final String NO_STATE = "stateless";

    ReadableRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getParameter(String name) {
        var value = readable(() -> super.getParameter(name), null);
        return VIEW_STATE.equals(name)
                        && !NO_STATE.equals(value)
                        && getRequestURI().contains("/account/")
                ? null
                : value;
    }

    @Override
    public String[] getParameterValues(String name) {
        return readable(() -> super.getParameterValues(name), null);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return readable(super::getParameterMap, Map.of());
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return readable(super::getParameterNames, Collections.emptyEnumeration());
    }

    private static <T> T readable(Supplier<T> parameters, T otherwise) {
        try {
            return parameters.get();
        } catch (IllegalArgumentException malformed) {
            return otherwise;
        }
    }
}
