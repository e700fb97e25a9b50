package carrick.token;

import carrick.client.Client;
import carrick.client.ClientPolicy;
import carrick.client.TestClients;
import carrick.grant.Ending;
import carrick.grant.Grant;
import carrick.grant.InMemoryFamilies;
import carrick.grant.SealedToken;
import carrick.grant.TestGrants;
import carrick.grant.Token;
import carrick.grant.TokenKind;
import carrick.grant.TokenSeal;
import carrick.oauth.OAuthException;
import carrick.oauth.Secret;
import carrick.platform.TestClock;
import carrick.platform.TestKeys;
import carrick.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One link and both of its ends: the real exchange, rules and seal over one row in memory, and a client that keeps the newest pair of
 * tokens it has received.
 */
final class Link {

    /** How one request ended. */
    record Answer(int generation, Secret refreshToken, Secret accessToken, String fault) {

        boolean isGood() {
            return fault == null;
        }
    }

    final TestClock clock = new TestClock();
    private final Grant grant = TestGrants.grant();
    private final byte[] salt = TokenSeal.newSalt();
    private final InMemoryFamilies families = new InMemoryFamilies(grant, salt, clock);
    private final RefreshTokenExchange exchange = new RefreshTokenExchange();
    private final Map<Secret, Integer> issued = new LinkedHashMap<>();
    private final List<Secret> received = new ArrayList<>();
    private final List<InMemoryFamilies.Row> backups = new ArrayList<>();
    private Client client;
    private TokenSeal seal;
    private int key = 1;
    private Secret refreshToken;
    private Secret accessToken;

    Link(ClientPolicy policy) {
        client = TestClients.skill(policy);
        exchange.families = families;
        exchange.clock = clock;
        exchange.tokens = new Tokens();
        exchange.tokens.clock = clock;
        exchange.tokens.jwts = new carrick.grant.JwtTokens();
        use(TestGrants.seal(TestKeys.master(key)));
        families.beforeEach(Interleaving::pause);
        receive(answer(exchange.tokens.issue(families.find(TestGrants.FAMILY).orElseThrow(), 1, client)));
        backups.add(families.row());
    }

    InMemoryFamilies.Row row() {
        return families.row();
    }

    /** The refresh token that the client holds. */
    Secret newest() {
        return refreshToken;
    }

    /** Every refresh token that was ever answered, received or not, and its generation. */
    Map<Secret, Integer> issued() {
        return issued;
    }

    /** Every refresh token that the client has ever held: only those can be in a request that the network held back. */
    List<Secret> received() {
        return received;
    }

    /** The client refreshes and gets the answer. */
    Answer refresh() {
        var answer = present(refreshToken);
        receive(answer);
        return answer;
    }

    /** The client refreshes and the answer never comes. */
    Answer refreshInVain() {
        return present(refreshToken);
    }

    /** The client sends the same refresh token several times at once; the answer that comes last is what it keeps. */
    List<Answer> refreshAtOnce(int times, List<Integer> order, Duration between, boolean received) {
        var token = refreshToken;
        var answers = Interleaving.run(
                Collections.<Callable<Answer>>nCopies(times, () -> {
                    Interleaving.pause();
                    clock.pass(between);
                    return present(token);
                }),
                order);
        if (received) {
            answers.forEach(this::receive);
        }
        return answers;
    }

    /** The client refreshes, and that happens after the server has read the family. */
    Answer refreshWhile(Runnable happens) {
        var statements = new AtomicInteger();
        families.beforeEach(() -> {
            if (statements.incrementAndGet() == 2) {
                happens.run();
            }
        });
        try {
            return refresh();
        } finally {
            families.beforeEach(Interleaving::pause);
        }
    }

    /** Whether the last request had something to tell the trace. */
    boolean hadNews() {
        return exchange.trace.hasNews();
    }

    /** What the server says to that refresh token. */
    Answer present(Secret token) {
        exchange.trace = new Trace();
        try {
            return answer(exchange.exchange(new TokenRequest.OfRefreshToken(token, Optional.empty()), client));
        } catch (OAuthException refused) {
            return new Answer(0, null, null, refused.fault().name());
        }
    }

    /** What the server would say, without consequences. */
    Answer wouldAnswer(Secret token) {
        var before = families.row();
        var known = new LinkedHashMap<>(issued);
        var answer = present(token);
        families.restore(before);
        issued.keySet().retainAll(known.keySet());
        return answer;
    }

    /** A resource server asks for the client's access token, as introspection does it. */
    void introspect() {
        var sealed = SealedToken.parse(accessToken.reveal(), TokenKind.ACCESS).orElseThrow();
        var family = families.find(TestGrants.FAMILY).orElseThrow();
        if (seal.isGenuine(sealed, family) && family.isAlive()) {
            families.confirm(family, sealed.token().generation());
        }
    }

    /** A new master key; the old one stays as the previous one. Only once per received refresh token, as the manual says. */
    void changeMasterKey() {
        if (SealedToken.parse(refreshToken.reveal()).orElseThrow().keyId()
                == TestKeys.master(key).current("token refresh").id()) {
            key++;
            use(TestGrants.seal(TestKeys.master(key, key - 1)));
        }
    }

    void backUp() {
        backups.add(families.row());
    }

    /** Back to one of the backups; what was made since then is forgotten. */
    void restore(int number) {
        families.restore(backups.get(Math.floorMod(number, backups.size())));
    }

    void revoke() {
        families.end(TestGrants.FAMILY, Ending.REVOKED_BY_CLIENT);
    }

    void underPolicy(ClientPolicy policy) {
        client = TestClients.skill(policy);
    }

    private void receive(Answer answer) {
        if (answer.isGood()) {
            received.add(answer.refreshToken);
            refreshToken = answer.refreshToken;
            accessToken = answer.accessToken;
        }
    }

    private Answer answer(TokenResponse response) {
        issued.put(response.refreshToken(), generation(response.refreshToken()));
        return new Answer(generation(response.refreshToken()), response.refreshToken(), response.accessToken(), null);
    }

    private void use(TokenSeal other) {
        seal = other;
        exchange.seal = other;
        exchange.tokens.seal = other;
    }

    private static int generation(Secret token) {
        return SealedToken.parse(token.reveal(), TokenKind.REFRESH)
                .map(SealedToken::token)
                .map(Token::generation)
                .orElseThrow();
    }
}
