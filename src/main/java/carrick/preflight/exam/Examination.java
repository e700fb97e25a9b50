package carrick.preflight.exam;

import carrick.preflight.wire.Pace;
import carrick.preflight.wire.Wire;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run while it lasts: what it looks at, with what, and what the stages have learned for those after them. */
public final class Examination {

    private final Target target;
    private final Wire wire;
    private final Ledger ledger;
    private final HiddenWords hidden;
    private final Pace pace;
    private final Person person;
    private final String issuer;
    private final Set<Ground> held = EnumSet.noneOf(Ground.class);
    private final Map<Class<?>, Object> learned = new HashMap<>();

    public Examination(Target target, Wire wire, Ledger ledger, Surroundings around) {
        this.target = target;
        this.wire = wire;
        this.ledger = ledger;
        hidden = around.hidden();
        pace = around.pace();
        person = around.person();
        issuer = around.issuer();
    }

    /**
     * @param person whoever sits at the keyboard
     * @param issuer of this server, where it catches redirects and has its stand-in
     */
    public record Surroundings(HiddenWords hidden, Pace pace, Person person, String issuer) {}

    /** Below the issuer: where redirects are caught. */
    public static final String CALLBACK = "/preflight/callback";

    public Target target() {
        return target;
    }

    public Wire wire() {
        return wire;
    }

    public Ledger ledger() {
        return ledger;
    }

    public HiddenWords hidden() {
        return hidden;
    }

    public Pace pace() {
        return pace;
    }

    public String issuer() {
        return issuer;
    }

    public Person person() {
        return person;
    }

    /** Where most codes are sent: to the first that was entered, unless Carrick's own callback is registered as well. */
    public String redirectUri() {
        return target.callback() ? issuer + CALLBACK : target.redirectUris().get(0);
    }

    public void holds(Ground ground) {
        held.add(ground);
    }

    public boolean has(Ground ground) {
        return held.contains(ground);
    }

    /** Keeps a thing for later stages, one of a kind. */
    public <T> T learn(Class<T> kind, T thing) {
        learned.put(kind, thing);
        return thing;
    }

    public <T> Optional<T> recall(Class<T> kind) {
        return Optional.ofNullable(kind.cast(learned.get(kind)));
    }
}
