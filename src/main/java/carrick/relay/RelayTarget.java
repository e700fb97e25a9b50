package carrick.relay;

import java.net.URI;

/** Where a relay leads. */
public record RelayTarget(String name, URI authorizationUri, URI tokenUri) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 2_000;

    /** @throws IllegalArgumentException naming the field that cannot be used, and why */
    public static RelayTarget of(String name, String authorizationUri, String tokenUri) {
        if (name.isBlank()
                || name.strip().length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("name must have 1 to " + LONGEST_NAME + " characters");
        }
        return new RelayTarget(
                name.strip(), address("authorization_uri", authorizationUri), address("token_uri", tokenUri));
    }

    private static URI address(String field, String text) {
        try {
            var uri = URI.create(text.strip());
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException();
            }
            if (uri.toString().length() > LONGEST_ADDRESS) {
                throw new IllegalArgumentException();
            }
            return uri;
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    field + " must be an absolute address such as https://auth.example.com/oauth,"
                            + " without user, password and fragment, of at most " + LONGEST_ADDRESS + " characters");
        }
    }
}
