package carrick.setup;

/** What is wrong in a declaration: line, field, cure. */
public final class Mistake extends RuntimeException {

    private final String field;
    private final String cure;

    Mistake(long line, String path, String whatAndCure) {
        super("line " + line + ": " + (path.isEmpty() ? "the file" : path) + " " + whatAndCure);
        field = path.substring(path.lastIndexOf('.') + 1);
        cure = whatAndCure;
    }

    /** What it is about, for who has filled in a form and knows of no lines: the field's last name and the cure. */
    public String brief() {
        return (field + " " + cure).strip();
    }
}
