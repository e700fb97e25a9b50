/** The people who run Carrick: who they are, what each may do, and what they changed. */
package carrick.staff;
