package carrick.console.overview;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Links per day as bars, in the units of the picture: what was linked below, what failed on top of it. */
public final class Chart {

    static final int WIDTH = 364;
    static final int HEIGHT = 110;
    private static final int GAP = 5;

    /** Every so many days there is room for a date. */
    private static final int LABELLED = 3;

    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final List<Bar> bars = new ArrayList<>();
    private final long most;

    Chart(List<Day> days) {
        most = Math.max(
                1,
                days.stream()
                        .mapToLong(day -> day.linked() + day.failed())
                        .max()
                        .orElse(1));
        for (int place = 0; place < days.size(); place++) {
            var bar = new Bar(days.get(place), place * WIDTH / days.size(), WIDTH / days.size() - GAP, most);
            bars.add((days.size() - 1 - place) % LABELLED == 0 ? bar.labelled() : bar);
        }
    }

    public List<Bar> getBars() {
        return bars;
    }

    /** What the height of the picture stands for. */
    public long getMost() {
        return most;
    }

    /** One day. */
    public static final class Bar {

        private final Day day;
        private final int x;
        private final int width;
        private final long most;
        private boolean labelled;

        private Bar(Day day, int x, int width, long most) {
            this.day = day;
            this.x = x;
            this.width = width;
            this.most = most;
        }

        private Bar labelled() {
            labelled = true;
            return this;
        }

        /** Whether its date stands below it. */
        public boolean isLabelled() {
            return labelled;
        }

        public int getX() {
            return x;
        }

        public int getWidth() {
            return width;
        }

        public int getMiddle() {
            return x + width / 2;
        }

        public long getLinked() {
            return day.linked();
        }

        public long getFailed() {
            return day.failed();
        }

        public long getLinkedHeight() {
            return day.linked() * HEIGHT / most;
        }

        public long getLinkedTop() {
            return HEIGHT - getLinkedHeight();
        }

        public long getFailedHeight() {
            return day.failed() * HEIGHT / most;
        }

        public long getFailedTop() {
            return getLinkedTop() - getFailedHeight();
        }

        public String getLabel() {
            return LABEL.format(day.date());
        }

        /** As in a URL that filters by it. */
        public String getDate() {
            return day.date().toString();
        }
    }
}
