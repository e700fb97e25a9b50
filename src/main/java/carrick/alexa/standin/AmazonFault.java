package carrick.alexa.standin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be made to go wrong at Amazon, by the names that Amazon gives or, where it gives none, by what a caller sees. */
enum AmazonFault {
    /** The usual answer; with a delay a late one. */
    NONE,
    /** The connection ends before the answer is whole. */
    RESET,
    /** A page instead of JSON, as a proxy in between answers. */
    HTML,

    INVALID_GRANT(400, "invalid_grant", "OA2InvalidGrantException"),
    INVALID_CLIENT(401, "invalid_client", "OA2InvalidClientException"),
    INVALID_REQUEST(400, "invalid_request", "OA2InvalidRequestException"),
    UNAUTHORIZED_CLIENT(400, "unauthorized_client", "OA2UnauthorizedClientException"),
    UNSUPPORTED_GRANT_TYPE(400, "unsupported_grant_type", "OA2UnsupportedGrantTypeException"),
    SERVER_ERROR(500, "ServerError", "OA2ServerErrorException"),
    UNAVAILABLE(503, "ServiceUnavailable", "ServiceUnavailableException"),
    THROTTLED(429, "Throttled", "ThrottlingException"),
    /** The tokens are issued, the code is used up, and the answer stops in the middle of its JSON. */
    CUT(Place.TOKEN),
    NO_REFRESH_TOKEN(Place.TOKEN),
    /** The access token is good for one second. */
    SHORT_LIVED(Place.TOKEN),
    /** The access token is good for one minute: stale, and no worse for it. */
    LASTS_A_MINUTE(Place.TOKEN),
    /** The code is used up, and nobody hears of the tokens. */
    CONSUMED_THEN_RESET(Place.TOKEN),

    INVALID_REQUEST_EXCEPTION(400, "The request is missing a field, or a field is wrong."),
    INVALID_ACCESS_TOKEN_EXCEPTION(401, "The access token is invalid, expired or malformed."),
    SKILL_NEVER_ENABLED_EXCEPTION(403, "The customer never enabled the skill, as far as this region knows."),
    /** The customer disabled the skill: found out after token and region, before the event is read. */
    SKILL_DISABLED_EXCEPTION(403, "The customer disabled the skill."),
    INSUFFICIENT_PERMISSION_EXCEPTION(403, "The access token does not allow to send events."),
    SKILL_NOT_FOUND_EXCEPTION(404, "There is no skill for the access token."),
    ACCOUNT_NOT_FOUND_EXCEPTION(404, "There is no account for the access token."),
    REQUEST_ENTITY_TOO_LARGE_EXCEPTION(413, "The event is too large; 300 endpoints are the most."),
    THROTTLING_EXCEPTION(429, "Too many requests."),
    INTERNAL_SERVICE_EXCEPTION(500, "The service failed."),
    SERVICE_UNAVAILABLE_EXCEPTION(503, "The service is not available.");

    /** Where a fault can happen. */
    enum Place {
        TOKEN,
        GATEWAY
    }

    private final List<Place> places;
    private final int status;
    private final String error;
    private final String detail;

    AmazonFault(Place... places) {
        this.places = places.length == 0 ? List.of(Place.values()) : List.of(places);
        status = 200;
        error = null;
        detail = null;
    }

    /** An error of Login with Amazon. */
    AmazonFault(int status, String error, String type) {
        places = List.of(Place.TOKEN);
        this.status = status;
        this.error = error;
        detail = type;
    }

    /** An error of the event gateway, whose code is the name. */
    AmazonFault(int status, String description) {
        places = List.of(Place.GATEWAY);
        this.status = status;
        error = name();
        detail = description;
    }

    static List<AmazonFault> of(Place place) {
        return Arrays.stream(values())
                .filter(fault -> fault.places.contains(place))
                .toList();
    }

    static Optional<AmazonFault> find(Place place, String name) {
        return of(place).stream().filter(fault -> fault.name().equals(name)).findFirst();
    }

    /** Whether the answer is an error in Amazon's form, whatever the request was. */
    boolean isError() {
        return error != null;
    }

    int status() {
        return status;
    }

    /** {@code error} of Login with Amazon, {@code code} of the gateway. */
    String error() {
        return error;
    }

    /** {@code X-Amzn-ErrorType} of Login with Amazon. */
    String type() {
        return detail;
    }

    /** {@code description} of the gateway. */
    String description() {
        return detail;
    }
}
