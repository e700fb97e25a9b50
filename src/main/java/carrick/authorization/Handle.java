package carrick.authorization;

import carrick.oauth.Secret;
import carrick.platform.Id;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the pages name a pending request: its number and a random part, so that the row is found by its primary key and yet nobody can
 * guess another's.
 */
record Handle(long id, String random) {

    private static final Pattern FORM =
            Pattern.compile("([0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2})-([A-Za-z0-9_-]{43})");

    static Handle create(long id) {
        return new Handle(id, Secret.random().reveal());
    }

    static Optional<Handle> parse(String text) {
        var parts = FORM.matcher(text == null ? "" : text);
        return parts.matches() ? Id.read(parts.group(1)).map(id -> new Handle(id, parts.group(2))) : Optional.empty();
    }

    String text() {
        return Id.show(id) + "-" + random;
    }

    String hash() {
        return new Secret(text()).sha256();
    }

    boolean hasHash(String hash) {
        return new Secret(text()).hasSha256(hash);
    }

    @Override
    public String toString() {
        return "Handle of " + Id.show(id);
    }
}
