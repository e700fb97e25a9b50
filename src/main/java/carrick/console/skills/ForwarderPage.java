package carrick.console.skills;

import carrick.alexa.forwarder.ForwarderCode;
import carrick.alexa.skill.Skill;
import carrick.alexa.skill.Skills;
import carrick.http.Browsing;
import carrick.staff.Actor;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;

/** The forwarder for AWS Lambda of one skill, ready to deploy. It holds the key that signs for the skill, so administrators only. */
@Named
@RequestScoped
public class ForwarderPage {

    @Inject
    Browsing browsing;

    @Inject
    Actor actor;

    @Inject
    SkillPage skillPage;

    @Inject
    Skills skills;

    @Inject
    ForwarderCode code;

    /** Answers the file instead of a page. Called before it is drawn. */
    public void download(ComponentSystemEvent drawing) throws IOException {
        actor.require(Role.ADMIN);
        if (!skillPage.isKnown()) {
            browsing.isMissing();
            return;
        }
        var template =
                browsing.parameter("file").filter("template.yaml"::equals).isPresent();
        browsing.send(
                template ? "template.yaml" : "index.mjs",
                template ? "application/yaml" : "text/javascript",
                text(template));
    }

    private String text(boolean template) {
        var clientId = skillPage.getClientId();
        return template
                ? code.template(clientId, skills.find(clientId).flatMap(skill -> Optional.ofNullable(skill.skillId())))
                : code.module(clientId);
    }

    /** Whether Amazon's id of the skill is known: then nobody but that skill can call the function. */
    public boolean isSkillIdKnown() {
        return skills.find(skillPage.getClientId()).map(Skill::skillId).isPresent();
    }
}
