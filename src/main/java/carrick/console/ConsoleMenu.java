package carrick.console;

import carrick.http.Addresses;
import carrick.http.Browsing;
import carrick.staff.Actor;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the console, as far as whoever is signed in may open them. */
@Named
@RequestScoped
public class ConsoleMenu {

    @Inject
    Browsing browsing;

    @Inject
    Actor actor;

    public List<Item> getItems() {
        return Stream.of(
                        item("overview", "Overview", Role.SUPPORT),
                        item("skills", "Skills", Role.SUPPORT),
                        item("attempts", "Link attempts", Role.SUPPORT),
                        item("accounts", "Links and accounts", Role.SUPPORT),
                        item("events", "Events", Role.SUPPORT),
                        item("preflights", "Preflight", Role.ADMIN),
                        item("audit", "Audit log", Role.SUPPORT),
                        item("configuration", "Configuration", Role.ADMIN),
                        item("staff", "Staff", Role.ADMIN))
                .filter(item -> actor.may(item.needed))
                .toList();
    }

    private Item item(String page, String name, Role needed) {
        var here = Addresses.of(browsing.request()).replace(".xhtml", "").equals("/console/" + page);
        return new Item(page, name, needed, here);
    }

    /** One page. */
    public static final class Item {

        private final String page;
        private final String name;
        private final Role needed;
        private final boolean here;

        private Item(String page, String name, Role needed, boolean here) {
            this.page = page;
            this.name = name;
            this.needed = needed;
            this.here = here;
        }

        public String getPage() {
            return page;
        }

        public String getName() {
            return name;
        }

        /** For {@code aria-current}. */
        public String getCurrent() {
            return here ? "page" : "false";
        }
    }
}
