package carrick.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A request whose parameters can always be asked for. Open Liberty throws where a {@code %} is not followed by two hexadecimal digits,
 * and Faces would make a failure of the server of that; here such a request has no parameters.
 */
class ReadableRequest extends HttpServletRequestWrapper {

    ReadableRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getParameter(String name) {
        return readable(() -> super.getParameter(name), null);
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
