package carrick.benchmark;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/** A password hash that costs next to nothing, as the others have none: what is measured is the way to it. */
final class CheapHash {

    private CheapHash() {}

    /** Salt and hash in the PHC form, with 8 KiB and one pass. */
    static String of(String password) {
        var hash = Password.hash(password)
                .addRandomSalt(16)
                .with(Argon2Function.getInstance(8, 1, 1, 32, Argon2.ID))
                .getResult();
        return hash.substring(hash.lastIndexOf("$", hash.lastIndexOf("$") - 1) + 1);
    }
}
