package carrick.console;

import carrick.http.Addresses;
import carrick.http.SecurityHeaders;
import carrick.oauth.Secret;
import carrick.platform.Database;
import carrick.platform.Unavailable;
import carrick.session.BrowserSessions;
import carrick.session.FormToken;
import carrick.session.Realm;
import carrick.staff.Actor;
import carrick.staff.Forbidden;
import carrick.staff.Role;
import carrick.staff.StaffMember;
import carrick.staff.StaffMembers;
import carrick.staff.StaffSignIn;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Before every page of the console: who has not signed in is sent to sign in, and no form of another site gets through. */
public class ConsoleGate extends HttpFilter {

    private static final String SIGN_IN = "/console/sign-in";
    private static final String PASSWORD = "/console/password";

    /** WildFly looks for a page of that name before any filter is asked. */
    private static final Set<String> NO_PAGE = Set.of("/console", "/console/", "/console/index");

    /** What support has no business with. Everything that changes something asks again for itself. */
    private static final Set<String> FOR_ADMINISTRATORS = Set.of(
            "/console/new-skill",
            "/console/configuration",
            "/console/configuration-download",
            "/console/forwarder-download",
            "/console/preflight",
            "/console/preflights",
            "/console/relays",
            "/console/staff");

    @Inject
    transient Database database;

    @Inject
    transient BrowserSessions sessions;

    @Inject
    transient FormToken formToken;

    @Inject
    transient StaffSignIn signIn;

    @Inject
    transient StaffMembers members;

    @Inject
    transient Actor actor;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = Addresses.of(request);
        if (path.startsWith("/console/api/") || path.equals("/console/api")) {
            chain.doFilter(request, response); // lets in by the header alone, never by a cookie
            return;
        }
        try {
            SecurityHeaders.letScriptsRun(request, response, Secret.random().reveal());
            database.requireReady();
            enter(plain(path), new Passage(request, response, chain));
        } catch (RuntimeException | ServletException failure) {
            refuse(failure, request, response);
        }
    }

    private record Passage(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {

        void open() throws IOException, ServletException {
            chain.doFilter(request, response);
        }

        void redirect(String path) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getContextPath() + path);
        }

        boolean isForm() {
            return request.getMethod().equals("POST");
        }
    }

    private void enter(String path, Passage passage) throws IOException, ServletException {
        if (NO_PAGE.contains(path)) {
            passage.redirect("/console/overview");
            return;
        }
        if (passage.isForm() && !formToken.isIn(passage.request, Realm.STAFF, passage.response)) {
            show("form", HttpServletResponse.SC_FORBIDDEN, passage.request, passage.response);
            return;
        }
        formToken.prepare(Realm.STAFF, passage.request, passage.response);
        if (path.equals(SIGN_IN)) {
            passage.open();
        } else {
            enterSignedIn(path, passage);
        }
    }

    private void enterSignedIn(String path, Passage passage) throws IOException, ServletException {
        var session = sessions.find(Realm.STAFF, passage.request).orElse(null);
        var role = session == null ? null : Role.valueOf(session.role());
        var isBuiltIn = signIn.isBuiltIn();
        var member = role == null || !isBuiltIn
                ? null
                : members.find(session.username()).orElse(null);
        if (role == null || isBuiltIn && (member == null || !isStill(member, role))) {
            passage.redirect(SIGN_IN + "?to=" + whereTo(path, passage));
            return;
        }
        actor.is(session.username(), role, passage.request.getRemoteAddr());
        if (member != null && member.mustChangePassword() && !path.equals(PASSWORD)) {
            passage.redirect(PASSWORD);
        } else if (FOR_ADMINISTRATORS.contains(path) && !actor.may(Role.ADMIN)) {
            show("role", HttpServletResponse.SC_FORBIDDEN, passage.request, passage.response);
        } else {
            passage.open();
        }
    }

    /** Whether the member whom Carrick keeps is still what the session says. */
    private static boolean isStill(StaffMember member, Role role) {
        return !member.isDisabled() && member.role() == role;
    }

    /** After signing in: what was asked for. What a form was about to do is not done later. */
    private static String whereTo(String path, Passage passage) {
        var query = passage.request.getQueryString();
        return URLEncoder.encode(passage.isForm() || query == null ? path : path + "?" + query, StandardCharsets.UTF_8);
    }

    private static String plain(String path) {
        return path.endsWith(".xhtml") ? path.substring(0, path.length() - ".xhtml".length()) : path;
    }

    private static void refuse(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (isForbidden(failure)) {
            show("role", HttpServletResponse.SC_FORBIDDEN, request, response);
        } else if (Unavailable.causes(failure)) {
            response.setHeader("Retry-After", "2");
            show("unavailable", HttpServletResponse.SC_SERVICE_UNAVAILABLE, request, response);
        } else if (failure instanceof ServletException wrapped) {
            throw wrapped;
        } else {
            throw (RuntimeException) failure;
        }
    }

    /** Faces and CDI wrap what a page throws. */
    private static boolean isForbidden(Throwable failure) {
        return failure != null && (failure instanceof Forbidden || isForbidden(failure.getCause()));
    }

    private static void show(String why, int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!response.isCommitted()) {
            response.resetBuffer();
            response.setStatus(status);
            request.setAttribute("why", why);
            request.getRequestDispatcher("/console/refused.xhtml").forward(request, response);
        }
    }
}
