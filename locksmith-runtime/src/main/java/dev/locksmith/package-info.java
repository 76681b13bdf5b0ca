/** Keys, lock scopes and mutexes. */
@NullMarked
package dev.locksmith;

import org.jspecify.annotations.NullMarked;
