/**
 * Generated programs: the checker's verdicts on them are those of a slow interpreter that follows
 * every path, and stay the same when a program is rewritten without changing what it does.
 */
package dev.locksmith.processor.program;
