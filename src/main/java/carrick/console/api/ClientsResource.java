package carrick.console.api;

import static carrick.console.ConsoleFault.CLIENT_TAKEN;
import static carrick.console.ConsoleFault.CLIENT_UNREGISTERED;
import static carrick.console.ConsoleFault.COMPARISON_MALFORMED;
import static carrick.console.ConsoleFault.DECLARATION_REFUSED;

import carrick.account.store.CustomerStores;
import carrick.client.Client;
import carrick.client.Clients;
import carrick.console.skills.ClientTaken;
import carrick.console.skills.Comparison;
import carrick.console.skills.LinkingSettings;
import carrick.console.skills.SkillChanges;
import carrick.http.JsonAnswer;
import carrick.http.JsonBody;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.setup.Configuration;
import carrick.setup.Mistake;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Clients in the form in which a file declares them. Secrets that are made here are answered once. */
@Path("clients")
@RequestScoped
public class ClientsResource {

    private static final int LONGEST = 100_000;

    @Inject
    ApiCaller caller;

    @Inject
    CustomerStores stores;

    @Inject
    Settings settings;

    @Inject
    Clients clients;

    @Inject
    Configuration configuration;

    @Inject
    SkillChanges changes;

    @GET
    public Response list(@HeaderParam("Authorization") String authorization) {
        caller.require(authorization, Role.SUPPORT);
        var all = Json.createArrayBuilder();
        clients.all().forEach(client -> all.add(configuration.describe(client)));
        return JsonAnswer.of(200, Json.createObjectBuilder().add("clients", all).build())
                .build();
    }

    /** Makes a client for an Alexa skill from one of its redirect URLs: {@code client_id}, {@code name}, {@code alexa_redirect_url}. */
    @POST
    public Response create(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Content-Type") String type,
            InputStream body)
            throws IOException {
        caller.require(authorization, Role.ADMIN);
        var wanted = JsonBody.parse(JsonBody.read(type, body, LONGEST));
        var id = wanted.getString("client_id", "");
        var secret = declare(() -> changes.create(new SkillChanges.NewSkill(
                id, wanted.getString("name", id), wanted.getString("alexa_redirect_url", ""))));
        return JsonAnswer.of(
                        201,
                        Json.createObjectBuilder(configuration.describe(find(id)))
                                .add("client_secret", secret.reveal())
                                .build())
                .build();
    }

    @GET
    @Path("{id}")
    public Response show(@HeaderParam("Authorization") String authorization, @PathParam("id") String id) {
        caller.require(authorization, Role.SUPPORT);
        return JsonAnswer.of(200, configuration.describe(find(id))).build();
    }

    /** Adds the client, or lets the one with that id become it; the body is one client of a declaration file. */
    @PUT
    @Path("{id}")
    public Response save(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Content-Type") String type,
            @PathParam("id") String id,
            InputStream body)
            throws IOException {
        caller.require(authorization, Role.ADMIN);
        var wanted = JsonBody.parse(JsonBody.read(type, body, LONGEST));
        var isNew = !configuration.has(id);
        declare(() -> configuration.apply(
                Json.createObjectBuilder(wanted).add("client_id", id).build()));
        return JsonAnswer.of(isNew ? 201 : 200, configuration.describe(find(id)))
                .build();
    }

    @DELETE
    @Path("{id}")
    public Response remove(@HeaderParam("Authorization") String authorization, @PathParam("id") String id) {
        caller.require(authorization, Role.ADMIN);
        changes.remove(find(id));
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/secrets")
    public Response addSecret(@HeaderParam("Authorization") String authorization, @PathParam("id") String id) {
        caller.require(authorization, Role.ADMIN);
        var client = find(id);
        var secret = declare(() -> changes.addSecret(client));
        return JsonAnswer.of(
                        201,
                        Json.createObjectBuilder()
                                .add("client_secret", secret.reveal())
                                .add("sha256", secret.sha256())
                                .build())
                .build();
    }

    @DELETE
    @Path("{id}/secrets/{sha256}")
    public Response removeSecret(
            @HeaderParam("Authorization") String authorization,
            @PathParam("id") String id,
            @PathParam("sha256") String sha256) {
        caller.require(authorization, Role.ADMIN);
        var client = find(id);
        declare(() -> {
            changes.removeSecret(client, sha256);
            return null;
        });
        return Response.noContent().build();
    }

    /** What to enter in the Alexa developer console, as {@code ask smapi update-account-linking-info} takes it; without the secret. */
    @GET
    @Path("{id}/alexa")
    public Response alexa(@HeaderParam("Authorization") String authorization, @PathParam("id") String id) {
        caller.require(authorization, Role.SUPPORT);
        return JsonAnswer.of(200, linking(id).forSmapi(null)).build();
    }

    /** What Alexa has, as {@code ask smapi get-account-linking-info} prints it, against what this server needs. */
    @POST
    @Path("{id}/compare")
    public Response compare(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Content-Type") String type,
            @PathParam("id") String id,
            InputStream body)
            throws IOException {
        caller.require(authorization, Role.SUPPORT);
        var pasted = JsonBody.parse(JsonBody.read(type, body, LONGEST));
        try {
            var fields = Json.createArrayBuilder();
            Comparison.of(linking(id), pasted.toString()).forEach(line -> fields.add(json(line)));
            return JsonAnswer.of(
                            200,
                            Json.createObjectBuilder().add("fields", fields).build())
                    .build();
        } catch (IllegalArgumentException unreadable) {
            throw COMPARISON_MALFORMED.rejection();
        }
    }

    private static JsonObject json(Comparison.Line line) {
        return Json.createObjectBuilder()
                .add("field", line.getField())
                .add("alexa_has", line.getHas())
                .add("expected", line.getExpected())
                .add("good", line.isGood())
                .add("cure", line.getCure())
                .build();
    }

    private LinkingSettings linking(String id) {
        return new LinkingSettings(find(id), settings.text(Setting.ISSUER), stores.providerHosts());
    }

    private Client find(String id) {
        return configuration.find(id).orElseThrow(CLIENT_UNREGISTERED::rejection);
    }

    static <T> T declare(Supplier<T> what) {
        try {
            return what.get();
        } catch (Mistake mistake) {
            throw RefusedInput.declaration(mistake.brief()).rejection();
        } catch (ClientTaken taken) {
            throw CLIENT_TAKEN.rejection();
        } catch (IllegalArgumentException malformed) {
            throw DECLARATION_REFUSED.rejection();
        }
    }
}
