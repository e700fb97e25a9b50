package carrick.demo;

import carrick.http.PageAnswer;
import carrick.platform.Clock;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.setup.DemoDeclarations;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The two addresses that are Amazon's in real life: where linking begins, and where the code comes back. */
@Path("/")
@RequestScoped
public class DemoResource {

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    DemoState state;

    @Context
    HttpServletRequest request;

    /** What the Alexa app opens when a customer presses <i>Enable to use</i>. */
    @GET
    @Path("link")
    public Response link() {
        var issuer = settings.text(Setting.ISSUER);
        var location = issuer + "/oauth/authorize?response_type=code&client_id=" + DemoDeclarations.CLIENT_ID
                + "&scope=smart_home&state=" + encode(state.create(clock.now()))
                + "&redirect_uri=" + encode(issuer + DemoDeclarations.CALLBACK);
        return Response.status(302).header("Location", location).build();
    }

    /** Where Amazon's servers take the code and come for the tokens. */
    @GET
    @Path("callback")
    public Response callback() {
        return PageAnswer.of(request, 200, "/WEB-INF/demo/linked.xhtml");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
