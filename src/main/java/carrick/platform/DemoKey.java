package carrick.platform;

import carrick.oauth.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    private static void write(Path file) throws IOException {
        try {
            Files.createFile(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(file, Secret.random().reveal());
        } catch (FileAlreadyExistsException keptFromLastTime) {
            // the key of the last start is the key of this one
        }
    }
}
