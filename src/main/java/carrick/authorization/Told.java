package carrick.authorization;

import carrick.http.FormParameters;
import carrick.trace.Trace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** What an authorization request tells the trace of itself, whoever is to answer it. */
@RequestScoped
public class Told {

    @Inject
    Instance<OriginReader> origins;

    @Inject
    Trace trace;

    /** What is wrong with a request may stand in any part of it, so all of it is told before the first rule. */
    public void by(FormParameters query) {
        trace.asks(query::tell);
        query.find("client_id").ifPresent(trace::clientIs);
        var state = State.in(query);
        trace.asksFor(
                query.find("redirect_uri").orElse(null), state.map(State::hash).orElse(null));
        state.filter(sent -> !sent.isTooLong())
                .flatMap(sent -> origins.stream()
                        .flatMap(reader -> reader.read(sent.decoded()).stream())
                        .findFirst())
                .ifPresent(trace::comesFrom);
    }
}
