package carrick.console;

import static carrick.console.ConsoleFault.FILTER_MALFORMED;

import carrick.http.FormParameters;
import carrick.http.HttpFault;
import carrick.http.NamedFault;
import carrick.platform.Id;
import carrick.trace.AttemptFilter;
import carrick.trace.Outcome;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The query of a list: which attempts, and how many at most. */
public record AttemptQuery(AttemptFilter filter, int limit) {

    private static final Set<String> NAMES =
            Set.of("client_id", "account", "region", "stage", "outcome", "finding", "from", "until", "before", "limit");

    private static final int USUAL = 50;
    private static final int MOST = 500;

    /** @throws carrick.oauth.OAuthException naming what is unknown, repeated or cannot be read: a filter that is ignored misleads */
    public static AttemptQuery of(String query) {
        var sent = FormParameters.ofQuery(query);
        sent.repeated().stream().findFirst().ifPresent(name -> {
            throw new NamedFault(HttpFault.PARAMETER_REPEATED, name).rejection();
        });
        sent.names().stream().filter(name -> !NAMES.contains(name)).findFirst().ifPresent(AttemptQuery::refuse);
        var filter = new AttemptFilter(
                sent.find("client_id").orElse(null),
                sent.find("account").orElse(null),
                sent.find("region").orElse(null),
                sent.find("stage").orElse(null),
                read(sent, "outcome", text -> Outcome.valueOf(text.toUpperCase(Locale.ROOT))),
                sent.find("finding").orElse(null),
                read(sent, "from", AttemptQuery::moment),
                read(sent, "until", AttemptQuery::moment),
                read(sent, "before", text -> Id.read(text).orElseThrow(IllegalArgumentException::new)));
        var limit = read(sent, "limit", Integer::valueOf);
        if (limit != null && (limit < 1 || limit > MOST)) {
            refuse("limit");
        }
        return new AttemptQuery(filter, limit == null ? USUAL : limit);
    }

    /** With a zone, or in UTC where it has none, as a browser's field for it writes it. */
    private static Instant moment(String text) {
        return text.matches("[0-9-]{10}T[0-9:.]{5,12}")
                ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                : Instant.parse(text);
    }

    private static <T> T read(FormParameters sent, String name, Function<String, T> reading) {
        try {
            return sent.find(name).map(reading).orElse(null);
        } catch (IllegalArgumentException | DateTimeParseException malformed) {
            throw new NamedFault(FILTER_MALFORMED, name).rejection();
        }
    }

    private static void refuse(String name) {
        throw new NamedFault(FILTER_MALFORMED, name).rejection();
    }
}
