package carrick.alexa.directive;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** The Amazon customer of a link, as a hash of the id that Alexa uses: when the skill is disabled, Alexa names only that. */
@Entity
@Table(name = "alexa_user")
@NamedQuery(
        name = "AlexaUser.families",
        query = "select u.familyId from AlexaUser u where u.userHash = :hash and u.clientId = :client")
public class AlexaUser {

    @Id
    @Column(name = "family_id")
    private long familyId;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "user_hash")
    private String userHash;

    protected AlexaUser() {}

    AlexaUser(long familyId, String clientId, String userHash) {
        this.familyId = familyId;
        this.clientId = clientId;
        this.userHash = userHash;
    }

    void becomes(String hash) {
        userHash = hash;
    }
}
