package carrick.platform;

import carrick.oauth.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The demo's master key: made at the first start, kept in a file that only its owner can read, so that links outlive a restart. */
final class DemoKey {

    private DemoKey() {}

    static Optional<String> in(Settings settings) {
        var file = Path.of(settings.text(Setting.DEMO_DIRECTORY), "master.key");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            write(file);
            return Optional.of(Files.readString(file).strip());
        } catch (IOException unwritable) {
            throw new Misconfigured("carrick.demo.directory must be a folder that the server may write to, not "
                    + file.toAbsolutePath().getParent() + ".");
        }
    }

    /** By a temporary file: a start that is cut off leaves no empty key behind. */
    private static void write(Path file) throws IOException {
        if (Files.exists(file)) {
            return; // the key of the last start is the key of this one
        }
        var temporary =
                Files.createTempFile(file.toAbsolutePath().getParent(), "master", ".key"); // readable by its owner only
        Files.writeString(temporary, Secret.random().reveal());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
