package carrick.alexa.delivery;

import carrick.alexa.event.EventMessage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** An event as a client posted it. Its {@code messageId} is the client's: posting it again is the same event. */
@Entity
@Table(name = "alexa_event")
@NamedQuery(
        name = "AlexaEvent.byMessage",
        query = "select e from AlexaEvent e where e.clientId = :client and e.messageId = :message")
@NamedQuery(name = "AlexaEvent.deleteBelow", query = "delete from AlexaEvent e where e.id >= :from and e.id < :below")
@NamedQuery(name = "AlexaEvent.oldest", query = "select min(e.id) from AlexaEvent e")
public class AlexaEvent {

    @Id
    private long id;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "message_id")
    private String messageId;

    private String namespace;
    private String name;

    private String body;

    protected AlexaEvent() {}

    AlexaEvent(long id, String clientId, EventMessage message) {
        this.id = id;
        this.clientId = clientId;
        messageId = message.messageId();
        namespace = message.namespace();
        name = message.name();
        body = message.json().toString();
    }

    public long id() {
        return id;
    }

    boolean wasPostedBy(String client) {
        return clientId.equals(client);
    }

    /** Who posted it. */
    public String clientId() {
        return clientId;
    }

    public String messageId() {
        return messageId;
    }

    /** Such as {@code Alexa.ChangeReport}. */
    public String name() {
        return namespace + "." + name;
    }

    /** The message without a token. */
    String body() {
        return body;
    }
}
