package carrick.alexa.amazon;

import carrick.oauth.Secret;
import java.time.Duration;

/** What Login with Amazon grants: an access token for an hour, and a refresh token for as long as the customer stays. */
public record AmazonTokens(Secret access, Secret refresh, Duration lifetime) {}
