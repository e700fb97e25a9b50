package carrick.alexa.standin;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.platform.TestClock;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallsTest {

    private final Calls calls = new Calls();

    @Test
    void keepTheNewest() {
        IntStream.range(0, Calls.MOST + 10).forEach(i -> calls.keep(call()));

        assertThat(calls.all()).hasSize(Calls.MOST);
        assertThat(calls.all().get(0).getNumber()).isEqualTo(11);
        assertThat(calls.all().get(Calls.MOST - 1).getNumber()).isEqualTo(Calls.MOST + 10);
    }

    @Test
    void keepLessWhereTheyAreLong() {
        var megabyte = event("x".repeat(1_000_000));

        IntStream.range(0, 10).forEach(i -> calls.keep(call().with(new Event(megabyte, false))));

        assertThat(calls.all()).hasSize(3);
        calls.forget();
        assertThat(calls.all()).isEmpty();
    }

    @Test
    void areFoundByWhatStandsInThemAndByTheSecretThatDoesNot() {
        var call = call().withSecret("code", "the whole code").with(new Event(event("lamp"), false));

        assertThat(call.has("the whole code")).isTrue();
        assertThat(call.has("the whole")).isFalse();
        assertThat(call.has("lamp")).isTrue();
        assertThat(call.has("\"at\":\"token\"")).isTrue();
        assertThat(call.toJson().toString()).doesNotContain("the whole code");
    }

    private static Call call() {
        return new Call("token", TestClock.START).ends(200);
    }

    private static JsonObject event(String text) {
        return Json.createObjectBuilder().add("event", text).build();
    }
}
