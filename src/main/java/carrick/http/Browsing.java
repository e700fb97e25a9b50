package carrick.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a page needs to know of the request it answers. Asked of Faces, for what CDI injects is the request before any filter: there the
 * proxy would be the caller.
 */
@Named
@RequestScoped
public class Browsing {

    public HttpServletRequest request() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    public HttpServletResponse response() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }

    /** From the query or the form; empty where it is missing or blank. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(request().getParameter(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /**
     * Leaves for another page: after a form nothing but GET follows, so 303, never 302 or 307 (RFC9700-4.12).
     *
     * @param path below the context root
     */
    public void goTo(String path) {
        var context = FacesContext.getCurrentInstance();
        context.getExternalContext().setResponseStatus(303);
        context.getExternalContext().setResponseHeader("Location", request().getContextPath() + path);
        context.responseComplete();
    }

    /**
     * Speaks that language on this page, if it is one of those that pages have; otherwise that of the browser, as before. Before the page
     * is drawn.
     *
     * @param tag of RFC5646, such as {@code fr-CA}, or as Java writes it; {@code null} for nothing
     */
    public void speak(String tag) {
        if (tag == null) {
            return;
        }
        var faces = FacesContext.getCurrentInstance();
        var wanted = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        Stream.concat(
                        Stream.of(faces.getApplication().getDefaultLocale()),
                        iterate(faces.getApplication().getSupportedLocales()))
                .filter(known -> known.getLanguage().equals(wanted))
                .findFirst()
                .ifPresent(faces.getViewRoot()::setLocale);
    }

    private static Stream<Locale> iterate(Iterator<Locale> all) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, 0), false);
    }

    /** For a query in an address. */
    public String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Answers a file instead of the page, before anything of that is drawn. */
    public void send(String name, String type, String text) throws IOException {
        var response = response();
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** What this page is about does not exist: the page says so, and so does the status. */
    public void isMissing() {
        response().setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
}
