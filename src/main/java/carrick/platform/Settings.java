package carrick.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** The configuration as the server's MicroProfile Config sees it. A change takes effect with the next start. */
@ApplicationScoped
public class Settings {

    private final Map<Setting, Optional<String>> known = new ConcurrentHashMap<>();

    /**
     * @throws Misconfigured naming the first key whose value is not allowed, and what would be
     */
    public void check() {
        Stream.of(Setting.values()).forEach(setting -> find(setting).ifPresent(value -> {
            var complaint = setting.complaintAbout(value);
            if (complaint != null) {
                throw new Misconfigured(setting.key() + " must be " + complaint + ".");
            }
        }));
    }

    /** As it was when this was first asked: looking one up costs more than most of what asks, and no two nodes could change at once. */
    public Optional<String> find(Setting setting) {
        return known.computeIfAbsent(setting, Settings::read);
    }

    private static Optional<String> read(Setting setting) {
        return ConfigProvider.getConfig()
                .getOptionalValue(setting.key(), String.class)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .or(() -> Optional.ofNullable(setting.byDefault()));
    }

    /** @throws Misconfigured where the key has neither value nor default */
    public String text(Setting setting) {
        return find(setting).orElseThrow(() -> new Misconfigured(setting.key() + " is missing: see configuration.md."));
    }

    public Duration duration(Setting setting) {
        return Duration.parse(text(setting));
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    public boolean isOn(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }
}
