package carrick.support;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;

/** A real LDAP directory of a company, in this process: people, and a group of those who may link. */
public final class PeopleDirectory {

    public static final String BASE = "ou=people,dc=example,dc=com";
    public static final String GROUP = "cn=alexa,dc=example,dc=com";
    public static final String READER = "cn=carrick,dc=example,dc=com";
    public static final String READERS_PASSWORD = "reader-password";

    private final InMemoryDirectoryServer server;

    private PeopleDirectory(InMemoryDirectoryServer server) {
        this.server = server;
    }

    public static PeopleDirectory start(int port) {
        try {
            var config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
            config.addAdditionalBindCredentials(READER, READERS_PASSWORD);
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("people", port));
            config.setSchema(null);
            var directory = new PeopleDirectory(new InMemoryDirectoryServer(config));
            directory.server.startListening();
            directory.server.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
            directory.server.add("dn: " + BASE, "objectClass: organizationalUnit", "ou: people");
            directory.server.add("dn: " + GROUP, "objectClass: groupOfNames", "cn: alexa", "member: cn=nobody");
            return directory;
        } catch (LDAPException | LDIFException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Somebody who may link. */
    public void has(String uid, String name, String password) {
        hasOutsider(uid, name, password);
        try {
            server.modify("dn: " + GROUP, "changetype: modify", "add: member", "member: " + dn(uid));
        } catch (LDAPException | LDIFException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void hasOutsider(String uid, String name, String password) {
        try {
            server.add(
                    "dn: " + dn(uid),
                    "objectClass: inetOrgPerson",
                    "uid: " + uid,
                    "cn: " + name,
                    "sn: " + name,
                    "userPassword: " + password);
        } catch (LDAPException | LDIFException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void reads(String uid, String language) {
        try {
            server.modify(
                    "dn: " + dn(uid),
                    "changetype: modify",
                    "replace: preferredLanguage",
                    "preferredLanguage: " + language);
        } catch (LDAPException | LDIFException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void loses(String uid) {
        try {
            server.delete(dn(uid));
            server.modify("dn: " + GROUP, "changetype: modify", "delete: member", "member: " + dn(uid));
        } catch (LDAPException | LDIFException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String dn(String uid) {
        return "uid=" + uid + "," + BASE;
    }

    /** Cuts every connection. */
    public void goesAway() {
        server.shutDown(true);
    }

    public void comesBack() {
        try {
            server.startListening();
        } catch (LDAPException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
