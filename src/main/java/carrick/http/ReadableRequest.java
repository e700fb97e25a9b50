package carrick.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A request whose parameters and headers can always be asked for. Open Liberty throws where a {@code %} is not followed by two
 * hexadecimal digits, WildFly where a charset is empty, and Faces would make a failure of the server of that; here such a request has
 * no parameters. A header in a form
 * that nobody can read is absent.
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
        return VIEW_STATE.equals(name) && !isFormOfAPage(value) ? null : value;
    }

    /**
     * Faces takes whatever brings a view state for a form that was filled in. It is one only if it was posted: a link or an image of
     * another site sends cookies with a GET. And no page here keeps state, so whoever sends one made it up.
     */
    private boolean isFormOfAPage(String viewState) {
        return getMethod().equals("POST") && NO_STATE.equals(viewState);
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
        } catch (RuntimeException malformed) { // of several kinds, as servers happen to stumble
            return otherwise;
        }
    }

    @Override
    public String getHeader(String name) {
        return HeaderForm.readable(name, super.getHeader(name));
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        List<String> all = Collections.list(super.getHeaders(name));
        return Collections.enumeration(all.stream()
                .map(value -> HeaderForm.readable(name, value))
                .filter(Objects::nonNull)
                .toList());
    }

    /** In which pages are written. Open Liberty stumbles over some of what may stand after {@code charset=}. */
    @Override
    public String getCharacterEncoding() {
        return "UTF-8";
    }

    @Override
    public String getContentType() {
        return HeaderForm.readable("Content-Type", super.getContentType());
    }
}
