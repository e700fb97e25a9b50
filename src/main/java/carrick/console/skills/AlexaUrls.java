package carrick.console.skills;

import carrick.alexa.AlexaPreset;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

/** A skill's redirect URIs, as its declaration writes them: one of Alexa's for all three, so that the guard rails for skills hold. */
final class AlexaUrls {

    private AlexaUrls() {}

    /** The same client, with {@code alexa_redirect_url} in place of the three, where all of them are listed. */
    static JsonObject folded(JsonObject client) {
        var uris = client.getJsonArray("redirect_uris").getValuesAs(JsonString::getString);
        var alexa = uris.stream()
                .filter(AlexaPreset::isRedirectUrl)
                .filter(uri -> uris.containsAll(AlexaPreset.redirectUris(uri)))
                .findFirst();
        if (alexa.isEmpty()) {
            return client;
        }
        var others = uris.stream()
                .filter(uri -> !AlexaPreset.redirectUris(alexa.get()).contains(uri))
                .toList();
        return Json.createObjectBuilder(client)
                .add("alexa_redirect_url", alexa.get())
                .add("redirect_uris", Json.createArrayBuilder(others))
                .build();
    }
}
