package carrick.grant;

import carrick.platform.Clock;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of {@code token_family} without a database: the conditions and effects of the statements of {@link TokenFamilies}, each of
 * them atomic. Whoever changes a statement changes it here too.
 */
public final class InMemoryFamilies extends TokenFamilies {

    /** The row as it is at one moment. */
    public record Row(int generation, int confirmed, Instant renewedAt, Ending ending) {}

    private final Clock clock;
    private final Grant grant;
    private final byte[] salt;
    private Row row;
    private Runnable beforeEach = () -> {};

    public InMemoryFamilies(Grant grant, byte[] salt, Clock clock) {
        this.grant = grant;
        this.salt = salt;
        this.clock = clock;
        row = new Row(TokenFamily.FIRST_GENERATION, 0, clock.now(), null);
    }

    public Row row() {
        return row;
    }

    /** Puts the database back to what it was then. */
    public void restore(Row earlier) {
        row = earlier;
    }

    /** What happens between two statements of a request: other requests, for example. */
    public void beforeEach(Runnable happens) {
        beforeEach = happens;
    }

    @Override
    public Optional<TokenFamily> find(long id) {
        beforeEach.run();
        return id == TestGrants.FAMILY ? Optional.of(family()) : Optional.empty();
    }

    @Override
    public Optional<TokenFamily> look(long id) {
        return find(id);
    }

    @Override
    public boolean advance(TokenFamily family, int to, int used) {
        beforeEach.run();
        if (row.generation != family.generation() || row.ending != null) {
            return false;
        }
        row = new Row(to, used, clock.now(), null);
        return true;
    }

    @Override
    public void confirm(TokenFamily family, int used) {
        beforeEach.run();
        if (row.confirmed < used) {
            row = new Row(row.generation, used, row.renewedAt, row.ending);
        }
    }

    @Override
    public void end(long id, Ending why) {
        beforeEach.run();
        if (row.ending == null) {
            row = new Row(row.generation, row.confirmed, row.renewedAt, why);
        }
    }

    private TokenFamily family() {
        var family = TestGrants.family(grant, salt);
        set(family, "generation", row.generation);
        set(family, "confirmed", row.confirmed);
        set(family, "renewedAt", row.renewedAt);
        set(family, "endedAt", row.ending == null ? null : clock.now());
        set(family, "endedWhy", row.ending);
        return family;
    }

    /** As the persistence provider does it. */
    private static void set(TokenFamily family, String name, Object value) {
        try {
            Field field = TokenFamily.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(family, value);
        } catch (ReflectiveOperationException renamed) {
            throw new AssertionError(renamed);
        }
    }
}
