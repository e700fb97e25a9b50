package carrick;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The list of libraries in the WAR is the truth about the WAR. */
class SbomIT {

    private static final String LIST = "META-INF/sbom/carrick-sbom.json";

    @Test
    void namesEveryLibraryInTheWarAndNoOther() throws IOException {
        try (var war = new ZipFile(System.getProperty("carrick.war", "target/carrick.war"))) {
            Assumptions.assumeTrue(
                    war.getEntry(LIST) != null || System.getenv("CI") != null,
                    "the WAR was built offline: it has no list");
            var shipped = war.stream()
                    .map(entry -> Path.of(entry.getName()))
                    .filter(path ->
                            path.startsWith("WEB-INF/lib") && path.toString().endsWith(".jar"))
                    .map(path -> path.getFileName().toString())
                    .toList();

            assertThat(listed(war)).isNotEmpty().containsExactlyInAnyOrderElementsOf(shipped);
        }
    }

    private static List<String> listed(ZipFile war) throws IOException {
        try (var reader = Json.createReader(war.getInputStream(war.getEntry(LIST)))) {
            return reader.readObject().getJsonArray("components").getValuesAs(JsonObject.class).stream()
                    .map(component -> component.getString("name") + "-" + component.getString("version") + ".jar")
                    .toList();
        }
    }
}
