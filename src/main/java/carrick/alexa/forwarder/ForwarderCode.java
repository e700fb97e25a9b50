package carrick.alexa.forwarder;

import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The forwarder's code, with the address of this server and the skill's key filled in. There is one source, an ES module;
 * CloudFormation's inline code can only be CommonJS.
 */
@ApplicationScoped
public class ForwarderCode {

    private static final String FOLDER = "/carrick/forwarder/";

    @Inject
    Settings settings;

    @Inject
    ForwarderSignature signature;

    /** An ES module. */
    public String module(String clientId) {
        return fill("forwarder.js", clientId);
    }

    /** A CloudFormation template that holds the code. Without {@code skillId} whoever deploys it is asked for one. */
    public String template(String clientId, Optional<String> skillId) {
        var template = fill("template.yaml", clientId);
        var place = "    Default: '@skill-id@'\n";
        return template.replace(
                        place,
                        skillId.map(id -> place.replace("'@skill-id@'", literal(id)))
                                .orElse(""))
                .replace("@code@", commonJs(module(clientId)).strip().replaceAll("\n(?=.)", "\n          "));
    }

    private static String commonJs(String module) {
        return module.replaceFirst("(?m)^import (.+) from (.+);$", "const $1 = require($2);")
                .replaceFirst("(?m)^export const ", "exports.");
    }

    private String fill(String name, String clientId) {
        return read(name)
                .replace("'@url@'", literal(settings.text(Setting.ISSUER)))
                .replace("'@skill@'", literal(clientId))
                .replace("'@key@'", literal(signature.key(clientId)));
    }

    /** In quotes, as JSON, JavaScript and YAML read it, in ASCII. */
    private static String literal(String text) {
        var ascii = new StringBuilder();
        Json.createValue(text)
                .toString()
                .chars()
                .forEach(c -> ascii.append(c < 127 ? (char) c : "\\u%04x".formatted(c)));
        return ascii.toString();
    }

    private static String read(String name) {
        try (var resource = ForwarderCode.class.getResourceAsStream(FOLDER + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
