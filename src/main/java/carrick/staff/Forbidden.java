package carrick.staff;

/** Whoever asked may not do this. */
public final class Forbidden extends RuntimeException {

    Forbidden(Role needed) {
        super("this needs the role " + needed.word());
    }
}
