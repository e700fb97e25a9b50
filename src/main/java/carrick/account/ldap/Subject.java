package carrick.account.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What never changes of an entry: a text such as {@code entryUUID}, or bytes such as Active Directory's {@code objectGUID}. */
final class Subject {

    private static final String BYTES = "hex:";

    private Subject() {}

    /** {@code null} where the entry has none. */
    static String of(SearchResultEntry entry, String attribute) {
        var bytes = entry.getAttributeValueBytes(attribute);
        if (bytes == null) {
            return null;
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.codePoints().noneMatch(Character::isISOControl) && !isGuid(attribute)) {
                return text;
            }
        } catch (CharacterCodingException binary) {
            // told as bytes
        }
        return BYTES + HexFormat.of().formatHex(bytes);
    }

    /** Sixteen bytes that may happen to be a text. */
    private static boolean isGuid(String attribute) {
        return attribute.equalsIgnoreCase("objectGUID");
    }

    static Filter filter(String attribute, String subject) {
        return subject.startsWith(BYTES)
                ? Filter.createEqualityFilter(attribute, HexFormat.of().parseHex(subject.substring(BYTES.length())))
                : Filter.createEqualityFilter(attribute, subject);
    }
}
