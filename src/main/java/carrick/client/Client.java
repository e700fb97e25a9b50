package carrick.client;

import carrick.oauth.Scope;
import carrick.oauth.Secret;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Who asks for tokens; an Alexa skill is one (RFC6749-2). */
@Entity
@Table(name = "client")
@NamedQuery(name = "Client.known", query = "select c.clientId, c.redirectUris from Client c order by c.clientId")
@NamedQuery(name = "Client.all", query = "select c from Client c order by c.clientId")
@NamedQuery(name = "Client.ofToken", query = "select c from Client c where c.tokenId = :token")
@NamedQuery(
        name = "Client.enableTokens",
        query = "update Client c set c.tokenId = :token, c.tokenSalt = :salt"
                + " where c.clientId = :client and c.tokenId is null")
public class Client {

    /** While a secret is rotated the old one and the new one both work; a third would only be forgotten. */
    public static final int MOST_SECRETS = 2;

    private static final int LONGEST_SCOPE = 1_000;

    @Id
    @Column(name = "client_id")
    private String clientId;

    private String name;

    @Column(name = "redirect_uris")
    @Convert(converter = LinesConverter.class)
    private List<String> redirectUris = List.of();

    /** Each line is a scope token and, after a space, its description. */
    @Convert(converter = LinesConverter.class)
    private List<String> scopes = List.of();

    @Column(name = "default_scope")
    private String defaultScope = "";

    @Column(name = "may_introspect")
    private boolean mayIntrospect;

    @Column(name = "may_send_events")
    private boolean maySendEvents;

    @Column(name = "console_role")
    private String consoleRole;

    /** Made when the client first asks for a token of its own; nodes of schema 1 know nothing of it. */
    @Column(name = "token_id")
    private Long tokenId;

    @Column(name = "token_salt")
    private byte[] tokenSalt;

    @Embedded
    private ClientPolicy policy;

