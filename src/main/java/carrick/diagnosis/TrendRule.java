package carrick.diagnosis;

import java.util.List;

/** One conclusion across attempts. Like a {@link Rule}, named by what it concludes, with a row in {@code faults.md}. */
public interface TrendRule {

    List<Drift> examine(Lately lately);
}
