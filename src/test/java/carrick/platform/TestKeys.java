package carrick.platform;

/** Master keys. */
public final class TestKeys {

    private TestKeys() {}

    /** The number-th of as many different keys as a test needs. */
    public static String text(int number) {
        return String.format("%064x", number + 1);
    }

    public static MasterKey master(int current) {
        return master(TestSettings.defaults().with(Setting.MASTER_KEY, text(current)));
    }

    public static MasterKey master(int current, int previous) {
        return master(TestSettings.defaults()
                .with(Setting.MASTER_KEY, text(current))
                .with(Setting.MASTER_KEY_PREVIOUS, text(previous)));
    }

    private static MasterKey master(Settings settings) {
        var key = new MasterKey();
        key.settings = settings;
        key.load();
        return key;
    }
}
