package carrick.alexa.amazon;

import carrick.grant.TokenFamily;
import carrick.oauth.Secret;

/**
 * A code of Login with Amazon, and the link it is for.
 *
 * @param messageId of the directive that brought it; {@code null} where another way led here
 */
public record AmazonCode(TokenFamily family, Secret code, String messageId, Region region) {}
