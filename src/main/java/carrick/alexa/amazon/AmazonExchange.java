package carrick.alexa.amazon;

import carrick.platform.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One code of Login with Amazon on its way to tokens. Whoever inserts the row, or takes it over from one who gave up, asks Amazon; every
 * other request with the same code waits for the outcome. So a code is used once, however often Alexa delivers it.
 */
@Entity
@Table(name = "amazon_exchange")
@NamedQuery(
        name = "AmazonExchange.known",
        query = "select x from AmazonExchange x where x.codeHash = :hash"
                + " or (x.familyId = :family and x.messageId = :message) order by x.id desc")
@NamedQuery(
        name = "AmazonExchange.takeOver",
        query = "update AmazonExchange x set x.outcome = :underWay, x.begunAt = :now"
                + " where x.id = :id and x.outcome = :seen and x.begunAt = :begun")
@NamedQuery(
        name = "AmazonExchange.conclude",
        query = "update AmazonExchange x set x.outcome = :outcome, x.fault = :fault, x.code = :code"
                + " where x.id = :id and x.outcome = :underWay and x.begunAt = :begun")
@NamedQuery(name = "AmazonExchange.forgetCode", query = "update AmazonExchange x set x.code = null where x.id = :id")
@NamedQuery(
        name = "AmazonExchange.deleteBelow",
        query = "delete from AmazonExchange x where x.id >= :from and x.id < :below")
@NamedQuery(name = "AmazonExchange.oldest", query = "select min(x.id) from AmazonExchange x")
class AmazonExchange {

    /** Longer than both tries take: who has not concluded by then has died. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    enum Outcome {
        UNDER_WAY,
        GRANTED,
        REFUSED,
        FAILED
    }

    @jakarta.persistence.Id
    private long id;

    @Column(name = "code_hash")
    private String codeHash;

    @Column(name = "family_id")
    private long familyId;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "message_id")
    private String messageId;

    @Enumerated(EnumType.STRING)
    private Region region;

    private byte[] code;

    @Enumerated(EnumType.STRING)
    private Outcome outcome = Outcome.UNDER_WAY;

    @Enumerated(EnumType.STRING)
    private AmazonFault fault;

    @Column(name = "begun_at")
    private Instant begunAt;

    protected AmazonExchange() {}

    AmazonExchange(long id, AmazonCode code, Instant now) {
        this.id = id;
        codeHash = code.code().sha256();
        familyId = code.family().id();
        clientId = code.family().clientId();
        messageId = code.messageId();
        region = code.region();
        begunAt = exactly(now);
    }

    /** Keeps the code, encrypted, for those who go on with it after this request. */
    void keeps(byte[] encryptedCode) {
        code = encryptedCode;
    }

    long id() {
        return id;
    }

    long familyId() {
        return familyId;
    }

    Region region() {
        return region;
    }

    String clientId() {
        return clientId;
    }

    byte[] code() {
        return code;
    }

    Outcome outcome() {
        return outcome;
    }

    boolean isOf(AmazonCode code) {
        return codeHash.equals(code.code().sha256());
    }

    /** As exact as a database keeps it, for it is compared. */
    static Instant exactly(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    boolean isUnderWay() {
        return outcome == Outcome.UNDER_WAY;
    }

    boolean isOlderThan(Duration age, Instant now) {
        return Id.madeAt(id).plus(age).isBefore(now);
    }

    AmazonFault fault() {
        return fault;
    }

    Instant begunAt() {
        return begunAt;
    }

    /** Whether another request may ask Amazon again: the last one failed without an answer, or died on the way. */
    boolean isAbandoned(Instant now) {
        return outcome == Outcome.FAILED
                || outcome == Outcome.UNDER_WAY && begunAt.plus(LONGEST).isBefore(now);
    }
}
