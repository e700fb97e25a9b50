package carrick.account.oidc;

import carrick.account.store.Person;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a provider says of somebody: the claims of an ID token, or a user info. */
final class Claims {

    private Claims() {}

    /** @param subjects where the subject may stand, the best first */
    static Person person(Map<String, Object> claims, String... subjects) throws UpstreamRefusal {
        var subject = first(claims, subjects);
        if (subject == null) {
            throw new UpstreamRefusal("it names nobody: no " + String.join(", ", subjects));
        }
        var name = first(claims, "preferred_username", "email", "upn", "login");
        try {
            return new Person(subject, name == null ? subject : name, first(claims, "name"), first(claims, "locale"));
        } catch (IllegalArgumentException unusable) {
            throw new UpstreamRefusal(unusable.getMessage());
        }
    }

    /** {@code null} for none; some have numbers for subjects. */
    private static String first(Map<String, Object> claims, String... names) {
        return Stream.of(names)
                .map(claims::get)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }
}
