package carrick.diagnosis;

import java.util.Optional;

/**
 * One conclusion about an attempt. The class is named by what it concludes; {@code faults.md} has a row under that name. A rule reads and
 * never writes, and concludes nothing from an attempt that is well.
 */
public interface Rule {

    Optional<Finding> examine(Case attempt);
}
