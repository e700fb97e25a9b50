package carrick.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What diagnosis concludes: a name that does not change, an explanation, the evidence for it and the cure. */
public final class Finding {

    /** The worst first; of these the likeliest. */
    public static final Comparator<Finding> BY_WEIGHT = Comparator.comparing(Finding::severity)
            .thenComparing(Comparator.comparing(Finding::likelihood).reversed())
            .thenComparing(Finding::name);

    private final String name;
    private final Severity severity;
    private final List<Integer> catalogue;
    private final List<String> evidence = new ArrayList<>();
    private String explanation = "";
    private String cure = "";
    private String shown = "";
    private String because = "";
    private int likelihood = 100;

    private Finding(Object rule, Severity severity) {
        name = rule.getClass().getSimpleName();
        this.severity = severity;
        var numbers = rule.getClass().getAnnotation(Catalogue.class);
        catalogue = numbers == null
                ? List.of()
                : IntStream.of(numbers.value()).boxed().toList();
    }

    /** @param rule whose class is the finding's name */
    public static Finding error(Object rule) {
        return new Finding(rule, Severity.ERROR);
    }

    /** @param rule whose class is the finding's name */
    public static Finding warning(Object rule) {
        return new Finding(rule, Severity.WARNING);
    }

    /** @param rule whose class is the finding's name */
    public static Finding info(Object rule) {
        return new Finding(rule, Severity.INFO);
    }

    /** @param sentences plain ones, about this attempt */
    public Finding explained(String sentences) {
        explanation = sentences;
        return this;
    }

    /** Adds what was seen in this attempt; {@code null} adds nothing. */
    public Finding seen(String what) {
        if (what != null) {
            evidence.add(what);
        }
        return this;
    }

    /** @param action what to enter where, with the exact value */
    public Finding cured(String action) {
        cure = action;
        return this;
    }

    /** @param words what the customer saw of it */
    public Finding shown(String words) {
        shown = words;
        return this;
    }

    /**
     * How likely it is the cause, where what was seen fits several.
     *
     * @param percent 100 where nothing else fits
     * @param why the reason for that place among the others
     */
    public Finding likely(int percent, String why) {
        likelihood = percent;
        because = why;
        return this;
    }

    public String name() {
        return name;
    }

    public Severity severity() {
        return severity;
    }

    /** The numbers in the catalogue of failures; empty for what it does not know. */
    public List<Integer> catalogue() {
        return catalogue;
    }

    public String explanation() {
        return explanation;
    }

    public List<String> evidence() {
        return List.copyOf(evidence);
    }

    public String cure() {
        return cure;
    }

    /** What the customer saw; empty where nothing. */
    public String shown() {
        return shown;
    }

    /** From 1 to 100. */
    public int likelihood() {
        return likelihood;
    }

    /** Why it has its likelihood; empty where nothing else fits. */
    public String because() {
        return because;
    }

    /** Where the manual tells more. */
    public String page() {
        return "faults.md#" + name.toLowerCase(java.util.Locale.ROOT);
    }
}
