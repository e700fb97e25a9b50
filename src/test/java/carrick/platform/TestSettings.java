package carrick.platform;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A configuration without a server: the defaults, and what a test sets. */
public final class TestSettings extends Settings {

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    public static TestSettings defaults() {
        return new TestSettings();
    }

    public TestSettings with(Setting setting, String value) {
        values.put(setting, value);
        return this;
    }

    @Override
    public Optional<String> find(Setting setting) {
        return Optional.ofNullable(values.get(setting)).or(() -> Optional.ofNullable(setting.byDefault()));
    }
}
