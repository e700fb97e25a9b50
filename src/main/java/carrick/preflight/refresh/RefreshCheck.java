package carrick.preflight.refresh;

import static carrick.preflight.exam.Saying.error;
import static carrick.preflight.exam.Saying.fatal;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Saying;

/** What ends links after days. */
enum RefreshCheck implements Check {
    REFRESH_REFUSED(fatal(
            "A refresh token is answered with new tokens.",
            "A refresh token that has just been issued is refused.",
            "Let the client use the refresh token grant, and demand nothing but the token and the client's credentials.",
            "alexa-contract 2.1, 12 row 81")),
    REFRESH_NEEDS_MORE(error(
            "A refresh needs no scope and no redirect_uri.",
            "A refresh is accepted only with scope or redirect_uri. Alexa sends neither.",
            "Take the scope of the link where none is sent (RFC6749-6).",
            "RFC6749-6; alexa-contract 12, row 81")),
    REFRESH_DROPS_TOKEN(error(
            "After a refresh there is a refresh token to go on with.",
            "A refresh brings no new refresh token, and the old one is dead.",
            "Return the new one, or let the old one live.",
            "alexa-contract 12, row 80")),
    OLD_REFRESH_TOKEN_DIES_AT_ONCE(error(
            "The old refresh token still works a second after a refresh.",
            "The old refresh token is dead a second after a refresh. Where an answer is lost, or two servers of Amazon's refresh at once, the link is lost.",
            "Let the old one work for five minutes or more, better an hour, or do not rotate.",
            "alexa-contract 2.3, 12 row 74")),
    OLD_REFRESH_TOKEN_DIES_IN_A_MINUTE(error(
            "The old refresh token still works a minute after a refresh.",
            "The old refresh token is dead a minute after a refresh.",
            "Let the old one work for five minutes or more, better an hour.",
            "alexa-contract 12, row 74")),
    OLD_REFRESH_TOKEN_DIES_IN_FIVE_MINUTES(error(
            "The old refresh token still works 299 seconds after a refresh.",
            "The old refresh token is dead 299 seconds after a refresh. Amazon asks for five minutes.",
            "Let the old one work for five minutes or more, better an hour.",
            "alexa-contract 2.3, 12 row 74")),
    REUSE_KILLS_LINK(error(
            "When an old refresh token comes again, the new one lives.",
            "When an old refresh token comes again, the new one dies with it.",
            "Do not take a second use within an hour for theft: Alexa repeats itself.",
            "alexa-contract 2.3, 12 row 75")),
    PARALLEL_REFRESH_FAILS(error(
            "Eight refreshes at once are all answered.",
            "Of eight refreshes at once, some are refused.",
            "Answer each with tokens: with the same, or with siblings.",
            "alexa-contract 12, row 76")),
    PARALLEL_TOKENS_DEAD(error(
            "Whatever eight refreshes at once answered, works.",
            "A refresh token that one of eight refreshes at once answered does not work.",
            "Let every token work that was handed out: which one Alexa keeps is not yours to say.",
            "alexa-contract 12, row 76")),
    LOST_ANSWER_KILLS_LINK(error(
            "A link survives the loss of an answer.",
            "After an answer that never arrived, the link is dead.",
            "Let the old refresh token work until the new one has been seen.",
            "alexa-contract 12, row 77")),
    OLD_ACCESS_TOKEN_DIES(error(
            "The old access token lives on after a refresh.",
            "The old access token dies with a refresh; a directive under way fails.",
            "Let it live until it expires by itself.",
            "alexa-contract 12, row 84")),
    WRONG_SECRET_REFRESHES(error(
            "A refresh with a wrong secret is refused.",
            "A refresh with a wrong secret is accepted.",
            "Authenticate the client at every refresh.",
            "RFC6749-6")),
    UNKNOWN_REFRESH_TOKEN_ANSWER_ODD(error(
            "An unknown refresh token is answered with invalid_grant.",
            "An unknown refresh token is answered with something else than 400 and invalid_grant.",
            "Answer 400 with {\"error\":\"invalid_grant\"}; never that, though, where the token may be good and the database is away: that is 503.",
            "RFC6749-5.2; alexa-contract 12, row 64")),
    LINK_DIES(error(
            "Nothing says that this link will die.",
            "The link will die at the time below, and the customer will have to link again.",
            "Let refresh tokens live without end, or for 180 days or more from their last use.",
            "alexa-contract 2.2, 12 rows 78 and 79"));

    private final Saying saying;

    RefreshCheck(Saying saying) {
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }
}