    @OneToMany(mappedBy = "client", cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
    @OrderBy("id")
    private List<ClientSecret> secrets = new ArrayList<>();

    @Column(name = "declared_hash")
    private String declaredHash;

    protected Client() {}

    /** @param name what customers read on the consent page */
    public Client(String clientId, String name, ClientPolicy policy) {
        this.clientId = clientId;
        this.name = name;
        this.policy = policy;
    }

    /**
     * Sets where codes may be sent.
     *
     * @throws IllegalArgumentException for a URI that is not absolute, has a fragment, or could run script (RFC6749-3.1.2)
     */
    public Client redirectingTo(List<String> uris) {
        uris.forEach(Client::checkRedirectUri);
        redirectUris = List.copyOf(uris);
        return this;
    }

    /**
     * Sets what may be asked for.
     *
     * @param described scope tokens, each with its description after a space where it has one
     * @param byDefault what a request without {@code scope} gets
     */
    public Client offering(List<String> described, Scope byDefault) {
        scopes = List.copyOf(described);
        if (!scope().isWellFormed()) {
            throw new IllegalArgumentException(
                    "scopes must be of printable characters without quotes, backslash and space");
        }
        if (!byDefault.isWithin(scope())) {
            throw new IllegalArgumentException("default_scope must be among the scopes, not " + byDefault);
        }
        if (byDefault.toString().length() > LONGEST_SCOPE) {
            throw new IllegalArgumentException("default_scope must be at most " + LONGEST_SCOPE + " characters long");
        }
        defaultScope = byDefault.toString();
        return this;
    }

    public Client allowedToIntrospect(boolean may) {
        mayIntrospect = may;
        return this;
    }

    public Client allowedToSendEvents(boolean may) {
        maySendEvents = may;
        return this;
    }

    /** @param role what it may ask the console's data for, {@code admin} or {@code support}; {@code null} for nothing */
    public Client allowedAtTheConsole(String role) {
        consoleRole = role;
        return this;
    }

    /** Remembers which declaration made this client, so that applying it again changes nothing. */
    public Client declaredAs(String hash) {
        declaredHash = hash;
        return this;
    }

    public void add(ClientSecret secret) {
        if (secrets.size() == MOST_SECRETS) {
            throw new IllegalArgumentException("a client has at most " + MOST_SECRETS + " secrets");
        }
        secrets.add(secret.of(this));
    }

    /** Takes over everything but the id and what its tokens are made from; a secret that stays keeps when it was last used. */
    public void become(Client other) {
        name = other.name;
        redirectUris = other.redirectUris;
        scopes = other.scopes;
        defaultScope = other.defaultScope;
        mayIntrospect = other.mayIntrospect;
        maySendEvents = other.maySendEvents;
        consoleRole = other.consoleRole;
        policy = other.policy;
        declaredHash = other.declaredHash;
        secrets.removeIf(mine -> other.secrets.stream().noneMatch(mine::isSameAs));
        other.secrets.stream()
                .filter(theirs -> secrets.stream().noneMatch(theirs::isSameAs))
                .toList()
                .forEach(theirs -> secrets.add(theirs.of(this)));
    }

    public String clientId() {
        return clientId;
    }

    public String name() {
        return name;
    }

    public ClientPolicy policy() {
        return policy;
    }

    public boolean mayIntrospect() {
        return mayIntrospect;
    }

    /** What it may ask the console's data for, {@code admin} or {@code support}; empty for nothing. */
    public Optional<String> consoleRole() {
        return Optional.ofNullable(consoleRole);
    }

    /** Whether it may ask for tokens of its own (RFC6749-4.4). */
    public boolean mayHaveTokens() {
        return maySendEvents || consoleRole != null;
    }

    /** Whether it may send events with tokens of its own. */
    public boolean maySendEvents() {
        return maySendEvents;
    }

    /** Whether tokens of its own can be made; see {@link Clients#enableTokens}. */
    public boolean hasTokens() {
        return tokenId != null;
    }

    /** What its own tokens name it by. */
    public long tokenId() {
        return tokenId;
    }

    /** What its own tokens are sealed with. */
    public byte[] tokenSalt() {
        return tokenSalt;
    }

    /** Of the declaration that made it; {@code null} where nobody declared it in a file. */
    public String declaredHash() {
        return declaredHash;
    }

    public boolean wasDeclaredAs(String hash) {
        return hash.equals(declaredHash);
    }

    /** Compares character by character (RFC9700-2.1): a prefix or pattern match would let codes leak. */
    public boolean redirectsTo(String redirectUri) {
        return redirectUris.contains(redirectUri);
    }

    /** The one to take when a request names none (RFC6749-3.1.2.3); empty where there is a choice. */
    public Optional<String> onlyRedirectUri() {
        return redirectUris.size() == 1 ? Optional.of(redirectUris.get(0)) : Optional.empty();
    }

    public List<String> redirectUris() {
        return redirectUris;
    }

    public Scope scope() {
        return Scope.of(scopes.stream().map(line -> line.split(" ", 2)[0]).toList());
    }

    public Scope defaultScope() {
        return Scope.parse(defaultScope);
    }

    /** What the client's owner says a scope token means; empty where nothing was said. */
    public Optional<String> describe(String token) {
        return scopes.stream()
                .filter(line -> line.startsWith(token + " "))
                .map(line -> line.substring(token.length() + 1))
                .findFirst();
    }

    /** Both of them while one replaces the other. */
    public List<ClientSecret> secrets() {
        return List.copyOf(secrets);
    }

    /** The secret that was presented, where it is one of this client's. All are compared, each in constant time. */
    public Optional<ClientSecret> match(Secret presented) {
        ClientSecret found = null;
        for (var secret : secrets) {
            found = secret.is(presented) ? secret : found;
        }
        return Optional.ofNullable(found);
    }

    /** When it last proved who it is, to about a quarter of an hour; empty where it never has with a secret that it still has. */
    public Optional<Instant> lastUsedAt() {
        return secrets.stream()
                .map(ClientSecret::lastUsedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** The fingerprints of its secrets, as a {@link Secret} prints, and when each was used last. */
    String showSecrets() {
        return secrets.stream()
                .map(secret -> secret.shown()
                        + (secret.lastUsedAt() == null ? " (never used)" : " (used " + secret.lastUsedAt() + ")"))
                .collect(java.util.stream.Collectors.joining(" or "));
    }

    private static void checkRedirectUri(String text) {
        var uri = URI.create(text);
        if (!uri.isAbsolute()
                || uri.getRawFragment() != null
                || text.length() > 2000
                || text.chars().anyMatch(c -> c > 127)) {
            throw new IllegalArgumentException(
                    "must be an absolute URI in ASCII, without fragment, of at most 2000 characters, not " + text);
        }
        var scheme = uri.getScheme().toLowerCase(java.util.Locale.ROOT);
        if (List.of("javascript", "data", "vbscript", "file", "blob", "about").contains(scheme)) {
            throw new IllegalArgumentException("must not have the scheme " + scheme);
        }
        if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() == null) {
            throw new IllegalArgumentException("must name a host, not " + text);
        }
    }
}
