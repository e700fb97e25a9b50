package carrick.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/**
 * Lets a JAX-RS resource answer with a Faces page: the resource names the page, and once JAX-RS has finished the filter around the
 * request forwards to it. The address in the browser stays, and so does the status.
 */
public final class PageAnswer {

    private static final String PAGE = PageAnswer.class.getName();

    private PageAnswer() {}

    public static Response of(HttpServletRequest request, int status, String page) {
        request.setAttribute(PAGE, page);
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        return Response.status(status).build();
    }

    static void forward(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (request.getAttribute(PAGE) instanceof String page && !response.isCommitted()) {
            request.removeAttribute(PAGE);
            var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            response.setStatus(status);
            switch (status) {
                case 429 -> response.setHeader(HttpHeaders.RETRY_AFTER, "3");
                case 503 -> response.setHeader(HttpHeaders.RETRY_AFTER, "2");
                default -> {}
            }
            request.getRequestDispatcher(page).forward(request, response);
        }
    }
}
