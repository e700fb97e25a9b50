package carrick.setup;

import carrick.alexa.skill.Skills;
import carrick.client.Client;
import carrick.client.Clients;
import carrick.grant.Grants;
import carrick.staff.AuditEntries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import jakarta.transaction.Transactional;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The clients as the console changes them, in the form of {@code carrick.clients}: whatever the file reader refuses is refused here
 * too. A client that a file declared keeps the mark of it, so an unchanged file does not undo what the console changed.
 */
@ApplicationScoped
public class Configuration {

    private static final JsonWriterFactory PRETTY =
            Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    @Inject
    Clients clients;

    @Inject
    Skills skills;

    @Inject
    Grants grants;

    @Inject
    AuditEntries audit;

    /** All clients, at most ten thousand, for people to read and to apply elsewhere. Secrets are hashes; messaging secrets are left out. */
    public String export() {
        var all = Json.createArrayBuilder();
        clients.all().forEach(client -> all.add(describe(client)));
        return pretty(Json.createObjectBuilder().add("clients", all).build());
    }

    /** The client in the form in which a file declares it. */
    public JsonObject describe(Client client) {
        return ClientJson.of(client, skills.find(client.clientId()));
    }

    /**
     * What a configuration would change. Clients that it does not name stay as they are.
     *
     * @throws Mistake with line, field and cure of the first mistake
     */
    public List<Change> preview(String json) {
        return read(json).stream().map(this::compare).toList();
    }

    /**
     * Applies it, all or nothing.
     *
     * @throws Mistake where nothing of it is applied
     */
    @Transactional(dontRollbackOn = Mistake.class)
    public List<Change> apply(String json) {
        var declared = read(json);
        var changes = declared.stream().map(this::compare).toList();
        declared.forEach(this::save);
        return changes;
    }

    /**
     * Adds this client, or lets the one with its id become it.
     *
     * @throws Mistake where a rule is broken; nothing is changed then
     */
    @Transactional(dontRollbackOn = Mistake.class)
    public Change apply(JsonObject client) {
        return apply(Json.createObjectBuilder()
                        .add("clients", Json.createArrayBuilder().add(client))
                        .build()
                        .toString())
                .get(0);
    }

    /** Removes the client and what is special about it as a skill; its links cannot be used any more. */
    @Transactional
    public void remove(String clientId) {
        clients.current(clientId).ifPresent(client -> {
            var change = new Change(clientId, describe(client), null);
            grants.revokeAllOf(clientId);
            skills.remove(clientId);
            clients.remove(clientId);
            audit.note("client.remove", "client " + clientId, change.shownBefore(), null);
        });
    }

    private static List<DeclaredClient> read(String json) {
        var declarations = Declarations.parse(json);
        if (!declarations.accounts().isEmpty()) {
            throw new Mistake(1, "accounts", "do not belong to the configuration: declare them in carrick.clients");
        }
        return declarations.all();
    }

    private Change compare(DeclaredClient declared) {
        var client = declared.client();
        var before = clients.current(client.clientId()).map(this::describe).orElse(null);
        return new Change(
                client.clientId(),
                before,
                ClientJson.of(client, declared.skill().map(DeclaredSkill::skill)));
    }

    private void save(DeclaredClient declared) {
        var change = compare(declared);
        var messaging = declared.skill().map(DeclaredSkill::messaging);
        if (change.isNone() && messaging.isEmpty()) {
            return;
        }
        var client = declared.client();
        client.declaredAs(
                clients.current(client.clientId()).map(Client::declaredHash).orElse(null));
        clients.save(client);
        declared.skill().ifPresentOrElse(this::save, () -> skills.remove(client.clientId()));
        audit.note(
                change.getKind().equals("added") ? "client.add" : "client.change",
                "client " + client.clientId(),
                change.shownBefore(),
                change.shownAfter());
    }

    private void save(DeclaredSkill declared) {
        if (declared.messaging() == null) {
            skills.saveKeepingMessaging(declared.skill());
        } else {
            skills.save(declared.skill(), declared.messaging());
        }
    }

    private static String pretty(JsonObject json) {
        var text = new StringWriter();
        try (var writer = PRETTY.createWriter(text)) {
            writer.write(json);
        }
        return text.toString().strip() + "\n";
    }

    /** Whether there is a client of that id. */
    public boolean has(String clientId) {
        return find(clientId).isPresent();
    }

    public Optional<Client> find(String clientId) {
        return clients.current(clientId);
    }
}
