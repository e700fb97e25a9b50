package carrick.authorization;

import carrick.client.Client;
import carrick.grant.Grant;
import carrick.grant.TestGrants;
import carrick.http.FormParameters;
import carrick.platform.TestClock;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Codes that a client got for its request. */
public final class TestCodes {

    private TestCodes() {}

    /** A code that lives for five minutes. */
    public static AuthorizationCode code(Client client, Grant grant, String query) {
        var request = new AuthorizationRequest(FormParameters.ofQuery(query), Optional.of(client));
        var expiresAt = TestClock.START.plus(Duration.ofMinutes(5));
        return new AuthorizationCode(
                new Interaction(TestGrants.FAMILY, "unused", request, expiresAt), grant, new byte[16], expiresAt);
    }

    public static AuthorizationCode redeemed(AuthorizationCode code, Instant at) {
        try { // as the update does it
            Field field = AuthorizationCode.class.getDeclaredField("redeemedAt");
            field.setAccessible(true);
            field.set(code, at);
            return code;
        } catch (ReflectiveOperationException renamed) {
            throw new AssertionError(renamed);
        }
    }
}
