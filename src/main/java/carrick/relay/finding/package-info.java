/** What is concluded of attempts that passed a recording relay: whatever is wrong there is wrong at the server behind it. */
package carrick.relay.finding;
