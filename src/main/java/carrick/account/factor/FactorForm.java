package carrick.account.factor;

import carrick.account.Account;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;

/** What a page asks for besides the password, and what the customer answered: for the login page as for the customer's own. */
@RequestScoped
public class FactorForm {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    @Inject
    SecondFactors factors;

    @Inject
    Enrolments enrolments;

    @Inject
    Passkeys passkeys;

    @Inject
    Challenges challenges;

    private Account account;
    private Set<FactorKind> kinds = Set.of();
    private String occasion;
    private String code = "";
    private String recoveryCode = "";
    private String credential = "";
    private String offered = "";
    private String error;
    private long wait;

    /** @param what the challenge for a passkey is made for: this linking, or this sign-in */
    public void ask(Account whom, String what) {
        account = whom;
        occasion = what;
        kinds = factors.kinds(whom);
    }

    /** What became of what was typed or signed; the page says what is wrong. */
    public Verdict check() {
        if (code.isBlank() && recoveryCode.isBlank() && credential.isBlank()) {
            error = "missing";
            return new Verdict.Wrong();
        }
        var verdict = factors.check(account, new SecondFactors.Shown(code, recoveryCode, credential), occasion);
        if (verdict instanceof Verdict.TooMany tooMany) {
            error = "throttled";
            wait = tooMany.pause().toSeconds() + 1;
        } else if (verdict instanceof Verdict.Wrong) {
            error = credential.isBlank() ? "wrong" : "passkey";
        }
        return verdict;
    }

    /** Whether the form was sent with nothing in it. */
    public boolean isEmpty() {
        return "missing".equals(error);
    }

    /** As the last part of a text's key; {@code null} before anything went wrong. */
    public String getError() {
        return error;
    }

    /** Seconds until the next try. */
    public long getWait() {
        return wait;
    }

    public boolean isApp() {
        return kinds.contains(FactorKind.AUTHENTICATOR);
    }

    public boolean isPasskey() {
        return kinds.contains(FactorKind.PASSKEY);
    }

    public boolean isRecoverable() {
        return kinds.contains(FactorKind.RECOVERY_CODE);
    }

    public String getChallenge() {
        return account == null ? "" : BASE64URL.encodeToString(challenges.next(account.id(), occasion));
    }

    public String getRelyingParty() {
        return passkeys.relyingParty();
    }

    /** The ids of the passkeys of this account, separated by blanks. */
    public String getCredentials() {
        return account == null
                ? ""
                : factors.of(account, FactorKind.PASSKEY).stream()
                        .map(factor -> BASE64URL.encodeToString(passkeys.credentialId(factor)))
                        .collect(Collectors.joining(" "));
    }

    /** By which authenticators know the account; nothing about a person is in it (WebAuthn-3-14.6.1). */
    public String getUserHandle() {
        return account == null
                ? ""
                : BASE64URL.encodeToString(
                        ByteBuffer.allocate(Long.BYTES).putLong(account.id()).array());
    }

    public String getCode() {
        return "";
    }

    public void setCode(String typed) {
        code = typed == null ? "" : typed;
    }

    public String getRecoveryCode() {
        return "";
    }

    public void setRecoveryCode(String typed) {
        recoveryCode = typed == null ? "" : typed;
    }

    /** What the browser answered of a passkey, in JSON. */
    public String getCredential() {
        return "";
    }

    public void setCredential(String answer) {
        credential = answer == null ? "" : answer;
    }

    /** Whether this browser has passkeys: {@code yes}, {@code no}, or nothing where its scripts do not run. */
    public String getOffered() {
        return offered;
    }

    public void setOffered(String answer) {
        offered = answer != null && answer.matches("yes|no") ? answer : "";
    }

    /** What this page was told, for those who look why a customer did not get further. Never a code. */
    public String tell() {
        var by = credential.isBlank() ? recoveryCode.isBlank() ? "a code" : "a recovery code" : "a passkey";
        var browser = offered.isEmpty() ? "not told" : offered;
        return by + "; passkeys in this browser: " + browser;
    }

    /** For setting up: what was typed. */
    public String typedCode() {
        return code;
    }

    public String typedCredential() {
        return credential;
    }
}
