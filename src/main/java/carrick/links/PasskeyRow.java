package carrick.links;

import carrick.account.factor.Enrolments;
import carrick.platform.Id;

/** One passkey as its owner sees it. */
public final class PasskeyRow {

    private final Enrolments.Known known;

    PasskeyRow(Enrolments.Known known) {
        this.known = known;
    }

    public String getNumber() {
        return Id.show(known.id());
    }

    public String getName() {
        return known.name();
    }

    /** The day on which it was used last. */
    public String getUsed() {
        return Link.day(known.usedAt());
    }
}
