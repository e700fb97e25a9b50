package carrick.preflight.event;

import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Target;
import carrick.preflight.exchange.Scheme;
import carrick.preflight.exchange.TokenAnswer;
import carrick.preflight.wire.Call;
import carrick.preflight.wire.Heard;
import carrick.preflight.wire.NoAnswer;
import carrick.preflight.wire.Parameters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes a device change, by the request that was entered for it. */
final class Trigger {

    private final Examination examination;
    private final String authorization;
    private final Supplier<Instant> now;

    private Trigger(Examination examination, String authorization, Supplier<Instant> now) {
        this.examination = examination;
        this.authorization = authorization;
        this.now = now;
    }

    static Trigger of(Examination examination, Supplier<Instant> now) throws NoAnswer {
        var target = examination.target();
        var authorization =
                target.eventClientId().isEmpty() ? target.eventAuthorization() : "Bearer " + token(examination, target);
        return new Trigger(examination, authorization, now);
    }

    /** Of the device cloud itself (RFC6749-4.4). */
    private static String token(Examination examination, Target target) throws NoAnswer {
        var form = new Parameters().add("grant_type", "client_credentials");
        var call = Scheme.HTTP_BASIC.call(target.tokenUri(), form, target.eventClientId(), target.eventClientSecret());
        var token = TokenAnswer.of(examination.wire().send(call)).accessToken();
        examination.hidden().add("access_token of events", token);
        return token;
    }

    /** @param endpoint of the device, which stands in what comes to the gateway */
    Heard change(String endpoint) throws NoAnswer {
        var target = examination.target();
        var body = target.eventBody()
                .replace("{endpoint}", endpoint)
                .replace("{message_id}", UUID.randomUUID().toString())
                .replace("{time}", now.get().truncatedTo(ChronoUnit.SECONDS).toString());
        var call = Call.json(target.eventUri().orElseThrow(), body);
        return examination.wire().send(authorization.isEmpty() ? call : call.with("Authorization", authorization));
    }
}
