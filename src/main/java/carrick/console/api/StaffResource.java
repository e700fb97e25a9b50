package carrick.console.api;

import static carrick.console.ConsoleFault.ROLE_MALFORMED;
import static carrick.console.ConsoleFault.STAFF_REFUSED;
import static carrick.console.ConsoleFault.STAFF_UNKNOWN;

import carrick.http.JsonAnswer;
import carrick.http.JsonBody;
import carrick.staff.OneTimePassword;
import carrick.staff.Role;
import carrick.staff.StaffMember;
import carrick.staff.StaffMembers;
import carrick.staff.StaffRefusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The staff whom Carrick keeps itself. One-time passwords are answered once. */
@Path("staff")
@RequestScoped
public class StaffResource {

    private static final int LONGEST = 2_000;

    @Inject
    ApiCaller caller;

    @Inject
    StaffMembers members;

    @GET
    public Response list(@HeaderParam("Authorization") String authorization) {
        caller.require(authorization, Role.ADMIN);
        var all = Json.createArrayBuilder();
        members.all().forEach(member -> all.add(json(member)));
        return JsonAnswer.of(200, Json.createObjectBuilder().add("staff", all).build())
                .build();
    }

    /** Adds somebody, or changes role and whether they may sign in; a new member gets a one-time password. */
    @PUT
    @Path("{username}")
    public Response save(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Content-Type") String type,
            @PathParam("username") String username,
            InputStream body)
            throws IOException {
        caller.require(authorization, Role.ADMIN);
        var wanted = JsonBody.parse(JsonBody.read(type, body, LONGEST));
        var role = Role.of(wanted.getString("role", "")).orElseThrow(ROLE_MALFORMED::rejection);
        try {
            var known = members.find(username);
            if (known.isEmpty()) {
                var password = OneTimePassword.create();
                members.add(username, role, password);
                return answer(201, username, password.reveal());
            }
            change(known.get(), role, wanted.getBoolean("disabled", false));
            return answer(200, username, null);
        } catch (StaffRefusal refusal) {
            throw STAFF_REFUSED.rejection(refusal.why());
        }
    }

    private void change(StaffMember member, Role role, boolean disabled) {
        if (member.role() != role) {
            members.changeRole(member.username(), role);
        }
        if (disabled && !member.isDisabled()) {
            members.disable(member.username());
        } else if (!disabled && member.isDisabled()) {
            members.enable(member.username());
        }
    }

    /** Gives a new one-time password; whoever is signed in with the old one is signed out. */
    @POST
    @Path("{username}/password")
    public Response reset(@HeaderParam("Authorization") String authorization, @PathParam("username") String username) {
        caller.require(authorization, Role.ADMIN);
        var member = members.find(username).orElseThrow(STAFF_UNKNOWN::rejection);
        var password = OneTimePassword.create();
        members.giveOneTimePassword(member.username(), password);
        return answer(200, member.username(), password.reveal());
    }

    private Response answer(int status, String username, String password) {
        var json = json(members.find(username).orElseThrow(STAFF_UNKNOWN::rejection));
        if (password != null) {
            json.add("one_time_password", password);
        }
        return JsonAnswer.of(status, json.build()).build();
    }

    private static JsonObjectBuilder json(StaffMember member) {
        return Json.createObjectBuilder()
                .add("username", member.username())
                .add("role", member.role().word())
                .add("disabled", member.isDisabled())
                .add("must_change_password", member.mustChangePassword());
    }
}
