package carrick.session;

import carrick.platform.DerivedKey;
import carrick.platform.MasterKey;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * What each form brings back, so that no other site can send one: a MAC of a cookie that this browser has had from before it signed
 * in, and of the session, which another site can neither read nor set.
 */
@Named
@RequestScoped
public class FormToken {

    /** The field in the form. */
    public static final String FIELD = "form_token";

    @Inject
    MasterKey masterKey;

    @Inject
    Cookies cookies;

    private String value;

    /** Before anything of the page is written: the browser may get its cookie only now. */
    public void prepare(Realm realm, HttpServletRequest request, HttpServletResponse response) {
        value = under(masterKey.current("form"), basis(realm, request, response));
    }

    /** For the hidden field. */
    public String getValue() {
        return value;
    }

    /** Whether the form that this request brings was written for this browser and its session. */
    public boolean isIn(HttpServletRequest request, Realm realm, HttpServletResponse response) {
        var sent = request.getParameter(FIELD);
        if (sent == null) {
            return false;
        }
        var basis = basis(realm, request, response);
        var presented = sent.getBytes(StandardCharsets.UTF_8);
        return masterKey.all("form").stream()
                .anyMatch(key ->
                        MessageDigest.isEqual(presented, under(key, basis).getBytes(StandardCharsets.UTF_8)));
    }

    private String basis(Realm realm, HttpServletRequest request, HttpServletResponse response) {
        return realm + "\n" + cookies.form(request, response) + "\n"
                + cookies.find(realm, request).orElse("");
    }

    private static String under(DerivedKey key, String basis) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.mac(basis.getBytes(StandardCharsets.UTF_8)));
    }
}
