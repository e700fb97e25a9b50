package carrick.links;

import carrick.grant.TokenFamily;
import carrick.platform.Id;
import jakarta.faces.context.FacesContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** One link, such as one household's, as its customer sees it. */
public final class Link {

    private final TokenFamily family;
    private final String name;

    Link(TokenFamily family, String name) {
        this.family = family;
        this.name = name;
    }

    public String getNumber() {
        return Id.show(family.id());
    }

    /** Of the skill. */
    public String getName() {
        return name;
    }

    public String getSince() {
        return day(Id.madeAt(family.id()));
    }

    /** The day on which it was last known to be in use. */
    public String getUsed() {
        return day(family.renewedAt());
    }

    /** In the language of the page; the day is that of UTC. */
    static String day(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(FacesContext.getCurrentInstance().getViewRoot().getLocale())
                .format(moment.atZone(ZoneOffset.UTC));
    }
}
