package carrick.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one secret of an installation. It is never used itself: each purpose has a key of its own, derived by HKDF (RFC5869). While
 * {@code carrick.master-key.previous} is set, what that key once made stays valid and everything new is made with the current one.
 */
@ApplicationScoped
public class MasterKey {

    static final String CURE =
            "at least 32 random bytes in base64 or hexadecimal, such as the output of: openssl rand -base64 32";
    private static final int LEAST_BYTES = 32;

    private static final System.Logger LOG = System.getLogger(MasterKey.class.getName());

    private final AtomicBoolean missed = new AtomicBoolean();
    private List<DerivedKey.Source> sources = List.of();

    @Inject
    Settings settings;

    /** Reads the keys. In a demo without one, {@link DemoKey} makes one and keeps it. */
    public void load() {
        var current = settings.find(Setting.MASTER_KEY)
                .or(() -> settings.isOn(Setting.DEMO) ? DemoKey.in(settings) : Optional.empty());
        var found = new ArrayList<DerivedKey.Source>();
        found.add(new DerivedKey.Source(current.flatMap(MasterKey::decode)
                .orElseThrow(() -> new Misconfigured("carrick.master-key is missing. Set it to " + CURE + "."))));
        settings.find(Setting.MASTER_KEY_PREVIOUS)
                .flatMap(MasterKey::decode)
                .map(DerivedKey.Source::new)
                .ifPresent(found::add);
        if (found.stream().map(DerivedKey.Source::keyId).distinct().count() < found.size()) {
            throw new Misconfigured(
                    "carrick.master-key and carrick.master-key.previous are the same, or cannot be told apart by"
                            + " their 16 bit ids. Set the new one to " + CURE + ".");
        }
        sources = List.copyOf(found);
    }

    /**
     * Compares the keys with the one that this database was used with, and notes the current one there. A node with a mistyped key would
     * otherwise call good tokens unknown, and Alexa would unlink their customers.
     *
     * @throws Misconfigured where the database knows neither the current nor the previous key
     */
    public void check(Database database) {
        var fingerprints = all("key check").stream()
                .map(key -> HexFormat.of().formatHex(key.mac(new byte[0])))
                .toList();
        if (!database.agreeOnKey(fingerprints)) {
            throw new Misconfigured(
                    "carrick.master-key is not the key that this database was used with. Set it, or carrick.master-key.previous"
                            + " while rotating, to the key from before; without it every link is lost.");
        }
    }

    /**
     * Something that belongs to this database was made under a key that is neither the current nor the previous one. Said once: whoever
     * knows the number of a link could make it be said for each of 65,536 ids.
     */
    public void miss(int keyId) {
        if (!missed.getAndSet(true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Something is in use that was made under another master key (id " + keyId
                            + ") than the ones that are set."
                            + " If a key was taken away too early, set it as carrick.master-key.previous again: without it those links are lost.");
        }
    }

    /** Whether one of the keys has that id. */
    public boolean knows(int keyId) {
        return sources.stream().anyMatch(source -> source.keyId() == keyId);
    }

    /** The key for that purpose under the current master key. */
    public DerivedKey current(String purpose) {
        return all(purpose).get(0);
    }

    /** The keys for that purpose, the current one first. */
    public List<DerivedKey> all(String purpose) {
        if (sources.isEmpty()) {
            load();
        }
        return sources.stream().map(source -> source.derive(purpose)).toList();
    }

    static Optional<byte[]> decode(String text) {
        return decodeWith(HexFormat.of()::parseHex, text)
                .or(() -> decodeWith(Base64.getDecoder()::decode, text))
                .or(() -> decodeWith(Base64.getUrlDecoder()::decode, text));
    }

    private static Optional<byte[]> decodeWith(java.util.function.Function<String, byte[]> decoder, String text) {
        try {
            return Optional.of(decoder.apply(text)).filter(bytes -> bytes.length >= LEAST_BYTES);
        } catch (IllegalArgumentException otherEncoding) {
            return Optional.empty();
        }
    }
}
