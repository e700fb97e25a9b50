package carrick.links;

import carrick.account.Accounts;
import carrick.http.Addresses;
import carrick.platform.Database;
import carrick.platform.Unavailable;
import carrick.session.BrowserSessions;
import carrick.session.FormToken;
import carrick.session.Realm;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Before the customer's own pages: who is signed in, and that no form of another site gets through. */
public class CustomerGate extends HttpFilter {

    private static final String LINKS = "/account/links";

    @Inject
    transient Database database;

    @Inject
    transient BrowserSessions sessions;

    @Inject
    transient FormToken formToken;

    @Inject
    transient Accounts accounts;

    @Inject
    transient Customer customer;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var isForm = request.getMethod().equals("POST");
        try {
            database.requireReady();
            if (isForm && !formToken.isIn(request, Realm.CUSTOMER, response)) {
                redirect(LINKS + "?problem=form", request, response); // what the form asks for is not done
                return;
            }
            formToken.prepare(Realm.CUSTOMER, request, response);
            identify(request);
        } catch (RuntimeException failure) {
            if (!Unavailable.causes(failure)) {
                throw failure;
            }
            if (isForm) {
                redirect(LINKS, request, response);
                return;
            }
            customer.cannotGoOn("unavailable");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader("Retry-After", "2");
        }
        var isElsewhere = !Addresses.of(request).startsWith(LINKS);
        if (isElsewhere && customer.getProblem() == null && !customer.isPasswordHere()) {
            redirect(LINKS, request, response);
        } else {
            draw(request, response, chain);
        }
    }

    /** A database that goes away while the page is drawn: it says so, and what a form asked for is not done. */
    private void draw(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failure) {
            if (!Unavailable.causes(failure) || response.isCommitted()) {
                throw failure;
            }
            response.resetBuffer();
            redirect(LINKS, request, response);
        }
    }

    private void identify(HttpServletRequest request) {
        if ("form".equals(request.getParameter("problem"))) {
            customer.cannotGoOn("form");
        }
        sessions.find(Realm.CUSTOMER, request)
                .flatMap(session -> accounts.find(session.username()))
                .filter(account -> !account.isDisabled())
                .ifPresent(customer::is);
    }

    private static void redirect(String path, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + path);
    }
}
