package carrick.relay;

import static carrick.relay.RelayFault.RELAYED_ANSWER_UNFIT;
import static carrick.relay.RelayFault.RELAYED_CLIENT_REFUSED;
import static carrick.relay.RelayFault.RELAYED_CODE_REFUSED;
import static carrick.relay.RelayFault.RELAYED_LATE;
import static carrick.relay.RelayFault.RELAYED_REFRESH_TOKEN_REFUSED;
import static carrick.relay.RelayFault.RELAYED_REQUEST_REFUSED;

import carrick.authorization.Told;
import carrick.client.ClientAuthentication;
import carrick.http.FormParameters;
import carrick.oauth.OAuthException;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.preflight.exam.HiddenWords;
import carrick.preflight.exam.Ledger;
import carrick.preflight.exam.Result;
import carrick.preflight.exam.Severity;
import carrick.preflight.exam.Verdict;
import carrick.preflight.exchange.TokenAnswer;
import carrick.preflight.exchange.TokenShape;
import carrick.preflight.wire.Heard;
import carrick.trace.Fields;
import carrick.trace.Milestone;
import carrick.trace.Trace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a recording relay keeps of a request. Nothing here may stop what passes: what cannot be kept is not kept. */
@RequestScoped
public class Recording {

    /** In milliseconds. */
    static final long ALEXA_WAITS = 4_500;

    /** From here on a status is none of tokens. */
    private static final int REDIRECTED = 300;

    private static final System.Logger LOG = System.getLogger(Recording.class.getName());
    private static final Set<String> GRANT_TYPES = Set.of("authorization_code", "refresh_token");

    @Inject
    Trace trace;

    @Inject
    Told told;

    @Inject
    RelayedLinks links;

    @Inject
    ClientAuthentication clientAuthentication;

    @Inject
    Clock clock;

    private Relay relay;
    private FormParameters form;
    private RelayedLink link;

    /** An authorization request on its way to the server. */
    void ofAuthorization(Relay through, String query) {
        quietly(() -> {
            var attempt = Id.next(clock.now());
            var parameters = FormParameters.ofQuery(query);
            trace.belongsTo(attempt);
            trace.isWorthAStep();
            told.by(parameters);
            passed(through, through.authorizationUri().getHost());
            links.begin(through, attempt, parameters);
        });
    }

    /** A token request on its way to the server. */
    void ofToken(Relay through, String authorization, byte[] body) {
        quietly(() -> {
            relay = through;
            passed(through, through.tokenUri().getHost());
            form = FormParameters.ofQuery(new String(body, java.nio.charset.StandardCharsets.UTF_8));
            trace.asks(form::tell);
            trace.does(form.find("grant_type").filter(GRANT_TYPES::contains).orElse("other"));
            clientAuthentication.claimedBy(authorization, form).ifPresent(trace::clientIs);
            links.find(through, form).ifPresent(found -> {
                link = found;
                trace.belongsTo(found.id());
            });
        });
    }

    private void passed(Relay through, String host) {
        trace.passed("passed on to " + host + " by the relay " + through.name().replace(';', ','));
    }

    /** What came back. */
    void ofAnswer(Heard heard) {
        if (form != null) {
            quietly(() -> judge(TokenAnswer.of(heard)));
        }
    }

    private void judge(TokenAnswer answer) {
        var heard = answer.heard();
        trace.answers(fields -> tell(answer, fields));
        if (heard.status() >= REDIRECTED) {
            refused(answer);
            return;
        }
        var unfit = unfit(answer);
        if (!unfit.isEmpty()) {
            trace.failed(RELAYED_ANSWER_UNFIT.rejection("what Alexa takes", titles(unfit)));
        } else if (heard.millis() > ALEXA_WAITS) {
            trace.failed(RELAYED_LATE.rejection("within " + ALEXA_WAITS + " ms", heard.millis() + " ms"));
        } else {
            good(answer);
        }
    }

    private void good(TokenAnswer answer) {
        var attempt = link == null ? Id.next(clock.now()) : link.id();
        trace.belongsTo(attempt);
        var isFirstRefresh = links.answered(relay, link, attempt, form, answer.refreshToken());
        if (form.find("refresh_token").isEmpty()) {
            trace.reached(Milestone.TOKENS_ISSUED);
        } else if (isFirstRefresh) {
            trace.reached(Milestone.FIRST_REFRESH);
        }
    }

    private void refused(TokenAnswer answer) {
        var heard = answer.heard();
        var presented = heard.status() + (answer.error().isEmpty() ? "" : " " + answer.error());
        if (heard.status() >= 500 || heard.status() < 400) {
            trace.failed(RELAYED_ANSWER_UNFIT.rejection("200 with tokens, or 400 with an error", presented));
        } else if (answer.error().equals("invalid_client") || heard.status() == 401) {
            trace.failed(RELAYED_CLIENT_REFUSED, presented);
        } else if (!answer.error().equals("invalid_grant")) {
            trace.failed(RELAYED_REQUEST_REFUSED, presented);
        } else {
            var isRefresh = form.find("refresh_token").isPresent();
            trace.failed(isRefresh ? RELAYED_REFRESH_TOKEN_REFUSED : RELAYED_CODE_REFUSED, presented);
        }
    }

    /** What of the answer Alexa stumbles over, by the checks of the preflight. */
    private List<Result> unfit(TokenAnswer answer) {
        var ledger = new Ledger(new HiddenWords(), result -> {});
        var shape = new TokenShape(ledger, false, answer, clock.now());
        if (shape.judge() && form.find("code").isPresent()) {
            shape.judgeRefreshToken();
        }
        return ledger.results().stream()
                .filter(result -> result.verdict() == Verdict.FAILED)
                .filter(result -> result.check().saying().severity() == Severity.FATAL
                        || result.check().saying().severity() == Severity.ERROR)
                .toList();
    }

    private static String titles(List<Result> results) {
        return results.stream().map(result -> result.check().title()).collect(Collectors.joining(", "));
    }

    /** Names and sizes; of the server's own words only those that are there to be read. */
    private static void tell(TokenAnswer answer, Fields fields) {
        fields.add("after", answer.heard().millis() + " ms");
        answer.heard().header("Server").ifPresent(server -> fields.add("Server", server));
        answer.heard().header("Location").ifPresent(text -> fields.add("Location", text.split("[?#]", 2)[0]));
        if (answer.json() == null) {
            fields.add("body", answer.heard().body().length + " bytes, no JSON object");
            return;
        }
        fields.add("fields", String.join(" ", answer.json().keySet()));
        answer.text("token_type").ifPresent(type -> fields.add("token_type", type));
        fields.add("expires_in", answer.json().get("expires_in"));
        fields.add("access_token", length(answer.accessToken())).add("refresh_token", length(answer.refreshToken()));
        answer.text("error").ifPresent(error -> fields.add("error", error));
        answer.text("error_description")
                .ifPresent(words -> fields.add("error_description", new HiddenWords().hide(words)));
    }

    private static String length(String token) {
        return token.isEmpty() ? null : token.length() + " characters";
    }

    private static void quietly(Runnable keep) {
        try {
            keep.run();
        } catch (OAuthException malformed) {
            LOG.log(System.Logger.Level.DEBUG, "A relayed request has parameters that cannot be read.");
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "What passed a relay could not be kept: " + failure);
        }
    }
}
