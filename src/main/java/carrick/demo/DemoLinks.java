package carrick.demo;

import jakarta.enterprise.context.ApplicationScoped;

/** The link that the demo made last, since the server started. */
@ApplicationScoped
class DemoLinks {

    private volatile Last last;

    /** @param doorbell {@code null} where no event was sent */
    record Last(String number, DemoCall doorbell) {}

    void made(String number, DemoCall doorbell) {
        last = new Last(number, doorbell);
    }

    /** {@code null} before the first one. */
    Last last() {
        return last;
    }
}
