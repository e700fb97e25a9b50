package carrick.alexa.directive;

import carrick.oauth.Secret;
import carrick.trace.Fields;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Alexa sent, in one of its two shapes: a directive of a smart home skill, or a request of a skill event. Nothing of it is trusted. */
record Directive(JsonObject json) {

    /** The longest that an error may repeat of what Alexa sent. */
    private static final int LONGEST = 200;

    /** As Amazon documents it; a longer one identifies nothing here. */
    private static final int LONGEST_MESSAGE_ID = 127;

    private static final Pattern ENDPOINT_ID = Pattern.compile("[A-Za-z0-9_=#;:?@&-]{1,256}");

    boolean isAcceptGrant() {
        return text("directive", "header", "namespace")
                        .filter("Alexa.Authorization"::equals)
                        .isPresent()
                && text("directive", "header", "name")
                        .filter("AcceptGrant"::equals)
                        .isPresent();
    }

    boolean isSkillEvent() {
        return text("request", "type")
                .filter(type -> type.startsWith("AlexaSkillEvent."))
                .isPresent();
    }

    /** Such as {@code Alexa.Discovery.Discover}, for people to read. */
    String name() {
        var namespace = text("directive", "header", "namespace");
        var name = text("directive", "header", "name");
        return namespace.isPresent() || name.isPresent()
                ? namespace.orElse("?") + "." + name.orElse("?")
                : text("request", "type").orElse("?");
    }

    Optional<String> messageId() {
        return text("directive", "header", "messageId").filter(id -> id.length() <= LONGEST_MESSAGE_ID);
    }

    /** The access token of ours that tells for whom the directive was sent, in whichever of its three places it stands. */
    Optional<Secret> bearer() {
        return text("directive", "endpoint", "scope", "token")
                .or(() -> text("directive", "payload", "scope", "token"))
                .or(() -> text("directive", "payload", "grantee", "token"))
                .map(Secret::new);
    }

    /** The skill that a skill event names. */
    Optional<String> skillId() {
        return text("context", "System", "application", "applicationId");
    }

    /** For the trace: what it is, and no token. */
    void tell(Fields fields) {
        fields.add("directive", this)
                .add("messageId", messageId().orElse(null))
                .add("applicationId", skillId().orElse(null));
    }

    Optional<String> correlationToken() {
        return find("directive", "header", "correlationToken")
                .filter(JsonString.class::isInstance)
                .map(token -> ((JsonString) token).getString())
                .filter(token -> !token.isEmpty() && token.length() <= 10_000);
    }

    Optional<String> endpointId() {
        return text("directive", "endpoint", "endpointId")
                .filter(id -> ENDPOINT_ID.matcher(id).matches());
    }

    /** The text at that place; empty where there is none, an empty one, a control character in it, or more than 4,096 characters. */
    Optional<String> text(String... path) {
        return find(path)
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).getString())
                .filter(text -> !text.isEmpty() && text.length() <= 4_096)
                .filter(text -> text.chars().noneMatch(Character::isISOControl)); // some databases refuse them
    }

    private Optional<JsonValue> find(String... path) {
        JsonValue value = json;
        for (var name : path) {
            value = value instanceof JsonObject object ? object.get(name) : null;
        }
        return Optional.ofNullable(value);
    }

    @Override
    public String toString() {
        var name = name();
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST); // the JSON holds tokens
    }
}
