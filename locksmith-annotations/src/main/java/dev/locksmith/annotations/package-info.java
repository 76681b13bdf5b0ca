/** The vocabulary of Locksmith. */
package dev.locksmith.annotations;
