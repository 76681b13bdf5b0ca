/** The checker's work grows no faster than the code it checks. */
package dev.locksmith.processor.growth;
