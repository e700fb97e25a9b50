package carrick.setup;

import carrick.alexa.skill.MessagingClient;
import carrick.alexa.skill.Skill;
import carrick.oauth.Secret;
import java.util.Map;

/**
 * What a declaration file says of a client that is an Alexa skill with <i>Send Alexa Events</i>.
 *
 * @param messaging {@code null} where the skill sends no events
 */
record DeclaredSkill(Skill skill, MessagingClient messaging) {

    static DeclaredSkill read(String clientId, Located item) {
        var fields = item.object(
                "skill_id",
                "messaging_client_id",
                "messaging_client_secret",
                "require_signature",
                "reciprocal",
                "slow_amazon",
                "replace_change_reports");
        var skill = new Skill(clientId)
                .named(Located.in(fields, "skill_id")
                        .map(DeclaredSkill::skillId)
                        .orElse(null))
                .withSignature(flag(fields, "require_signature", true))
                .takingReciprocal(flag(fields, "reciprocal", false))
                .answeringEarly(Located.in(fields, "slow_amazon")
                        .map(DeclaredSkill::answersEarly)
                        .orElse(false))
                .replacingReports(flag(fields, "replace_change_reports", false));
        return new DeclaredSkill(skill, messaging(item, fields));
    }

    private static MessagingClient messaging(Located item, Map<String, Located> fields) {
        var id = Located.in(fields, "messaging_client_id");
        var secret = Located.in(fields, "messaging_client_secret");
        if (id.isPresent() != secret.isPresent()) {
            throw item.mistake("must have both messaging_client_id and messaging_client_secret, or neither");
        }
        return id.map(given -> new MessagingClient(
                        given.text(200), new Secret(secret.get().text(500))))
                .orElse(null);
    }

    private static String skillId(Located given) {
        if (!given.text(200).matches("amzn1\\.[A-Za-z0-9.-]+")) {
            throw given.mistake("must be the skill's id, such as amzn1.ask.skill.12345678-1234-1234-1234-123456789012");
        }
        return given.text(200);
    }

    private static boolean answersEarly(Located given) {
        return switch (given.text(20)) {
            case "fail" -> false;
            case "succeed" -> true;
            default -> throw given.mistake("must be fail or succeed");
        };
    }

    private static boolean flag(Map<String, Located> fields, String name, boolean otherwise) {
        return Located.in(fields, name).map(Located::flag).orElse(otherwise);
    }
}
