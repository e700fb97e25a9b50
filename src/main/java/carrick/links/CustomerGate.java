package carrick.links;

import carrick.account.Account;
import carrick.account.Accounts;
import carrick.account.factor.SecondFactors;
import carrick.http.Addresses;
import carrick.platform.Database;
import carrick.platform.Unavailable;
import carrick.session.BrowserSession;
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
import java.util.Optional;

/** Before the customer's own pages: who is signed in, and that no form of another site gets through. */
public class CustomerGate extends HttpFilter {

    private static final String LINKS = "/account/links";
    private static final String FACTORS = "/account/factors";

    @Inject
    transient Database database;

    @Inject
    transient BrowserSessions sessions;

    @Inject
    transient FormToken formToken;

    @Inject
    transient Accounts accounts;

    @Inject
    transient SecondFactors factors;

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
        var elsewhere = whereInstead(Addresses.of(request));
        if (elsewhere.isPresent() && customer.getProblem() == null) {
            redirect(elsewhere.get(), request, response);
        } else {
            draw(request, response, chain);
        }
    }

    private Optional<String> whereInstead(String address) {
        if (customer.isUnprepared() && !address.startsWith(FACTORS)) {
            return Optional.of(FACTORS);
        }
        return address.startsWith(LINKS) || customer.isPasswordHere() ? Optional.empty() : Optional.of(LINKS);
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
                .ifPresentOrElse(this::isSignedIn, () -> sessions.find(Realm.HALFWAY, request)
                        .ifPresent(session -> of(session).ifPresent(account -> customer.isHalfway(account, session))));
    }

    private void isSignedIn(BrowserSession session) {
        of(session).ifPresent(account -> customer.is(account, session, factors.isMissing(account)));
    }

    private Optional<Account> of(BrowserSession session) {
        return accounts.find(session.username()).filter(account -> !account.isDisabled());
    }

    private static void redirect(String path, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + path);
    }
}
