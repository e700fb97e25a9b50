package carrick.account;

/** That a user name is not any more the name of the account that had it: whatever goes by the name alone must forget it. */
public record NameLost(String username) {}
