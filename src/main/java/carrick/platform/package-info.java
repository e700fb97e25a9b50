/** What the container lacks: settings that are checked at start, the database's clock, ids, the master key, and a schema that is there. */
package carrick.platform;
