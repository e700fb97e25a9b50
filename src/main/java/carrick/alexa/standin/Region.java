package carrick.alexa.standin;

import java.util.Locale;

/** Where a customer is at home. Each region has a gateway of its own, and only that one knows the customer. */
enum Region {
    NA,
    EU,
    FE;

    /** As it stands in the gateway's address. */
    static Region at(String path) {
        return valueOf(path.toUpperCase(Locale.ROOT));
    }

    /** A code tells its customer's region by how it begins; without such a beginning it is North America. */
    static Region of(String code) {
        if (code.startsWith("eu-")) {
            return EU;
        }
        return code.startsWith("fe-") ? FE : NA;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
