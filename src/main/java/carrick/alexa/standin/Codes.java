package carrick.alexa.standin;

import carrick.oauth.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The codes that were used on this node. Whatever else looks like a code is a good one, once. */
@ApplicationScoped
class Codes {

    static final int LONGEST = 2_048;
    static final int REMEMBERED = 100_000;

    private final Set<String> used = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** Uses the code up; answers whether it was good. */
    synchronized boolean use(String code) {
        return code.length() <= LONGEST && used.add(new Secret(code).sha256());
    }
}
