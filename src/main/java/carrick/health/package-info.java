/**
 * What MicroProfile Health asks a node. A server without it starts Carrick all the same: {@code beans.xml} leaves this room out then, and
 * no other room may use it.
 */
package carrick.health;
