package carrick.benchmark;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** What stands behind a Faces form that does nothing. A class of its own: CDI passes over one whose outer class is not in the WAR. */
@Named("nothing")
@RequestScoped
public class Form {

    private String name;
    private String secret;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public String send() {
        return "form?faces-redirect=true";
    }
}
