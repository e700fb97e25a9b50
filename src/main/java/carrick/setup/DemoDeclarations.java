package carrick.setup;

import carrick.platform.MasterKey;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.HexFormat;

/** The demo's skill and account. The skill's secret is derived, so it is another one in every installation. */
public final class DemoDeclarations {

    public static final String CLIENT_ID = "carrick-demo";
    public static final String CALLBACK = "/demo/callback";

    private DemoDeclarations() {}

    public static String secret(MasterKey masterKey) {
        return HexFormat.of().formatHex(masterKey.current("demo client secret").mac(new byte[0]));
    }

    /** As an Alexa skill would be set up; the credentials are good at the stand-in only. */
    private static JsonObjectBuilder skill() {
        return Json.createObjectBuilder()
                .add("skill_id", "amzn1.ask.skill.carrick-demo")
                .add("messaging_client_id", "amzn1.application-oa2-client.carrick-demo")
                .add("messaging_client_secret", "carrick-demo-messaging");
    }

    static String json(MasterKey masterKey, Settings settings) {
        var secret = Json.createObjectBuilder().add("value", secret(masterKey));
        var client = Json.createObjectBuilder()
                .add("client_id", CLIENT_ID)
                .add("name", "Demo Home")
                .add("alexa_redirect_url", "https://pitangui.amazon.com/api/skill/link/MCARRICKDEMO1")
                .add("redirect_uris", Json.createArrayBuilder().add(settings.text(Setting.ISSUER) + CALLBACK))
                .add("scopes", Json.createArrayBuilder().add("smart_home"))
                .add("may_send_events", true)
                .add("alexa", skill())
                .add("secrets", Json.createArrayBuilder().add(secret));
        var account = Json.createObjectBuilder()
                .add("username", "demo")
                .add("display_name", "Dana Demo")
                .add("password", "carrick-demo");
        return Json.createObjectBuilder()
                .add("clients", Json.createArrayBuilder().add(client))
                .add("accounts", Json.createArrayBuilder().add(account))
                .build()
                .toString();
    }
}
