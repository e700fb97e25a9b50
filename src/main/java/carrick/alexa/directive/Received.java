package carrick.alexa.directive;

import jakarta.enterprise.context.RequestScoped;

/** The directive of this request, for whoever must answer an error in its shape. */
@RequestScoped
class Received {

    private Directive directive;

    void is(Directive read) {
        directive = read;
    }

    /** {@code null} where the request was none. */
    Directive directive() {
        return directive;
    }
}
