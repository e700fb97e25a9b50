package carrick.alexa.standin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last calls that arrived at this node, in the order in which they were answered. */
@ApplicationScoped
class Calls {

    static final int MOST = 5_000;

    /** All calls together: a few reports of a megabyte push the older ones out early. */
    static final int MOST_CHARACTERS = 4_000_000;

    private final Deque<Call> kept = new ArrayDeque<>();
    private long last;
    private long characters;

    synchronized void keep(Call call) {
        kept.addLast(call.numbered(++last));
        characters += call.size();
        while (kept.size() > MOST || characters > MOST_CHARACTERS && kept.size() > 1) {
            characters -= kept.removeFirst().size();
        }
    }

    /** The oldest first. */
    synchronized List<Call> all() {
        return List.copyOf(kept);
    }

    synchronized void forget() {
        kept.clear();
        characters = 0;
    }
}
