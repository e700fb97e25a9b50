package carrick.oauth;

import static carrick.oauth.Requirements.that;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementsTest {

    private enum Flaw implements Fault {
        EMPTY,
        TOO_LONG,
        NOT_A_NUMBER;

        @Override
        public OAuthError error() {
            return OAuthError.INVALID_GRANT;
        }

        @Override
        public String description() {
            return "the text is flawed";
        }
    }

    private final Requirements<String> rules = Requirements.inOrder(
            that("text is there", text -> !text.isEmpty(), Flaw.EMPTY),
            that("text is short", text -> text.length() < 5, Flaw.TOO_LONG, text -> text.length() + " characters"),
            that("text is a number", text -> text.chars().allMatch(Character::isDigit), Flaw.NOT_A_NUMBER));
    private final List<String> passed = new ArrayList<>();

    @Test
    void tellsEveryRuleThatHeldInOrder() {
        rules.verify("1234", passed::add);

        assertThat(passed).containsExactly("text is there", "text is short", "text is a number");
    }

    @Test
    void rejectsWithTheFaultOfTheFirstRuleThatDoesNotHold() {
        assertThatThrownBy(() -> rules.verify("abcdefgh", passed::add))
                .isInstanceOfSatisfying(OAuthException.class, rejection -> {
                    assertThat(rejection.fault()).isEqualTo(Flaw.TOO_LONG);
                    assertThat(rejection.detail()).isEqualTo("8 characters");
                });
        assertThat(passed).containsExactly("text is there");
    }

    @Test
    void showsNothingOfTheSubjectUnlessTold() {
        assertThatThrownBy(() -> rules.verify("abc", passed::add))
                .isInstanceOfSatisfying(OAuthException.class, rejection -> assertThat(rejection.detail())
                        .isNull());
    }

    @Test
    void aRejectionHasTheNameOfItsFaultAndItsStatus() {
        assertThat(Flaw.EMPTY.rejection()).hasMessage("EMPTY");
        assertThat(Flaw.EMPTY.status()).isEqualTo(400);
    }
}
