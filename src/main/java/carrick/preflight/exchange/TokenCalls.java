package carrick.preflight.exchange;

import carrick.preflight.browser.Codes;
import carrick.preflight.exam.Examination;
import carrick.preflight.wire.Call;
import carrick.preflight.wire.NoAnswer;
import carrick.preflight.wire.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Calls of the token URI with the client's credentials. Tokens that come back are hidden from the report, and times are kept. */
public final class TokenCalls {

    private final Examination examination;
    private final Scheme scheme;
    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());

    private TokenCalls(Examination examination) {
        this.examination = examination;
        scheme = Scheme.valueOf(examination.target().scheme());
    }

    public static TokenCalls of(Examination examination) {
        return examination
                .recall(TokenCalls.class)
                .orElseGet(() -> examination.learn(TokenCalls.class, new TokenCalls(examination)));
    }

    public Scheme scheme() {
        return scheme;
    }

    public Call call(Scheme by, Parameters form) {
        return call(by, form, examination.target().clientSecret());
    }

    public Call call(Scheme by, Parameters form, String secret) {
        return by.call(
                examination.target().tokenUri(), form, examination.target().clientId(), secret);
    }

    public TokenAnswer send(Parameters form) throws NoAnswer {
        return send(call(scheme, form));
    }

    public TokenAnswer send(Call call) throws NoAnswer {
        var answer = TokenAnswer.of(examination.wire().send(call));
        examination.hidden().add("access_token", answer.accessToken());
        examination.hidden().add("refresh_token", answer.refreshToken());
        examination.hidden().add("id_token", answer.text("id_token").orElse(""));
        if (answer.heard().status() != 401) { // many take their time over wrong secrets, which Alexa does not send
            millis.add(answer.heard().millis());
        }
        return answer;
    }

    public TokenAnswer exchange(Codes.Fresh fresh) throws NoAnswer {
        return send(form(fresh));
    }

    /** As Alexa sends it. */
    public Parameters form(Codes.Fresh fresh) {
        return new Parameters()
                .add("grant_type", "authorization_code")
                .add("code", fresh.code())
                .add("redirect_uri", fresh.call().redirectUri())
                .addUnlessNull("code_verifier", fresh.call().verifier());
    }

    public TokenAnswer refresh(String refreshToken) throws NoAnswer {
        return send(refreshForm(refreshToken));
    }

    public Parameters refreshForm(String refreshToken) {
        return new Parameters().add("grant_type", "refresh_token").add("refresh_token", refreshToken);
    }

    /** How long each answer took. */
    public List<Long> millis() {
        synchronized (millis) {
            return List.copyOf(millis);
        }
    }
}
