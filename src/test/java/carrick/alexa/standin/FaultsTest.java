package carrick.alexa.standin;

import static carrick.alexa.standin.AmazonFault.Place.GATEWAY;
import static carrick.alexa.standin.AmazonFault.Place.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final Faults faults = new Faults();

    @Test
    void areTakenByTheirOwnCallsInTheirOrder() {
        set("{'at': 'token', 'match': 'mine', 'fault': 'UNAVAILABLE', 'times': 2}");
        set("{'at': 'token', 'match': 'mine', 'fault': 'RESET'}");
        set("{'at': 'gateway', 'fault': 'HTML'}");

        assertThat(faults.take(TOKEN, "yours")).isSameAs(SetFault.NOTHING);
        assertThat(faults.take(TOKEN, "x", "is mine too").fault()).isEqualTo(AmazonFault.UNAVAILABLE);
        assertThat(faults.take(TOKEN, "mine").fault()).isEqualTo(AmazonFault.UNAVAILABLE);
        assertThat(faults.take(TOKEN, "mine").fault()).isEqualTo(AmazonFault.RESET);
        assertThat(faults.take(TOKEN, "mine")).isSameAs(SetFault.NOTHING);
        assertThat(faults.take(GATEWAY, "").fault()).isEqualTo(AmazonFault.HTML);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void stayForEverWithZeroTimes() {
        set("{'at': 'token', 'fault': 'RESET', 'times': 0}");

        IntStream.range(0, 100)
                .forEach(i -> assertThat(faults.take(TOKEN, "").fault()).isEqualTo(AmazonFault.RESET));
        faults.clear();
        assertThat(faults.take(TOKEN, "")).isSameAs(SetFault.NOTHING);
    }

    @Test
    void areAThousandAtMost() {
        IntStream.range(0, Faults.MOST).forEach(i -> set("{'at': 'token', 'fault': 'RESET'}"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> set("{'at': 'token', 'fault': 'RESET'}"))
                .withMessageContaining("DELETE /stand-in/faults");
    }

    @Test
    void tellWhatTheyWillDo() {
        set("{'at': 'token', 'match': 'a code', 'delay': 'PT3S'}");

        assertThat(faults.all())
                .containsExactly(
                        "{\"at\":\"token\",\"match\":\"a code\",\"fault\":\"NONE\",\"times\":1,\"delay\":\"PT3S\"}");
    }

    private void set(String json) {
        faults.add(SetFault.of(
                Json.createReader(new StringReader(json.replace('\'', '"'))).readObject()));
    }
}
