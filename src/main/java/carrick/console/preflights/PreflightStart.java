package carrick.console.preflights;

import carrick.alexa.AlexaPreset;
import carrick.client.Client;
import carrick.platform.Id;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.preflight.Examiner;
import carrick.preflight.PreflightRun;
import carrick.preflight.Preflights;
import carrick.preflight.exam.Target;
import carrick.preflight.wire.Parameters;
import carrick.setup.Configuration;
import carrick.staff.Actor;
import carrick.staff.AuditEntries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Begins runs: of what was entered, of a skill of this server's own, or once more of an earlier one. Each is in the audit log. */
@ApplicationScoped
public class PreflightStart {

    private static final String REDIRECT_URL = "alexa_redirect_url";

    @Inject
    Settings settings;

    @Inject
    Configuration configuration;

    @Inject
    Examiner examiner;

    @Inject
    Preflights preflights;

    @Inject
    AuditEntries audit;

    @Inject
    Actor actor;

    /**
     * @param entered as {@code preflight.md} has it; without {@code authorization_uri} it is about a skill of this server
     * @return empty where there are as many runs as there may be
     * @throws IllegalArgumentException naming what is wrong with it
     */
    public Optional<PreflightRun> begin(JsonObject entered) {
        return begin(Target.of(completed(entered)), null);
    }

    /** @throws IllegalArgumentException where its secrets cannot be read any more */
    public Optional<PreflightRun> again(PreflightRun earlier) {
        var target = preflights
                .target(earlier)
                .orElseThrow(() -> new IllegalArgumentException(
                        "what was entered then cannot be read under the current master key: enter it again"));
        return begin(target, earlier.id());
    }

    private Optional<PreflightRun> begin(Target target, Long earlier) {
        var run = examiner.start(target, actor.getName(), earlier);
        run.ifPresent(it -> audit.noteAlone(
                "preflight.start",
                target.name(),
                null,
                Id.show(it.id()) + " at " + target.tokenUri().getHost()));
        return run;
    }

    private JsonObject completed(JsonObject entered) {
        var json = Json.createObjectBuilder(entered);
        if (entered.containsKey(REDIRECT_URL)) {
            json.remove(REDIRECT_URL)
                    .add("redirect_uris", list(AlexaPreset.redirectUris(entered.getString(REDIRECT_URL, ""))));
        }
        if (!entered.containsKey("authorization_uri")) {
            own(json, entered);
        } else if (entered.getBoolean("stand_in", false) && !settings.isOn(Setting.STAND_IN)) {
            throw new IllegalArgumentException("stand_in: this server's stand-in is off; set carrick.stand-in");
        }
        return json.build();
    }

    private void own(JsonObjectBuilder json, JsonObject entered) {
        var client = configuration
                .find(entered.getString("client_id", ""))
                .orElseThrow(() -> new IllegalArgumentException(
                        "authorization_uri is missing; without it client_id must be a client of this server"));
        var issuer = settings.text(Setting.ISSUER);
        json.add("authorization_uri", issuer + "/oauth/authorize").add("token_uri", issuer + "/oauth/token");
        if (!entered.containsKey("redirect_uris") && !entered.containsKey(REDIRECT_URL)) {
            json.add("redirect_uris", list(redirectUris(client)));
        }
        if (!entered.containsKey("scopes")) {
            json.add(
                    "scopes",
                    list(List.copyOf(
                            client.defaultScope().isEmpty()
                                    ? client.scope().tokens()
                                    : client.defaultScope().tokens())));
        }
        if (!entered.containsKey("directive_uri")) {
            json.add("directive_uri", issuer + "/alexa/directives").add("stand_in", settings.isOn(Setting.STAND_IN));
        }
        addEvents(json, entered);
        if (entered.getString("client_secret", "").isEmpty()) {
            throw new IllegalArgumentException("client_secret is missing: this server keeps only a hash of it");
        }
    }

    /** Where somebody is named who may send events for the test account, a device of nobody's is to change. */
    private void addEvents(JsonObjectBuilder json, JsonObject entered) {
        if (!entered.getString("event_client_id", "").isEmpty() && !entered.containsKey("event_uri")) {
            json.add("event_uri", settings.text(Setting.ISSUER) + "/alexa/events")
                    .add(
                            "event_body",
                            OwnEvents.template(entered.getString("username", ""), entered.getString("client_id", ""))
                                    .toString());
        }
    }

    /** Alexa's, where there are any. */
    private static List<String> redirectUris(Client client) {
        var alexa = client.redirectUris().stream()
                .filter(AlexaPreset::isRedirectUrl)
                .toList();
        return alexa.isEmpty() ? List.copyOf(client.redirectUris()) : alexa;
    }

    private static JsonArray list(List<String> texts) {
        return Json.createArrayBuilder(texts).build();
    }

    /** A redirect that a person pasted: its state says to which run it belongs. */
    public boolean hand(String address) {
        try {
            var uri = URI.create(address.strip());
            var parameters = Parameters.parse(uri.getRawQuery() == null ? uri.getRawFragment() : uri.getRawQuery());
            return parameters
                    .find("state")
                    .filter(state -> preflights.hand(state, uri))
                    .isPresent();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
