package carrick.links;

import carrick.account.Account;
import carrick.account.factor.Enrolments;
import carrick.account.factor.FactorForm;
import carrick.account.factor.FactorKind;
import carrick.account.factor.SecondFactors;
import carrick.http.Browsing;
import carrick.http.SecurityHeaders;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Id;
import io.nayuki.qrcodegen.QrCode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Where a customer sets up an authenticator app, passkeys and recovery codes, and takes them away. */
@Named
@RequestScoped
public class FactorsPage {

    /** In modules, around the picture. */
    private static final int QUIET = 4;

    @Inject
    Browsing browsing;

    @Inject
    Customer customer;

    @Inject
    SecondFactors factors;

    @Inject
    Enrolments enrolments;

    @Inject
    FactorForm form;

    @Inject
    Clock clock;

    private Account account;
    private Optional<Enrolments.Offered> offered;
    private String name = "";
    private String error;
    private List<String> drawn = List.of();

    @PostConstruct
    void find() {
        account = customer.account().filter(factors::mayHave).orElse(null);
        if (account != null) {
            form.ask(account, customer.occasion());
        }
    }

    public FactorForm getForm() {
        return form;
    }

    /** Before the page is drawn, while headers can be set. */
    public void open(ComponentSystemEvent drawing) {
        if (account != null) {
            SecurityHeaders.letPasskeysRun(
                    browsing.request(), browsing.response(), Secret.random().reveal());
        }
    }

    public boolean isAvailable() {
        return account != null;
    }

    /** Whether the customer signed in a moment ago; otherwise nothing is changed. */
    public boolean isFresh() {
        return customer.cameJustNow(clock.now());
    }

    public void offerApp() {
        change(enrolments::offer);
    }

    public void confirmApp() {
        change(mine -> {
            if (enrolments.confirm(mine, form.typedCode())) {
                givenFirst(mine);
            } else {
                error = "code";
            }
        });
    }

    public void addPasskey() {
        change(mine -> {
            if (enrolments.add(mine, name, form.typedCredential(), customer.occasion())) {
                givenFirst(mine);
            } else {
                error = "passkey";
            }
        });
    }

    /** With the first thing that can be lost come the codes for that day. */
    private void givenFirst(Account mine) {
        if (enrolments.codesLeft(mine) == 0) {
            drawn = enrolments.drawCodes(mine);
        } else {
            browsing.goTo("/account/factors?done=added");
        }
    }

    public void drawCodes() {
        change(mine -> {
            if (factors.isNeeded(mine)) {
                drawn = enrolments.drawCodes(mine);
            }
        });
    }

    public void removeApp() {
        change(mine -> removed(enrolments.removeAuthenticator(mine)));
    }

    public void removePasskey() {
        change(mine -> removed(browsing.parameter("passkey")
                .flatMap(Id::read)
                .filter(id -> enrolments.removePasskey(mine, id))
                .isPresent()));
    }

    private void removed(boolean gone) {
        if (gone) {
            browsing.goTo("/account/factors?done=removed");
        } else {
            error = "last";
        }
    }

    private void change(Consumer<Account> what) {
        if (account == null || !isFresh()) {
            browsing.goTo("/account/factors");
        } else {
            what.accept(account);
            offered = null; // it was looked up before the button was pressed
        }
    }

    private Set<FactorKind> kinds() {
        return account == null ? Set.of() : factors.kinds(account);
    }

    public boolean isApp() {
        return kinds().contains(FactorKind.AUTHENTICATOR);
    }

    /** Whether an app was offered a secret, and no code of it was typed yet. */
    public boolean isPending() {
        return offered().isPresent();
    }

    private Optional<Enrolments.Offered> offered() {
        if (offered == null) {
            offered = account == null ? Optional.empty() : enrolments.pending(account);
        }
        return offered;
    }

    /** In groups, for whoever types it. */
    public String getSecret() {
        return enrolments
                .pending(account)
                .map(Enrolments.Offered::secret)
                .orElse("")
                .replaceAll("(.{4})(?=.)", "$1 ");
    }

    public String getUri() {
        return offered().map(Enrolments.Offered::uri).orElse("");
    }

    /** The same for a camera: the dark modules as a path, one unit each, with the quiet zone around. */
    public String getPicture() {
        var picture = picture();
        var path = new StringBuilder();
        for (int y = 0; y < picture.size; y++) {
            for (int x = 0; x < picture.size; x++) {
                var begin = x;
                while (picture.getModule(x, y)) { // light beyond the border
                    x++;
                }
                if (x > begin) {
                    path.append("M%d %dh%dv1h-%dz".formatted(begin + QUIET, y + QUIET, x - begin, x - begin));
                }
            }
        }
        return path.toString();
    }

    public int getPictureSize() {
        return picture().size + 2 * QUIET;
    }

    private QrCode picture() {
        return QrCode.encodeText(getUri(), QrCode.Ecc.MEDIUM);
    }

    public List<PasskeyRow> getPasskeys() {
        return account == null
                ? List.of()
                : enrolments.passkeys(account).stream().map(PasskeyRow::new).toList();
    }

    public long getCodesLeft() {
        return account == null ? 0 : enrolments.codesLeft(account);
    }

    /** Just drawn, and shown this once. */
    public List<String> getDrawn() {
        return drawn;
    }

    public String getDone() {
        return browsing.parameter("done")
                .filter(done -> done.matches("added|removed"))
                .orElse(null);
    }

    /** As the last part of a text's key; {@code null} before anything went wrong. */
    public String getError() {
        return error;
    }

    public String getName() {
        return name;
    }

    public void setName(String typed) {
        name = typed == null ? "" : typed;
    }
}
