package carrick.account.ldap;

import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * Connections to the directory: a few, made when they are needed, looked at before use, and given up after two seconds of connecting or
 * five of silence. Where one has broken, a request is tried once more on a new one.
 */
@ApplicationScoped
class Directory {

    private static final System.Logger LOG = System.getLogger(Directory.class.getName());
    private static final int CONNECTING_MILLIS = 2_000;
    private static final int ANSWERING_MILLIS = 5_000;
    private static final int MOST_CONNECTIONS = 10;
    private static final long LONGEST_LIFE_MILLIS = 300_000;

    @Inject
    LdapSettings settings;

    private final Semaphore free = new Semaphore(MOST_CONNECTIONS);
    private LDAPConnectionPool pool;

    /** What asks the directory: some things, one after the other. */
    interface Visit<T> {
        T pay() throws LDAPException;
    }

    /** Lets as many in at once as there may be connections; whoever waits for more than two seconds is sent away. */
    <T> T let(Visit<T> visit) throws LDAPException {
        try {
            if (!free.tryAcquire(CONNECTING_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new LDAPException(ResultCode.BUSY);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new LDAPException(ResultCode.UNAVAILABLE);
        }
        try {
            return visit.pay();
        } finally {
            free.release();
        }
    }

    /** The only entry below the base that the filter lets through; empty for none, and where there are several. */
    Optional<SearchResultEntry> only(Filter filter) throws LDAPException {
        var search = new SearchRequest(
                settings.base(),
                SearchScope.SUB,
                filter,
                settings.subject(),
                settings.username(),
                settings.displayName(),
                settings.locale());
        search.setSizeLimit(2);
        search.setTimeLimitSeconds(ANSWERING_MILLIS / 1_000);
        try {
            var entries = pool().search(search).getSearchEntries();
            if (entries.size() > 1) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "carrick.ldap.filter finds several entries for one name: nobody signs in with it.");
            }
            return entries.size() == 1 ? Optional.of(entries.get(0)) : Optional.empty();
        } catch (LDAPSearchException failed) {
            if (failed.getResultCode() == ResultCode.SIZE_LIMIT_EXCEEDED) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    /** Whether the entry of that name is as the filter says. */
    boolean has(String dn, Filter filter) throws LDAPException {
        var search = new SearchRequest(dn, SearchScope.BASE, filter, SearchRequest.NO_ATTRIBUTES);
        search.setTimeLimitSeconds(ANSWERING_MILLIS / 1_000);
        return pool().search(search).getEntryCount() == 1;
    }

    /** @throws LDAPException where the directory says no, or nothing */
    void bind(String dn, String password) throws LDAPException {
        pool().bindAndRevertAuthentication(dn, password);
    }

    private synchronized LDAPConnectionPool pool() throws LDAPException {
        if (pool == null) {
            try {
                pool = open();
            } catch (GeneralSecurityException unreadable) {
                throw new LDAPException(ResultCode.CONNECT_ERROR, "carrick.ldap.trust cannot be read", unreadable);
            }
        }
        return pool;
    }

    private LDAPConnectionPool open() throws LDAPException, GeneralSecurityException {
        var bind = settings.bindDn().isEmpty()
                ? new SimpleBindRequest()
                : new SimpleBindRequest(settings.bindDn(), settings.bindPassword());
        var tls = settings.trust() == null ? new SSLUtil(JVMDefaultTrustManager.getInstance()) : new SSLUtil(trust());
        PostConnectProcessor upgrade =
                settings.startTls() ? new StartTLSPostConnectProcessor(tls.createSSLSocketFactory()) : null;
        var made = new LDAPConnectionPool(servers(tls), bind, 0, MOST_CONNECTIONS, upgrade, false);
        made.setConnectionPoolName("carrick");
        made.setCreateIfNecessary(true);
        made.setMaxConnectionAgeMillis(LONGEST_LIFE_MILLIS);
        made.setRetryFailedOperationsDueToInvalidConnections(true);
        return made;
    }

    private PEMFileTrustManager trust() throws KeyStoreException {
        return new PEMFileTrustManager(new File(settings.trust()));
    }

    private ServerSet servers(SSLUtil tls) throws GeneralSecurityException {
        var options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(CONNECTING_MILLIS);
        options.setResponseTimeoutMillis(ANSWERING_MILLIS);
        options.setFollowReferrals(false);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        var all = settings.servers();
        var sets = new ServerSet[all.size()];
        for (int i = 0; i < sets.length; i++) {
            var isTls = "ldaps".equals(all.get(i).getScheme());
            var port = all.get(i).getPort() >= 0 ? all.get(i).getPort() : isTls ? 636 : 389;
            var sockets = isTls ? tls.createSSLSocketFactory() : SocketFactory.getDefault();
            sets[i] = new SingleServerSet(all.get(i).getHost(), port, sockets, options);
        }
        return sets.length == 1 ? sets[0] : new FailoverServerSet(sets);
    }

    @PreDestroy
    synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
