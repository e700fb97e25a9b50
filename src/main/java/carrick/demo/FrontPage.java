package carrick.demo;

import carrick.alexa.amazon.AmazonGrant;
import carrick.alexa.amazon.AmazonGrants;
import carrick.console.AttemptRecord;
import carrick.console.Times;
import carrick.platform.Database;
import carrick.platform.Id;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.setup.DemoConsole;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** What this server is and whether it is ready; in a demo also what became of the last link. */
@Named
@RequestScoped
public class FrontPage {

    @Inject
    Database database;

    @Inject
    Settings settings;

    @Inject
    DemoLinks links;

    @Inject
    AmazonGrants grants;

    @Inject
    DemoRecord demoRecord;

    @Inject
    DemoConsole console;

    public boolean isReady() {
        return database.isReady() && database.answers();
    }

    public boolean isDemo() {
        return settings.isOn(Setting.DEMO);
    }

    public boolean isStandIn() {
        return settings.isOn(Setting.STAND_IN);
    }

    public String getIssuer() {
        return settings.text(Setting.ISSUER);
    }

    /** The number of the link that the demo made last; empty before the first one. */
    public String getLink() {
        return last().map(DemoLinks.Last::number).orElse("");
    }

    /** Whether Amazon's tokens are held for it. */
    public boolean isGranted() {
        return grant().isPresent();
    }

    public String getGrantedAt() {
        return grant().map(grant -> Times.show(grant.grantedAt())).orElse("");
    }

    public String getExpiresAt() {
        return grant().map(grant -> Times.show(grant.expiresAt())).orElse("");
    }

    public String getRegion() {
        return grant().map(grant -> grant.region().name()).orElse("");
    }

    /** The doorbell event of the last link; {@code null} where none was sent. */
    public DemoCall getDoorbell() {
        return last().map(DemoLinks.Last::doorbell).orElse(null);
    }

    /** What Carrick kept of the demo's newest attempt; {@code null} before the first one. */
    public AttemptRecord getRecord() {
        return demoRecord.newest();
    }

    /** With which the console's data can be asked; empty where this is no demo. */
    public String getConsoleToken() {
        return console.token().orElse("");
    }

    private Optional<DemoLinks.Last> last() {
        return isDemo() ? Optional.ofNullable(links.last()) : Optional.empty();
    }

    private Optional<AmazonGrant> grant() {
        return last().filter(link -> isReady())
                .flatMap(link -> Id.read(link.number()))
                .flatMap(grants::find)
                .filter(AmazonGrant::isActive);
    }
}
