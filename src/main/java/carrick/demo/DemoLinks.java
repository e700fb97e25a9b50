package carrick.demo;

import carrick.oauth.Secret;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** What the demo linked since the server started. */
@ApplicationScoped
class DemoLinks {

    /** By the hash of the code. */
    private final Cache<String, List<DemoCall>> calls = Caffeine.newBuilder()
            .maximumSize(100)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    private volatile Last last;

    /** @param doorbell {@code null} where no event was sent */
    record Last(String number, DemoCall doorbell) {}

    void made(String number, DemoCall doorbell) {
        last = new Last(number, doorbell);
    }

    void spent(Secret code, List<DemoCall> with) {
        calls.put(code.sha256(), List.copyOf(with));
    }

    /** The calls that were made with that code; empty where none were, or long ago. */
    List<DemoCall> madeWith(Secret code) {
        return calls.asMap().getOrDefault(code.sha256(), List.of());
    }

    /** {@code null} before the first one. */
    Last last() {
        return last;
    }
}
