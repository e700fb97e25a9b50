package carrick.http;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The headers that servers take apart before Carrick sees a request, each with the form it must have (RFC9110-8.3, RFC9110-12.5). One in
 * another form is taken for absent: Open Liberty would answer in words of its own, or fail.
 */
final class HeaderForm {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String PARAMETERS = "(?:\\s*+;\\s*+(?:(?!q=)" + TOKEN + "=(?:" + TOKEN
            + "|\"(?:[^\"\\\\]|\\\\.)*+\")|q=(?:[01](?:\\.[0-9]*+)?+|\\.[0-9]++))?+)*+\\s*+";
    private static final String MEDIA_TYPE = TOKEN + "/" + TOKEN + PARAMETERS;
    private static final String LANGUAGE =
            "(?:\\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*+)(?:\\s*+;\\s*+q=(?:[01](?:\\.[0-9]*+)?+|\\.[0-9]++))?+\\s*+";

    private static final Map<String, Pattern> FORMS = Map.of(
            "content-type", Pattern.compile("\\s*+" + MEDIA_TYPE),
            "accept", listOf(MEDIA_TYPE),
            "accept-language", listOf(LANGUAGE));

    private HeaderForm() {}

    /** The value, if it is one that a server can read or if nothing is known about such a header; otherwise {@code null}. */
    static String readable(String name, String value) {
        var form = value == null ? null : FORMS.get(name.toLowerCase(Locale.ROOT));
        return form == null || form.matcher(value).matches() ? value : null;
    }

    private static Pattern listOf(String element) {
        return Pattern.compile("\\s*+" + element + "(?:,\\s*+" + element + ")*+");
    }
}
