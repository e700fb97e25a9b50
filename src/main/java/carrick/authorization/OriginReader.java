package carrick.authorization;

import carrick.trace.Origin;
import java.util.Optional;

/** Reads where a request comes from out of a {@code state}. A platform whose state tells something has one. */
public interface OriginReader {

    /** @param state decoded; empty where it is not of this reader's platform */
    Optional<Origin> read(String state);
}
