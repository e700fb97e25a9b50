package carrick.grant;

import carrick.account.Account;
import carrick.client.TestClients;
import carrick.platform.MasterKey;
import carrick.platform.TestClock;

/** Grants, families and the seal on their tokens. */
public final class TestGrants {

    public static final long FAMILY = 0x0123_4567_89AB_CDEFL;

    private TestGrants() {}

    /** What Ann allows the skill. */
    public static Grant grant() {
        return new Grant(2, new Account(1, "ann", "Ann", "unused"), TestClients.SKILL, "read write");
    }

    public static TokenFamily family(Grant grant, byte[] salt) {
        return new TokenFamily(FAMILY, grant, "read write", salt, TestClock.START);
    }

    public static TokenSeal seal(MasterKey masterKey) {
        return new TokenSeal(masterKey);
    }
}
