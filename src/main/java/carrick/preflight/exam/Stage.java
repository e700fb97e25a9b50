package carrick.preflight.exam;

import carrick.preflight.wire.NoAnswer;
import java.util.List;
import java.util.Set;

/** A part of a run. It judges its checks; those that it leaves out are reported as not tried. */
public interface Stage {

    /** What is looked at, as the page says it while it happens. */
    String name();

    List<? extends Check> checks();

    /** What must hold, or the stage is not begun. */
    Set<Ground> needs();

    /** @throws NoAnswer where the server stops answering: the rest of the stage is not tried */
    void run(Examination examination) throws NoAnswer;
}
