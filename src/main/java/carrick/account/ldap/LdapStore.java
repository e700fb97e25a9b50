package carrick.account.ldap;

import carrick.account.store.CustomerStore;
import carrick.account.store.Person;
import carrick.account.store.Standing;
import carrick.account.store.StoreAway;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** Finds an entry by the name, and binds as it with the password: what a password must be like, and when it locks, is the directory's. */
@ApplicationScoped
public class LdapStore implements CustomerStore {

    static final String NAME = "ldap";

    private static final System.Logger LOG = System.getLogger(LdapStore.class.getName());

    /** The directory understood the password, and says no: wrong, expired, locked, or a place or time that is not allowed. */
    private static final Set<ResultCode> REFUSALS = Set.of(
            ResultCode.INVALID_CREDENTIALS,
            ResultCode.CONSTRAINT_VIOLATION,
            ResultCode.UNWILLING_TO_PERFORM,
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
            ResultCode.INAPPROPRIATE_AUTHENTICATION,
            ResultCode.INVALID_DN_SYNTAX);

    @Inject
    LdapSettings settings;

    @Inject
    Directory directory;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void requireConfigured() {
        settings.require();
    }

    @Override
    public Optional<Person> verify(String username, String password) throws StoreAway {
        if (password.isEmpty()) { // a bind without password succeeds for everybody (RFC4513-5.1.2)
            return Optional.empty();
        }
        try {
            return directory.let(() -> {
                var entry = directory.only(settings.filterFor(username));
                return entry.isPresent() && mayLink(entry.get()) && opens(entry.get(), password)
                        ? person(entry.get())
                        : Optional.empty();
            });
        } catch (LDAPException failed) {
            throw away(failed);
        }
    }

    /** Groups that name their members, by whichever of the three ways. */
    private boolean mayLink(SearchResultEntry entry) throws LDAPException {
        if (settings.group().isEmpty()) {
            return true;
        }
        var ways = new ArrayList<Filter>();
        ways.add(Filter.createEqualityFilter("member", entry.getDN()));
        ways.add(Filter.createEqualityFilter("uniqueMember", entry.getDN()));
        Optional.ofNullable(entry.getAttributeValue(
                        settings.username())) // not what was typed, which the filter may find elsewhere
                .ifPresent(uid -> ways.add(Filter.createEqualityFilter("memberUid", uid)));
        return directory.has(settings.group(), Filter.createORFilter(ways));
    }

    private boolean opens(SearchResultEntry entry, String password) throws LDAPException {
        try {
            directory.bind(entry.getDN(), password);
            return true;
        } catch (LDAPException refused) {
            if (!REFUSALS.contains(refused.getResultCode())) {
                throw refused;
            }
            LOG.log(System.Logger.Level.DEBUG, "The directory refused a bind: " + refused.getResultCode());
            return false;
        }
    }

    private Optional<Person> person(SearchResultEntry entry) {
        try {
            return Optional.of(new Person(
                    Subject.of(entry, settings.subject()),
                    entry.getAttributeValue(settings.username()),
                    entry.getAttributeValue(settings.displayName()),
                    entry.getAttributeValue(settings.locale())));
        } catch (IllegalArgumentException incomplete) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Somebody of the directory cannot link: the entry has no " + settings.subject() + " or no "
                            + settings.username() + " that this server may read, or one that is too long.");
            return Optional.empty();
        }
    }

    @Override
    public Standing standing(String subject) throws StoreAway {
        try {
            var entry = directory.only(
                    Filter.createANDFilter(settings.filterForAnybody(), Subject.filter(settings.subject(), subject)));
            return entry.isPresent() && mayLink(entry.get()) ? Standing.THERE : Standing.GONE;
        } catch (LDAPException failed) {
            throw away(failed);
        }
    }

    @Override
    public void knock() throws StoreAway {
        try {
            directory.let(() -> directory.has(settings.base(), Filter.createPresenceFilter("objectClass")));
        } catch (LDAPException failed) {
            throw away(failed);
        }
    }

    /** What a directory says of an error may repeat the name that was looked for. */
    private static StoreAway away(LDAPException failed) {
        return new StoreAway(NAME, failed.getResultCode().getName());
    }
}
