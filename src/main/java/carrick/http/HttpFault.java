package carrick.http;

import static carrick.oauth.OAuthError.INVALID_REQUEST;
import static carrick.oauth.OAuthError.SERVER_ERROR;
import static carrick.oauth.OAuthError.TEMPORARILY_UNAVAILABLE;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** What can be wrong with a request before anybody asks what it means. */
public enum HttpFault implements Fault {
    PARAMETER_REPEATED(INVALID_REQUEST, 400, "a parameter was sent more than once"),
    PARAMETER_MISSING(INVALID_REQUEST, 400, "a required parameter is missing"),
    PARAMETER_MALFORMED(INVALID_REQUEST, 400, "the parameters are not in the application/x-www-form-urlencoded format"),
    CONTENT_TYPE_UNSUPPORTED(INVALID_REQUEST, 400, "Content-Type must be application/x-www-form-urlencoded"),
    BODY_TOO_LARGE(INVALID_REQUEST, 413, "the request body is larger than 16384 bytes"),
    BODY_TOO_SLOW(INVALID_REQUEST, 408, "the request body did not arrive within 20 seconds"),
    BODY_ENCODED(INVALID_REQUEST, 415, "the request body must not be compressed: leave Content-Encoding out"),
    JSON_EXPECTED(INVALID_REQUEST, 400, "Content-Type must be application/json"),
    JSON_TOO_LARGE(INVALID_REQUEST, 413, "the request body is larger than this address takes"),
    JSON_MALFORMED(INVALID_REQUEST, 400, "the request body is not a JSON object in UTF-8, or a name in it is repeated"),
    BODY_UNREADABLE(INVALID_REQUEST, 400, "the request body ended before it was complete"),
    REQUEST_REFUSED(INVALID_REQUEST, 400, "the request, or one of its headers, cannot be read"),
    METHOD_NOT_ALLOWED(INVALID_REQUEST, 405, "this address does not answer that HTTP method"),
    NOT_FOUND(INVALID_REQUEST, 404, "there is nothing at this address"),
    FORMAT_NOT_ACCEPTABLE(INVALID_REQUEST, 406, "the answer is application/json, which the Accept header refuses"),
    UNAVAILABLE(TEMPORARILY_UNAVAILABLE, 503, "the server cannot answer for the moment, try the same request again"),
    UNEXPECTED(SERVER_ERROR, 500, "the server failed, its log tells why");

    private final OAuthError error;
    private final int status;
    private final String description;

    HttpFault(OAuthError error, int status, String description) {
        this.error = error;
        this.status = status;
        this.description = description;
    }

    @Override
    public OAuthError error() {
        return error;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String description() {
        return description;
    }
}
