package carrick.console.overview;

import carrick.trace.Milestone;
import java.util.List;

/** How many attempts get how far, of all that were begun. */
final class Funnel {

    private static final int FULL = 1_000;

    private final List<Day> days;
    private final long begun;

    Funnel(List<Day> days) {
        this.days = days;
        begun = days.stream().mapToLong(Day::attempts).sum();
    }

    List<Stage> stages() {
        return List.of(
                new Stage("Asked for a link", begun, begun),
                stage("Request accepted", Milestone.REQUEST_ACCEPTED),
                stage("Signed in", Milestone.SIGNED_IN),
                stage("Allowed, and sent back with a code", Milestone.CODE_ISSUED),
                stage("Code exchanged: linked", Milestone.TOKENS_ISSUED),
                stage("Refreshed for the first time", Milestone.FIRST_REFRESH));
    }

    private Stage stage(String name, Milestone milestone) {
        return new Stage(
                name, days.stream().mapToLong(day -> day.reached(milestone)).sum(), begun);
    }

    /** One stage, for a view. */
    public static final class Stage {

        private final String name;
        private final long attempts;
        private final long begun;

        private Stage(String name, long attempts, long begun) {
            this.name = name;
            this.attempts = attempts;
            this.begun = begun;
        }

        public String getName() {
            return name;
        }

        public long getAttempts() {
            return attempts;
        }

        /** Of 1,000. */
        public long getWidth() {
            return begun == 0 ? 0 : attempts * FULL / begun;
        }

        public String getShare() {
            return begun == 0 ? "" : Math.round(attempts * 100.0 / begun) + " %";
        }
    }
}
