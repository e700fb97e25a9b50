/**
 * Why a link failed, and what to do about it. {@link carrick.diagnosis.Rule}s read what the trace kept, each concludes one thing; what the
 * conclusions say is a platform's knowledge and lies with it. Nothing here runs inside a request of the protocol, and nothing is decided by it.
 */
package carrick.diagnosis;
