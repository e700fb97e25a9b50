package carrick.demo;

import carrick.console.AttemptRecord;
import carrick.http.FormParameters;
import carrick.oauth.Secret;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what Amazon's servers do once the code is there, and shows it. */
@Named
@RequestScoped
public class LinkedPage {

    @Inject
    HttpServletRequest request;

    @Inject
    Settings settings;

    @Inject
    DemoState demoState;

    @Inject
    DemoAlexa alexa;

    @Inject
    DemoLinks links;

    @Inject
    DemoRecord demoRecord;

    private final List<DemoCall> calls = new ArrayList<>();
    private FormParameters query;
    private boolean stateIntact;

    @PostConstruct
    void playAmazon() {
        query = FormParameters.ofQuery((String) request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING));
        stateIntact = demoState.isIntact(query.find("state").orElse(null));
        if (stateIntact) {
            query.find("code").map(Secret::new).ifPresent(this::linkOnce);
        }
    }

    /** Whoever loads the page again sees what came of the code: Amazon exchanges one once, and the second time may end the link. */
    private void linkOnce(Secret code) {
        calls.addAll(links.madeWith(code));
        if (calls.isEmpty() && link(code)) {
            links.spent(code, calls);
        }
    }

    /** Answers whether the code is spent. */
    private boolean link(Secret code) {
        var exchange = shown(alexa.exchanges(code.reveal()));
        var refresh = exchange.find("refresh_token").map(alexa::refreshes).map(this::shown);
        refresh.filter(DemoCall::isGood).ifPresent(good -> {
            var doorbell = isStandIn() ? sendsEvents(good) : Optional.<DemoCall>empty();
            links.made(exchange.attempt(), doorbell.orElse(null));
        });
        return exchange.getStatus() == 200;
    }

    /** With <i>Send Alexa Events</i>, which needs somebody who plays Login with Amazon. */
    private Optional<DemoCall> sendsEvents(DemoCall refresh) {
        var grant = shown(alexa.grants(refresh.find("access_token").orElseThrow()));
        return grant.isGood() ? Optional.of(shown(alexa.rings(refresh.attempt()))) : Optional.empty();
    }

    private DemoCall shown(DemoCall call) {
        calls.add(call);
        return call;
    }

    public List<DemoCall> getCalls() {
        return calls;
    }

    public boolean isStandIn() {
        return settings.isOn(Setting.STAND_IN);
    }

    public boolean isStateIntact() {
        return stateIntact;
    }

    /** Whether every call was answered as Alexa wants it. */
    public boolean isLinked() {
        return calls.size() >= 2 && calls.stream().allMatch(DemoCall::isGood);
    }

    /** What Carrick kept of it; {@code null} where nothing is known. */
    public AttemptRecord getRecord() {
        return demoRecord.newest();
    }

    /** The error that came back instead of a code; empty where none did. */
    public String getError() {
        return query.find("error").orElse("");
    }

    public String getErrorDescription() {
        return query.find("error_description").orElse("");
    }
}
