package carrick.alexa.standin;

import carrick.alexa.standin.AmazonFault.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The faults that are set on this node, in the order in which they were. */
@ApplicationScoped
class Faults {

    static final int MOST = 1_000;

    private final List<SetFault> waiting = new ArrayList<>();

    /** @throws IllegalArgumentException where too many wait already */
    synchronized void add(SetFault fault) {
        if (waiting.size() >= MOST) {
            throw new IllegalArgumentException(MOST + " faults wait already: DELETE /stand-in/faults clears them");
        }
        waiting.add(fault);
    }

    /** The first that waits for a call at that place in which one of these texts stands; it has one call less from now on. */
    synchronized SetFault take(Place place, String... texts) {
        for (var fault : waiting) {
            if (fault.waitsFor(place, texts)) {
                if (fault.isUsedUp()) {
                    waiting.remove(fault);
                }
                return fault;
            }
        }
        return SetFault.NOTHING;
    }

    synchronized List<String> all() {
        return waiting.stream().map(SetFault::toString).toList();
    }

    synchronized void clear() {
        waiting.clear();
    }
}
